/**
 * A step of the view `front` up to a moment: its records, and times counted from the first change in it.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { stepOfCount } from './frameAt'

export interface FrontStep {
  readonly run: Reading
  readonly index: TraceIndex
  readonly step: number
  /** Records until the moment. */
  readonly count: number
  /** The moment as a time of the run, and in ms since the change. */
  readonly timeUs: number
  readonly nowMs: number
  /** ms since the change, of a time of the run (µs). */
  readonly clock: (us: number) => number
  /** URLs that change in the step. */
  readonly changing: ReadonlySet<string>
  /** Records of one kind in the step, until the moment. */
  readonly ofKind: (kind: Kind) => Int32Array
}

/** `position` is one of the run. */
export function frontStep(run: Reading, position: number): FrontStep {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const { startUs } = run.steps[step]!
  const deploys = recordsInStep(index, Kind.Deploy, step, Infinity)
  const zeroUs = deploys[0] === undefined ? startUs : run.trace.timeUs(deploys[0])
  const clock = (us: number): number => usToMs(us - zeroUs)
  return {
    run, index, step, count, clock,
    timeUs: Math.max(startUs, Math.ceil(position)),
    nowMs: clock(Math.max(startUs, position)),
    changing: new Set(Array.from(deploys, (i) => run.trace.string(run.trace.a(i)))),
    ofKind: (kind) => recordsInStep(index, kind, step, count),
  }
}
