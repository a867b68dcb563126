/**
 * The words of the course for an outcome, as they stand on counters and marks.
 */
import type { OutcomeName } from '../trace/traceKinds'

export const OUTCOME_WORDS: Readonly<Record<OutcomeName, string>> = {
  hit: 'HIT', miss: 'MISS', stale: 'STALE', revalidated: '304', bypass: 'BYPASS', error: 'ERROR', direct: 'ORIGIN',
}
