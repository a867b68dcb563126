/**
 * The one index of a trace: its records sorted into series, and what became of each request as columns. Claims, prose and
 * the headless runner ask it through RunReport, frames ask it at a record: no measure is computed in two places. It is
 * built once for a run, on first use; a question is then a binary search or a look into a column.
 */
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { Run } from '../run/run.types'
import { Intervals, lowerBound } from '../trace/intervals'
import type { Trace } from '../trace/trace'
import { HEALTH_NAMES, type HealthName, Kind, OUTCOME_NAMES, Outcome, type OutcomeName } from '../trace/traceKinds'
import { CopySeries } from './copySeries'
import { Grouped, figuresOf } from './grouped'
import { OriginSeries } from './originSeries'
import { NONE, type RequestColumns, requestColumns } from './requestColumns'

/** From and to (exclusive). */
export type Range = readonly [from: number, to: number]

export interface TraceIndex {
  /** The records of one kind, in order. */
  readonly ofKind: (kind: Kind) => Int32Array
  /** All records of one request, in order. */
  readonly byRequest: (request: number) => Int32Array
  /** What became of each request. */
  readonly requests: RequestColumns
  /** What the first shared cache on its way had decided after the first `count` records; null when none had. */
  readonly outcomeAt: (request: number, count: number) => OutcomeName | null
  /** Requests of a step, none for a number that is no step: they are numbered in the order of their steps. */
  readonly requestsOfStep: (step: number) => Range
  /** Records of a step; those before the first step belong to it. */
  readonly recordsOfStep: (step: number) => Range
  /** Step records: where each step begins. */
  readonly stepStarts: Int32Array
  /** How often a node has decided so among the first `count` records. */
  readonly decisions: (node: number, outcome: Outcome, count: number) => number
  /** Requests inside a node (working and waiting) after the first `count` records. */
  readonly inside: (node: number, count: number) => number
  /** What is wrong with a node after the first `count` records. */
  readonly health: (node: number, count: number) => HealthName
  /** The record of the last change of that; undefined when there was none. */
  readonly lastFault: (node: number, count: number) => number | undefined
  readonly origin: OriginSeries
  readonly copies: CopySeries
  /** Messages on their way, those that are lost for as long as they would have taken. */
  readonly hops: Intervals
  /** Requests from their Request record to their Done record. */
  readonly open: Intervals
  /** Request records of those that the story follows. */
  readonly followed: Int32Array
  /** Levers in force from each of these records on; the first is -1, before any record. */
  readonly levers: { readonly records: Int32Array; readonly values: readonly LeverValues[] }
  /** Link number for a pair of nodes; -1 when none joins them. */
  readonly linkBetween: (from: number, to: number) => number
}

const cache = new WeakMap<Trace, TraceIndex>()

/** The index of a run: built when it is first asked for (250 ms for a million records), and kept as long as its trace. */
export function indexOf(run: Run): TraceIndex {
  let index = cache.get(run.trace)
  if (!index) {
    index = buildIndex(run)
    cache.set(run.trace, index)
  }
  return index
}

const KINDS = Math.max(...Object.values(Kind)) + 1
const OUTCOMES = Math.max(...Object.values(Outcome)) + 1

