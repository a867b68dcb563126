/**
 * Requests that meet at a cache, at any moment of a run: a row for each, and when the baton passed between them.
 */
import { usToMs } from '../engine/time'
import type { Run } from '../run/run.types'
import type { DoorRow, DoorHistory } from './doorHistory'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import type { Trace } from '../trace/trace'
import { Kind } from '../trace/traceKinds'
import { DoorRowReader, type LeaderBefore } from './doorRow'
import { recordsInStep } from './recordsInStep'
import { type TraceIndex, indexOf } from './traceIndex'

/** What has happened at a cache to the requests of a step; `position` is one of the playhead, Infinity the end of the run. */
export function doorAt(run: Run, node: number, step: number, position: number): DoorHistory {
  const { trace, requests } = run
  const index = indexOf(run)
  const count = position === Infinity ? trace.length : countAt(trace, position)
  const leaderBefore = leadersAt(trace, index, node)
  const rows: DoorRow[] = []
  const [from, to] = index.requestsOfStep(step)
  for (let request = from; request < to; request++) {
    const reader = new DoorRowReader(trace, node, leaderBefore)
    for (const i of index.byRequest(request)) {
      if (i >= count) break
      reader.take(i, position)
    }
    const row = reader.row(count, { request, url: requests.url(request), fromUs: requests.at(request)!.atUs, outcome: index.outcomeAt(request, count) })
    if (row) rows.push(row)
  }
  return { rows, ...meetings(trace, index, node, step, count) }
}

function meetings(trace: Trace, index: TraceIndex, node: number, step: number, count: number): Pick<DoorHistory, 'batons' | 'hitForMiss'> {
  const ofStep = (kind: Kind): number[] => [...recordsInStep(index, kind, step, count)].filter((i) => trace.node(i) === node)
  const { exchanges } = trace
  return {
    batons: ofStep(Kind.Lead).filter((i) => trace.b(i) >= 0).map((i) => ({ atMs: usToMs(trace.timeUs(i)), from: exchanges.request(trace.b(i)), to: trace.request(i) })),
    hitForMiss: ofStep(Kind.HitForMiss).map((i) => ({ atMs: usToMs(trace.timeUs(i)), key: trace.string(trace.a(i)), forMs: trace.b(i) })),
  }
}

/** By node, who led under which key when: it is read once for a run, for a leader may be of an earlier step (a refresh behind an answer). */
const leaders = new WeakMap<TraceIndex, Map<number, LeaderBefore>>()

function leadersAt(trace: Trace, index: TraceIndex, node: number): LeaderBefore {
  const kept = leaders.get(index) ?? new Map<number, LeaderBefore>()
  leaders.set(index, kept)
  const leaderBefore = kept.get(node) ?? leadersOf(trace, index, node)
  kept.set(node, leaderBefore)
  return leaderBefore
}

/** By the records that say so. */
function leadersOf(trace: Trace, index: TraceIndex, node: number): LeaderBefore {
  const byKey = new Map<number, number[]>()
  for (const i of index.ofKind(Kind.Lead)) {
    if (trace.node(i) !== node) continue
    const records = byKey.get(trace.a(i))
    if (records) records.push(i)
    else byKey.set(trace.a(i), [i])
  }
  return (key, record) => {
    const records = byKey.get(key) ?? []
    return trace.request(records[lowerBound(records, record) - 1]!)
  }
}
