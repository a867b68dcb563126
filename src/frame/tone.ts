/** The tone of a message in words. */
import { OUTCOME_NAMES, TONE_PLAIN } from '../trace/traceKinds'
import type { Tone } from './types'

export function toneName(code: number): Tone {
  return code === TONE_PLAIN ? 'plain' : OUTCOME_NAMES[code]!
}
