/**
 * What a cache's card counts, in the order of the course: some outcomes always, so that a card
 * does not change its shape, the others once there are any.
 */
import type { Counters } from '../../frame/types'
import { OUTCOME_WORDS } from '../../words/outcomeWords'

/** What an origin answers without a cache is no cache's outcome. */
const COUNTED = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'error'] as const

export interface CounterRow {
  readonly tone: (typeof COUNTED)[number]
  readonly word: string
  readonly count: number
}

export function counterRows(counters: Counters, always: readonly CounterRow['tone'][]): readonly CounterRow[] {
  return COUNTED.filter((tone) => counters[tone] > 0 || always.includes(tone)).map((tone) => ({ tone, word: OUTCOME_WORDS[tone], count: counters[tone] }))
}
