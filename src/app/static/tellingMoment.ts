/**
 * The moment of a run that a still shows: a followed request on its way, late in the scene, so
 * that the picture has something to tell.
 */
import { Kind } from '../../trace/traceKinds'
import type { Run } from '../../run/run.types'

/** Part of the wait that has passed at the moment. */
const SHARE = 0.32
/** A wait counts as a long way when it is at least this part of the longest one. */
const LONG = 0.4

export function tellingMomentUs({ trace, requests, endUs }: Run): number {
  const waits = new Map<number, number>()
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) === Kind.Done) waits.set(trace.request(i), trace.b(i))
  }
  const followed = requests.filter((one) => one.follow && waits.has(one.id))
  const longest = Math.max(0, ...followed.map((one) => waits.get(one.id)!))
  const chosen = followed.findLast((one) => waits.get(one.id)! >= longest * LONG)
  return chosen ? chosen.atUs + waits.get(chosen.id)! * SHARE : endUs
}