function buildIndex(run: Run): TraceIndex {
  const { trace, nodes, requests: asked } = run
  const byKind = Grouped.numbers(trace.length, KINDS, (i) => trace.kind(i))
  const byRequest = Grouped.numbers(trace.length, asked.length, (i) => trace.request(i))
  const requests = requestColumns(run, byKind)
  const ofKind = (kind: Kind): Int32Array => byKind.get(kind)
  const stepStarts = ofKind(Kind.Step)
  const decided = Grouped.members(ofKind(Kind.Outcome), nodes.length * OUTCOMES, (i) => trace.node(i) * OUTCOMES + trace.a(i))
  const hops = Int32Array.from([...ofKind(Kind.Hop), ...ofKind(Kind.Lost)]).sort()
  const starts = ofKind(Kind.Request)
  const startsUs = figuresOf(starts, (i) => trace.timeUs(i))
  const endUs = (request: number): number => (requests.answered[request] === NONE ? Infinity : trace.timeUs(requests.answered[request]!))
  return {
    ofKind,
    byRequest: (request) => byRequest.get(request),
    requests,
    outcomeAt: (request, count) => outcomeAt(requests, request, count),
    requestsOfStep: stepRanges(run),
    recordsOfStep: (step) => [step === 0 ? 0 : stepStarts[step]!, stepStarts[step + 1] ?? trace.length],
    stepStarts,
    decisions: (node, outcome, count) => lowerBound(decided.get(node * OUTCOMES + outcome), count),
    inside: insideCounts(run, ofKind),
    ...healthSeries(run, ofKind(Kind.Fault)),
    origin: new OriginSeries(trace, byKind),
    copies: new CopySeries(run, byKind),
    hops: new Intervals(hops, figuresOf(hops, (i) => trace.timeUs(i)), figuresOf(hops, (i) => trace.timeUs(i) + trace.b(i))),
    open: new Intervals(starts, startsUs, figuresOf(starts, (i) => endUs(trace.request(i)))),
    followed: starts.filter((i) => asked.isFollowed(trace.request(i))),
    levers: leverSnapshots(run, ofKind(Kind.Lever)),
    linkBetween: linkTable(run),
  }
}

function outcomeAt({ decided, outcomes }: RequestColumns, request: number, count: number): OutcomeName | null {
  const record = decided[request]!
  return record === NONE || record >= count ? null : OUTCOME_NAMES[outcomes[request]!]!
}

/** Where the requests of each step begin and end. */
function stepRanges({ requests, steps }: Run): TraceIndex['requestsOfStep'] {
  const offsets = new Int32Array(steps.length + 1)
  for (let id = 0; id < requests.length; id++) offsets[requests.step(id) + 1]!++
  for (let step = 0; step < steps.length; step++) offsets[step + 1]! += offsets[step]!
  return (step) => [offsets[step] ?? 0, offsets[step + 1] ?? 0]
}

/** Each arrival and each departure says how many are inside then. */
function insideCounts({ trace, nodes }: Run, ofKind: TraceIndex['ofKind']): TraceIndex['inside'] {
  const [arrivals, departures] = [ofKind(Kind.Receive), ofKind(Kind.Answer)]
  const moves = new Int32Array(arrivals.length + departures.length)
  moves.set(arrivals)
  moves.set(departures, arrivals.length)
  moves.sort()
  const byNode = Grouped.members(moves, nodes.length, (i) => trace.node(i))
  return (node, count) => {
    const records = byNode.get(node)
    const last = records[lowerBound(records, count) - 1]
    return last === undefined ? 0 : trace.b(last)
  }
}

function healthSeries({ trace, nodes }: Run, records: Int32Array): Pick<TraceIndex, 'health' | 'lastFault'> {
  const byNode = Grouped.members(records, nodes.length, (i) => trace.node(i))
  const lastFault = (node: number, count: number): number | undefined => {
    const faults = byNode.get(node)
    return faults[lowerBound(faults, count) - 1]
  }
  const health = (node: number, count: number): HealthName => {
    const last = lastFault(node, count)
    return last === undefined ? 'up' : HEALTH_NAMES[trace.a(last)]!
  }
  return { health, lastFault }
}

function leverSnapshots({ levers, trace }: Run, records: Int32Array): TraceIndex['levers'] {
  let current = levers
  const values = [current]
  for (const record of records) {
    const value = JSON.parse(trace.string(trace.b(record))) as LeverValue
    current = { ...current, [trace.string(trace.a(record))]: value }
    values.push(current)
  }
  return { records: Int32Array.from([NONE, ...records]), values }
}

function linkTable({ nodes, links }: Run): TraceIndex['linkBetween'] {
  const size = nodes.length
  const table = new Int16Array(size * size).fill(NONE)
  for (const { index, from, to } of links) {
    table[from * size + to] = index
    table[to * size + from] = index
  }
  return (from, to) => table[from * size + to]!
}
