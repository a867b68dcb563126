/**
 * The records of one kind that a step has had: two binary searches in a column, however long the run is.
 */
import { lowerBound } from '../trace/intervals'
import type { Kind } from '../trace/traceKinds'
import type { TraceIndex } from './traceIndex'

/** Those of a step among the first `count` records of the run, in order. */
export function recordsInStep(index: TraceIndex, kind: Kind, step: number, count: number): Int32Array {
  const records = index.ofKind(kind)
  const [first, end] = index.recordsOfStep(step)
  return records.subarray(lowerBound(records, first), lowerBound(records, Math.min(end, count)))
}
