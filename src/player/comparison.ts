/**
 * Two runs on one clock: the time since the step began. When the run in view has ended its
 * step, so has the other, so that what is compared is whole.
 */
import type { Playhead } from './playhead'
import type { PlayedRun } from './runs.types'

/** The position in the other run that belongs to the playhead. */
export function comparisonPosition(playhead: Playhead, other: PlayedRun): number {
  const span = other.dilation.steps[playhead.step]
  if (!span) return other.run.endUs
  if (playhead.atStepEnd) return span.end
  return Math.min(span.end, span.start + (playhead.position - playhead.startOf(playhead.step)))
}
