/**
 * What frameAt looks up instead of replaying: for each series of records, the numbers of its
 * records in order. Built once for a run, on first use; a question is then a binary search.
 */
import { Kind, OUTCOME_NAMES, slotIndex } from '../engine/traceKinds'
import type { LeverValue, LeverValues } from '../cdn/topology'
import { initialLevers } from '../scene/leverValues'
import type { Run } from '../scene/run.types'
import { Intervals } from './intervals'

export interface TraceIndex {
  /** [node][outcome]: Outcome records. */
  readonly outcomes: readonly (readonly Int32Array[])[]
  /** [node][slot shown]: Slot records. */
  readonly slots: readonly (readonly Int32Array[])[]
  /** Receive records of all origins, their times, and the highest rate up to each. */
  readonly receives: Int32Array
  readonly receiveTimes: Float64Array
  readonly peaks: Int32Array
  /** Prefix counts of conditional requests, one longer than `receives`. */
  readonly conditionals: Int32Array
  /** [node]: Receive and Answer records. */
  readonly inside: readonly Int32Array[]
  /** [node]: Done records of a client. */
  readonly dones: readonly Int32Array[]
  readonly allDones: Int32Array
  readonly hops: Intervals
  /** Requests from their Request record to their Done record. */
  readonly open: Intervals
  /** [request]: all of its records. */
  readonly byRequest: (request: number) => Int32Array
  /** [request]: its first Outcome record; -1 when it has none. */
  readonly firstOutcome: Int32Array
  readonly followed: Int32Array
  /** Step records: where each step begins. */
  readonly stepStarts: Int32Array
  /** Levers in force from each of these records on. */
  readonly levers: readonly { readonly record: number; readonly values: LeverValues }[]
  /** Link number for a pair of nodes; -1 when none joins them. */
  readonly linkBetween: (from: number, to: number) => number
}

const cache = new WeakMap<Run, TraceIndex>()

export function indexOf(run: Run): TraceIndex {
  let index = cache.get(run)
  if (!index) {
    index = buildIndex(run)
    cache.set(run, index)
  }
  return index
}

/** Growing lists while the trace is read. */
class Series {
  readonly lists: number[][] = []
  add(key: number, record: number): void {
    ;(this.lists[key] ??= []).push(record)
  }
  get(key: number): Int32Array {
    return Int32Array.from(this.lists[key] ?? [])
  }
}

function buildIndex(run: Run): TraceIndex {
  const { trace, nodes, requests } = run
  const outcomeCount = OUTCOME_NAMES.length
  const outcomes = new Series()
  const slots = new Series()
  const inside = new Series()
  const dones = new Series()
  const receives: number[] = []
  const hops: number[] = []
  const starts: number[] = []
  const stepStarts: number[] = []
  const leverRecords: number[] = []
  const doneAt = new Float64Array(requests.length).fill(Infinity)
  const allDones: number[] = []
  const firstOutcome = new Int32Array(requests.length).fill(-1)
  const maxSlots = Math.max(1, ...nodes.map(({ shows }) => shows.length))
  for (let i = 0; i < trace.length; i++) {
    const node = trace.node(i)
    const request = trace.request(i)
    switch (trace.kind(i)) {
      case Kind.Hop:
        hops.push(i)
        break
      case Kind.Outcome:
        outcomes.add(node * outcomeCount + trace.a(i), i)
        if (request >= 0 && firstOutcome[request] === -1) firstOutcome[request] = i
        break
      case Kind.Slot: {
        const slot = slotIndex(trace.a(i))
        if (slot < nodes[node]!.shows.length) slots.add(node * maxSlots + slot, i)
        break
      }
      case Kind.Receive:
        receives.push(i)
        inside.add(node, i)
        break
      case Kind.Answer:
        inside.add(node, i)
        break
      case Kind.Request:
        starts.push(i)
        break
      case Kind.Done:
        dones.add(node, i)
        allDones.push(i)
        doneAt[request] = trace.timeUs(i)
        break
      case Kind.Step:
        stepStarts.push(i)
        break
      case Kind.Lever:
        leverRecords.push(i)
    }
  }
  const receiveTimes = Float64Array.from(receives, (i) => trace.timeUs(i))
  return {
    outcomes: nodes.map((_, node) => OUTCOME_NAMES.map((_, outcome) => outcomes.get(node * outcomeCount + outcome))),
    slots: nodes.map(({ shows }, node) => shows.map((_, slot) => slots.get(node * maxSlots + slot))),
    receives: Int32Array.from(receives),
    receiveTimes,
    peaks: runningPeaks(receiveTimes),
    conditionals: prefixCounts(receives.map((i) => trace.a(i))),
    inside: nodes.map((_, node) => inside.get(node)),
    dones: nodes.map((_, node) => dones.get(node)),
    allDones: Int32Array.from(allDones),
    hops: new Intervals(
      Int32Array.from(hops),
      Float64Array.from(hops, (i) => trace.timeUs(i)),
      Float64Array.from(hops, (i) => trace.timeUs(i) + trace.b(i)),
    ),
    open: new Intervals(
      Int32Array.from(starts),
      Float64Array.from(starts, (i) => trace.timeUs(i)),
      Float64Array.from(starts, (i) => doneAt[trace.request(i)]!),
    ),
    byRequest: groupByRequest(run),
    firstOutcome,
    followed: Int32Array.from(starts.filter((i) => requests[trace.request(i)]!.follow)),
    stepStarts: Int32Array.from(stepStarts),
    levers: leverSnapshots(run, leverRecords),
    linkBetween: linkTable(run),
  }
}

function runningPeaks(times: Float64Array): Int32Array {
  const peaks = new Int32Array(times.length)
  let peak = 0
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= 1_000_000) first++
    peak = Math.max(peak, last - first + 1)
    peaks[last] = peak
  }
  return peaks
}

function prefixCounts(flags: readonly number[]): Int32Array {
  const counts = new Int32Array(flags.length + 1)
  flags.forEach((flag, k) => (counts[k + 1] = counts[k]! + flag))
  return counts
}

/** Records sorted by request: one pass to count, one to place. */
function groupByRequest({ trace, requests }: Run): (request: number) => Int32Array {
  const offsets = new Int32Array(requests.length + 1)
  for (let i = 0; i < trace.length; i++) {
    const request = trace.request(i)
    if (request >= 0) offsets[request + 1]!++
  }
  for (let r = 0; r < requests.length; r++) offsets[r + 1]! += offsets[r]!
  const next = offsets.slice()
  const records = new Int32Array(offsets[requests.length]!)
  for (let i = 0; i < trace.length; i++) {
    const request = trace.request(i)
    if (request >= 0) records[next[request]!++] = i
  }
  return (request) => records.subarray(offsets[request], offsets[request + 1])
}

function leverSnapshots({ scene, inputs, trace }: Run, records: readonly number[]): TraceIndex['levers'] {
  let values: LeverValues = { ...initialLevers(scene.levers), ...inputs.levers }
  const snapshots = [{ record: -1, values }]
  for (const record of records) {
    const value = JSON.parse(trace.string(trace.b(record))) as LeverValue
    values = { ...values, [trace.string(trace.a(record))]: value }
    snapshots.push({ record, values })
  }
  return snapshots
}

function linkTable({ nodes, links }: Run): (from: number, to: number) => number {
  const size = nodes.length
  const table = new Int16Array(size * size).fill(-1)
  for (const { index, from, to } of links) {
    table[from * size + to] = index
    table[to * size + from] = index
  }
  return (from, to) => table[from * size + to]!
}
