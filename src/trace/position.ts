/**
 * Positions of the playhead. A position is µs of virtual time; its fraction tells the records
 * of one µs apart: of n records at time T, the k-th has happened from T - 1 + k/n on. Whole
 * numbers therefore mean "everything up to and at that time".
 */
import type { Trace } from './trace'

/** Positions are rounded by doubles; a k-th of a µs is never missed by this much. */
const TOLERANCE = 1e-3

/** How many records have happened at the position: O(log n). */
export function countAt(trace: Trace, position: number): number {
  const timeUs = Math.ceil(position)
  const before = trace.countUpTo(timeUs - 1)
  const at = trace.countUpTo(timeUs) - before
  return before + Math.min(at, Math.floor(at * (position - (timeUs - 1)) + TOLERANCE))
}

/** The first position at which record i has happened. */
export function positionOf(trace: Trace, i: number): number {
  return positionInside(trace, i, 1)
}

/** A position at which every record before i has happened and i has not. */
export function positionBefore(trace: Trace, i: number): number {
  return positionInside(trace, i, 0.5)
}

function positionInside(trace: Trace, i: number, offset: number): number {
  const timeUs = trace.timeUs(i)
  const before = trace.countUpTo(timeUs - 1)
  const at = trace.countUpTo(timeUs) - before
  return timeUs - 1 + (i - before + offset) / at
}
