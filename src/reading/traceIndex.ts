/**
 * What frameAt looks up instead of replaying: for each series of records, the numbers of its
 * records in order. Built once for a run, on first use; a question is then a binary search.
 */
import { usToMs } from '../engine/time'
import { Kind, OUTCOME_NAMES, Outcome, slotIndex } from '../trace/traceKinds'
import type { LeverValue, LeverValues } from '../cdn/topology'
import { initialLevers } from '../scene/leverValues'
import type { Run } from '../run/run.types'
import { type AnswerIndex, answerIndex } from './answerIndex'
import { type CopyIndex, copyIndex } from './copyIndex'
import { Intervals } from '../trace/intervals'
import type { WaitMark } from '../frame/types'

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
  /** [node]: the waits that these tell (µs), in the same order. */
  readonly waits: readonly Float64Array[]
  /** [node]: their marks, in the same order. */
  readonly marks: readonly (readonly WaitMark[])[]
  /** [node]: which of them, by place in that order, are answers to requests with a name. */
  readonly named: readonly Int32Array[]
  readonly allDones: Int32Array
  /** Prefix counts of those that a cache answered without asking, one longer than `allDones`. */
  readonly hits: Int32Array
  readonly copies: CopyIndex
  readonly answers: AnswerIndex
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

/** Growing lists of record numbers by key. */
class Series {
  readonly #lists: number[][] = []
  add(key: number, record: number): void {
    ;(this.#lists[key] ??= []).push(record)
  }
  get(key: number): Int32Array {
    return new Int32Array(this.#lists[key] ?? [])
  }
}

const OUTCOMES = OUTCOME_NAMES.length

/** Reads the trace once and sorts its records into series. */
class Collector {
  readonly outcomes = new Series()
  readonly slots = new Series()
  readonly inside = new Series()
  readonly dones = new Series()
  /** Records of one kind each, wherever they happened. */
  readonly byKind = new Series()
  /** Slot and Life records. */
  readonly copies: number[] = []
  readonly firstOutcome: Int32Array
  /** Time of each request's Done record; Infinity while it has none. */
  readonly doneAt: Float64Array
  /** One more than the most slots that a node shows. */
  readonly slotUnit: number
  readonly #run: Run

  constructor(run: Run) {
    this.#run = run
    this.firstOutcome = new Int32Array(run.requests.length).fill(-1)
    this.doneAt = new Float64Array(run.requests.length).fill(Infinity)
    this.slotUnit = Math.max(...run.nodes.map(({ shows }) => shows.length)) + 1
    for (let i = 0; i < run.trace.length; i++) this.#read(i)
  }

  #read(i: number): void {
    const { trace } = this.#run
    const kind = trace.kind(i)
    const node = trace.node(i)
    switch (kind) {
      case Kind.Outcome:
        return this.#outcome(i, node, trace.request(i))
      case Kind.Slot:
        this.copies.push(i)
        return this.#slot(i, node)
      case Kind.Life:
        this.copies.push(i)
        return
      case Kind.Receive:
      case Kind.Answer:
        this.inside.add(node, i)
        break
      case Kind.Done:
        this.dones.add(node, i)
        this.doneAt[trace.request(i)] = trace.timeUs(i)
        break
      case Kind.Hop:
      case Kind.Request:
      case Kind.Step:
      case Kind.Lever:
      case Kind.Content:
      case Kind.Sent:
      case Kind.Deploy:
        break
      default:
        return
    }
    this.byKind.add(kind, i)
  }

  #outcome(i: number, node: number, request: number): void {
    this.outcomes.add(node * OUTCOMES + this.#run.trace.a(i), i)
    if (request >= 0 && this.firstOutcome[request] === -1) this.firstOutcome[request] = i
  }

  #slot(i: number, node: number): void {
    const slot = slotIndex(this.#run.trace.a(i))
    if (slot < this.#run.nodes[node]!.shows.length) this.slots.add(node * this.slotUnit + slot, i)
  }
}

function buildIndex(run: Run): TraceIndex {
  const { trace, nodes, requests } = run
  const { outcomes, slots, inside, dones, byKind, copies, firstOutcome, doneAt, slotUnit } = new Collector(run)
  const receives = byKind.get(Kind.Receive)
  const hops = byKind.get(Kind.Hop)
  const allDones = byKind.get(Kind.Done)
  const starts = byKind.get(Kind.Request)
  const timesOf = (records: Int32Array): Float64Array => measured(records, (i) => trace.timeUs(i))
  const receiveTimes = timesOf(receives)
  const donesOf = nodes.map((_, node) => dones.get(node))
  const marks = donesOf.map((records) => Array.from(records, (i) => markOf(run, firstOutcome, i)))
  return {
    outcomes: nodes.map((_, node) => OUTCOME_NAMES.map((_, outcome) => outcomes.get(node * OUTCOMES + outcome))),
    slots: nodes.map(({ shows }, node) => shows.map((_, slot) => slots.get(node * slotUnit + slot))),
    receives,
    receiveTimes,
    peaks: runningPeaks(receiveTimes),
    conditionals: prefixCounts(receives.map((i) => trace.a(i))),
    inside: nodes.map((_, node) => inside.get(node)),
    dones: donesOf,
    waits: donesOf.map((records) => measured(records, (i) => trace.b(i))),
    marks,
    named: marks.map((ofNode) => placesOf(ofNode, ({ request }) => requests[request]!.name !== undefined)),
    allDones,
    hits: prefixCounts(allDones.map((i) => Number(isHit(run, firstOutcome[trace.request(i)]!)))),
    copies: copyIndex(run, Int32Array.from(copies)),
    answers: answerIndex(run, {
      contents: byKind.get(Kind.Content), sent: byKind.get(Kind.Sent), deploys: byKind.get(Kind.Deploy),
    }),
    hops: new Intervals(hops, timesOf(hops), measured(hops, (i) => trace.timeUs(i) + trace.b(i))),
    open: new Intervals(starts, timesOf(starts), measured(starts, (i) => doneAt[trace.request(i)]!)),
    byRequest: groupByRequest(run),
    firstOutcome,
    followed: starts.filter((i) => requests[trace.request(i)]!.follow),
    stepStarts: byKind.get(Kind.Step),
    levers: leverSnapshots(run, byKind.get(Kind.Lever)),
    linkBetween: linkTable(run),
  }
}

/** Where in a list the wanted ones are. */
function placesOf<T>(list: readonly T[], wanted: (one: T) => boolean): Int32Array {
  const places: number[] = []
  list.forEach((one, k) => {
    if (wanted(one)) places.push(k)
  })
  return new Int32Array(places)
}

/** Fresh or stale, it came from a cache; `outcome` is a record, -1 when nothing was decided. */
function isHit({ trace }: Run, outcome: number): boolean {
  return outcome >= 0 && (trace.a(outcome) === Outcome.Hit || trace.a(outcome) === Outcome.Stale)
}

function markOf({ trace }: Run, firstOutcome: Int32Array, done: number): WaitMark {
  const request = trace.request(done)
  const outcome = firstOutcome[request]!
  return { request, ms: usToMs(trace.b(done)), outcome: outcome < 0 ? 'direct' : OUTCOME_NAMES[trace.a(outcome)]! }
}

/** A figure of each record. A loop: Float64Array.from takes ten times as long. */
function measured(records: Int32Array, figureOf: (record: number) => number): Float64Array {
  const figures = new Float64Array(records.length)
  for (let k = 0; k < records.length; k++) figures[k] = figureOf(records[k]!)
  return figures
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

function prefixCounts(flags: Int32Array): Int32Array {
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

function leverSnapshots({ scene, inputs, trace }: Run, records: Int32Array): TraceIndex['levers'] {
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
