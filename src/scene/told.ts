/**
 * What a step says of a run: its prose and line, or, where levers have made a claim false that these rest on, the word of that
 * claim. Panels and player ask here, so that no sentence is shown, and nothing graded, where it is not true.
 */
import type { LeverValues } from '../cdn/levers'
import type { RunView } from './runView'
import type { Say } from './say'
import type { Claim, Step } from './types'

export interface Told {
  readonly prose: readonly string[]
  readonly line: string
  /** Whether the step says here what it was written to say. */
  readonly holds: boolean
}

export function toldOf(step: Step<LeverValues>, run: RunView, say: Say): Told {
  const instead = untrue(step, run)?.instead?.(run, say)
  return instead === undefined ? { prose: step.prose(run, say), line: step.line(run, say), holds: true } : { prose: [instead], line: instead, holds: false }
}

/** The first claim with a word of its own that does not hold in the run; undefined where the step may say what it says. */
export function untrue({ claims }: Step<LeverValues>, run: RunView): Claim<LeverValues> | undefined {
  return claims.find((claim) => claim.instead && !claim.holds(run))
}
