/**
 * A moment of a run with what reading an instrument takes: its frame, and the index of the trace up to it.
 */
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import type { Run } from '../run/run.types'
import { countAt } from '../trace/position'
import type { Frame } from './types'

export interface Instant {
  readonly run: Run
  /** A frame of `run`. */
  readonly frame: Frame
  readonly index: TraceIndex
  /** How many records have happened. */
  readonly count: number
}

export function instantOf(run: Run, frame: Frame): Instant {
  return { run, frame, index: indexOf(run), count: countAt(run.trace, frame.position) }
}
