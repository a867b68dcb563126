/**
 * A moment of a run with what reading an instrument takes: its frame, and the index of the trace up to it.
 */
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'
import { countAt } from '../trace/position'
import type { Frame } from './types'

export interface Instant {
  readonly run: Reading
  /** A frame of `run`. */
  readonly frame: Frame
  readonly index: TraceIndex
  /** How many records have happened, and how many of them before the step that is on: what is counted is counted from there. */
  readonly count: number
  readonly since: number
}

export function instantOf(run: Reading, frame: Frame): Instant {
  const index = indexOf(run)
  return { run, frame, index, count: countAt(run.trace, frame.position), since: index.recordsOfStep(frame.step)[0] }
}
