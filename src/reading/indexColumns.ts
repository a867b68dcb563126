/**
 * What an index consists of, as columns: plain data that crosses to another thread without a copy. Making them is the
 * work of an index (a pass over all records, and some over those of a kind); traceIndex.ts asks them.
 */
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { Run } from '../run/run.types'
import { Intervals, type IntervalsData } from '../trace/intervals'
import { Kind, Outcome } from '../trace/traceKinds'
import { type CopyColumns, copyColumns } from './copySeries'
import { Grouped, type GroupedData, figuresOf } from './grouped'
import { type OriginColumns, originColumns } from './originSeries'
import { NONE, type RequestColumns, requestColumns } from './requestColumns'

export interface IndexColumns {
  /** Records by kind, and by the user's request at the root of their exchange. */
  readonly byKind: GroupedData
  readonly byRequest: GroupedData
  readonly requests: RequestColumns
  /** [step]: number of its first request; one longer than there are steps. */
  readonly stepOffsets: Int32Array
  /** Outcome records by node * OUTCOMES + outcome. */
  readonly decided: GroupedData
  /** Records of arrivals and departures, by node. */
  readonly moves: GroupedData
  /** Records that change what is shown of a node, by node. */
  readonly changes: GroupedData
  /** Records of faults and of their end, by node. */
  readonly faults: GroupedData
  readonly origin: OriginColumns
  readonly copies: CopyColumns
  readonly hops: IntervalsData
  readonly open: IntervalsData
  readonly followed: Int32Array
  readonly levers: { readonly records: Int32Array; readonly values: readonly LeverValues[] }
  /** Link number by from * nodes + to; NONE where none joins them. */
  readonly links: Int16Array
}

const KINDS = Math.max(...Object.values(Kind)) + 1
export const OUTCOMES = Math.max(...Object.values(Outcome)) + 1
/** Kinds of records that a picture of a node is read from. That a copy grows old is no record. */
const CHANGES = [Kind.Outcome, Kind.Slot, Kind.Life, Kind.Receive, Kind.Answer, Kind.Deploy, Kind.Fault]

export function indexColumns(run: Run): IndexColumns {
  const parts = indexParts(run)
  let part = parts.next()
  while (!part.done) part = parts.next()
  return part.value
}

/** The same in parts, for whoever has to do something else in between. */
export function* indexParts(run: Run): Generator<undefined, IndexColumns, undefined> {
  const { trace, nodes, requests: asked } = run
  const byKind = Grouped.numbers(trace.length, KINDS, (i) => trace.kind(i))
  yield
  const byRequest = Grouped.numbers(trace.length, asked.length, (i) => trace.request(i))
  yield
  const requests = requestColumns(run, byKind)
  yield
  const ofKind = (kind: Kind): Int32Array => byKind.get(kind)
  const byNode = (kinds: readonly Kind[]): Grouped => Grouped.members(inOrder(kinds.map(ofKind)), nodes.length, (i) => (trace.node(i) < nodes.length ? trace.node(i) : NONE))
  const hops = inOrder([ofKind(Kind.Hop), ofKind(Kind.Lost)])
  const starts = ofKind(Kind.Request)
  const endUs = (request: number): number => (requests.answered[request] === NONE ? Infinity : trace.timeUs(requests.answered[request]!))
  const ofNodes = {
    decided: Grouped.members(ofKind(Kind.Outcome), nodes.length * OUTCOMES, (i) => trace.node(i) * OUTCOMES + trace.a(i)),
    moves: byNode([Kind.Receive, Kind.Answer]),
    changes: byNode(CHANGES),
    faults: byNode([Kind.Fault]),
  }
  yield
  const ofContent = { origin: originColumns(trace, byKind), copies: copyColumns(run, byKind) }
  yield
  return {
    byKind,
    byRequest,
    requests,
    stepOffsets: stepOffsets(run),
    ...ofNodes,
    ...ofContent,
    hops: Intervals.of(hops, figuresOf(hops, (i) => trace.timeUs(i)), figuresOf(hops, (i) => trace.timeUs(i) + trace.b(i))),
    open: Intervals.of(starts, figuresOf(starts, (i) => trace.timeUs(i)), figuresOf(starts, (i) => endUs(trace.request(i)))),
    followed: starts.filter((i) => asked.isFollowed(trace.request(i))),
    levers: leverSnapshots(run, ofKind(Kind.Lever)),
    links: linkTable(run),
  }
}

/** All records of some ascending lists, ascending. */
function inOrder(lists: readonly Int32Array[]): Int32Array {
  return lists.reduce((all, list) => (list.length === 0 ? all : merged(all, list)))
}

/** Of two lists that have no record in common. */
function merged(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length)
  let [i, j] = [0, 0]
  for (let k = 0; k < all.length; k++) all[k] = j === other.length || one[i]! < other[j]! ? one[i++]! : other[j++]!
  return all
}

/** Where the requests of each step begin and end. */
function stepOffsets({ requests, steps }: Run): Int32Array {
  const offsets = new Int32Array(steps.length + 1)
  for (let id = 0; id < requests.length; id++) offsets[requests.step(id) + 1]!++
  for (let step = 0; step < steps.length; step++) offsets[step + 1]! += offsets[step]!
  return offsets
}

function leverSnapshots({ levers, trace }: Run, records: Int32Array): IndexColumns['levers'] {
  let current = levers
  const values = [current]
  for (const record of records) {
    const value = JSON.parse(trace.string(trace.b(record))) as LeverValue
    current = { ...current, [trace.string(trace.a(record))]: value }
    values.push(current)
  }
  return { records: Int32Array.from([NONE, ...records]), values }
}

function linkTable({ nodes, links }: Run): Int16Array {
  const size = nodes.length
  const table = new Int16Array(size * size).fill(NONE)
  for (const { index, from, to } of links) {
    table[from * size + to] = index
    table[to * size + from] = index
  }
  return table
}
