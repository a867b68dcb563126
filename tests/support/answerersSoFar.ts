/**
 * Who answered the users of a step, from its records alone: what the instrument of that name is tried against.
 */
import type { Reading } from '../../src/reading/reading'
import { leakedFrom } from '../../src/scene/leaks'
import { stampMark, stampStation } from '../../src/trace/stamps'
import type { Trace } from '../../src/trace/trace'
import { Kind } from '../../src/trace/traceKinds'

export const ofKind = (trace: Trace, records: readonly number[], kind: Kind): number[] => records.filter((i) => trace.kind(i) === kind)

/** By request: the station whose stamp says that it went no further, else whether the origin got it, or it waited for another's. */
export function answerersSoFar({ trace, requests }: Reading, records: readonly number[], ofStep: readonly number[]): unknown {
  const dones = ofKind(trace, ofStep, Kind.Done)
  const whoOf = (done: number): string => {
    const own = records.filter((i) => trace.request(i) === trace.request(done) && !trace.isBehind(i))
    const stamp = ofKind(trace, own, Kind.Stamp).findLast((i) => ['answered', 'refused', 'failed'].includes(stampMark(trace.a(i))) && stampStation(trace.a(i)) !== 'page')
    if (stamp !== undefined) return stampStation(trace.a(stamp))
    if (trace.a(done) === 0) return 'nobody'
    return ofKind(trace, own, Kind.Receive).length > 0 ? 'origin' : ofKind(trace, own, Kind.Waited).length > 0 ? 'another' : 'cache'
  }
  const order = ['filter', 'limit', 'token', 'cors', 'redirect', 'function', 'store', 'cache', 'another', 'origin', 'nobody']
  const by = order.map((who) => ({ who, count: dones.filter((done) => whoOf(done) === who).length })).filter(({ count }) => count > 0)
  const shown = (done: number): string => ofKind(trace, records, Kind.Content).filter((i) => trace.request(i) === trace.request(done)).map((i) => trace.string(trace.a(i))).at(-1) ?? ''
  return { by, leaked: dones.filter((done) => leakedFrom({ content: shown(done), headers: requests.at(trace.request(done))!.headers }).length > 0).length, failed: dones.filter((done) => trace.a(done) >= 500).length }
}
