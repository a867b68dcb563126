/**
 * The moment of a run that a still shows: a followed request on its way, late in the scene, so
 * that the picture has something to tell.
 */
import { NONE } from '../../reading/requestColumns'
import { indexOf } from '../../reading/traceIndex'
import type { Run } from '../../run/run.types'

/** Part of the wait that has passed at the moment. */
const SHARE = 0.32
/** A wait counts as a long way when it is at least this part of the longest one. */
const LONG = 0.4

export function posterMomentUs(run: Run): number {
  const { endUs, trace } = run
  const { followed: starts, requests } = indexOf(run)
  const { answered, waitsUs } = requests
  const followed = Array.from(starts, (i) => trace.request(i)).filter((id) => answered[id] !== NONE)
  const longest = Math.max(0, ...followed.map((id) => waitsUs[id]!))
  const chosen = followed.findLast((id) => waitsUs[id]! >= longest * LONG)
  return chosen === undefined ? endUs : run.requests.atUs(chosen) + waitsUs[chosen]! * SHARE
}
