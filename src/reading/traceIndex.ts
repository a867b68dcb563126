/**
 * The one index of a trace: its records sorted into series, and what became of each request as columns. Claims, prose and
 * the headless runner ask it through RunReport, frames ask it at a record: no measure is computed in two places. It is
 * built once for a run, on first use; a question is then a binary search or a look into a column. Its columns
 * (indexColumns.ts) may come from another thread.
 */
import type { LeverValues } from '../cdn/levers'
import type { Run } from '../run/run.types'
import { Intervals, lowerBound } from '../trace/intervals'
import type { Trace } from '../trace/trace'
import { HEALTH_NAMES, type HealthName, Kind, OUTCOME_NAMES, type Outcome, type OutcomeName } from '../trace/traceKinds'
import { CopySeries } from './copySeries'
import { Grouped } from './grouped'
import { type IndexColumns, OUTCOMES, indexColumns } from './indexColumns'
import { OriginSeries } from './originSeries'
import { NONE, type RequestColumns } from './requestColumns'

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
  /** How many of the first `count` records have changed what is shown of a node. */
  readonly changes: (node: number, count: number) => number
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
  return cache.get(run.trace) ?? adoptIndex(run, indexColumns(run))
}

/** The index of a run whose columns are there already. */
export function adoptIndex(run: Run, columns: IndexColumns): TraceIndex {
  const index = indexFrom(run, columns)
  cache.set(run.trace, index)
  return index
}

function indexFrom({ trace, nodes }: Run, columns: IndexColumns): TraceIndex {
  const { requests, stepOffsets, links, followed, levers } = columns
  const byKind = new Grouped(columns.byKind)
  const byRequest = new Grouped(columns.byRequest)
  const decided = new Grouped(columns.decided)
  const moves = new Grouped(columns.moves)
  const changes = new Grouped(columns.changes)
  const faults = new Grouped(columns.faults)
  const ofKind = (kind: Kind): Int32Array => byKind.get(kind)
  const stepStarts = ofKind(Kind.Step)
  return {
    ofKind,
    byRequest: (request) => byRequest.get(request),
    requests,
    outcomeAt: (request, count) => outcomeAt(requests, request, count),
    requestsOfStep: (step) => [stepOffsets[step] ?? 0, stepOffsets[step + 1] ?? 0],
    recordsOfStep: (step) => [step === 0 ? 0 : stepStarts[step]!, stepStarts[step + 1] ?? trace.length],
    stepStarts,
    decisions: (node, outcome, count) => lowerBound(decided.get(node * OUTCOMES + outcome), count),
    inside: (node, count) => insideAt(trace, lastBefore(moves.get(node), count)),
    changes: (node, count) => lowerBound(changes.get(node), count),
    health: (node, count) => healthAt(trace, lastBefore(faults.get(node), count)),
    lastFault: (node, count) => lastBefore(faults.get(node), count),
    origin: new OriginSeries(columns.origin),
    copies: new CopySeries(trace, columns.copies),
    hops: new Intervals(columns.hops),
    open: new Intervals(columns.open),
    followed,
    levers,
    linkBetween: (from, to) => links[from * nodes.length + to]!,
  }
}

function outcomeAt({ decided, outcomes }: RequestColumns, request: number, count: number): OutcomeName | null {
  const record = decided[request]!
  return record === NONE || record >= count ? null : OUTCOME_NAMES[outcomes[request]!]!
}

/** Each arrival and each departure says how many are inside then. */
function insideAt(trace: Trace, last: number | undefined): number {
  return last === undefined ? 0 : trace.b(last)
}

function healthAt(trace: Trace, last: number | undefined): HealthName {
  return last === undefined ? 'up' : HEALTH_NAMES[trace.a(last)]!
}

/** The last of some records that is among the first `count` of all. */
function lastBefore(records: Int32Array, count: number): number | undefined {
  return records[lowerBound(records, count) - 1]
}
