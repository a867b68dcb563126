/**
 * sheetAt(run, position): a sheet of headers. Not a part of the Frame: it comes with the view that draws it.
 */
import { usToMs } from '../engine/time'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { clampPosition, leversOfCount } from './frameAt'
import { offerFrame } from './offerFrame'
import type { SheetCell, SheetFrame, SheetRowFrame, SheetSecond } from './sheetFrame'
import { slotFrame } from './slotFrame'

type SheetView = ViewOf<'sheet'>

interface Moment {
  readonly run: Reading
  readonly index: TraceIndex
  readonly count: number
  readonly position: number
}

export function sheetAt(run: Reading, requested: number, view: SheetView): SheetFrame {
  const position = clampPosition(run, requested)
  const moment = { run, index: indexOf(run), count: countAt(run.trace, position), position }
  const named = namedRequests(run)
  const rows = view.rows.map(({ name, note = '', first, second }): SheetRowFrame => {
    const [begun, asked] = [recordOf(moment, named.get(first)), recordOf(moment, named.get(second))]
    if (begun === null) return { name, note, header: '', state: 'to come', sinceMs: 0, held: heldAt(moment, view, null, null), second: null }
    const seen = asked === null ? null : secondOf(moment, view, named.get(second)!)
    const sinceMs = seen?.done ? 0 : usToMs(Math.max(0, position - run.trace.timeUs(begun)))
    return { name, note, header: headerAt(moment, view, begun), state: seen?.done ? 'done' : 'playing', sinceMs, held: heldAt(moment, view, begun, asked), second: seen }
  })
  return { rows, current: Math.max(0, rows.findLastIndex(({ state }) => state !== 'to come')) }
}

const names = new WeakMap<Reading, ReadonlyMap<string, number>>()

function namedRequests(run: Reading): ReadonlyMap<string, number> {
  const { requests } = run
  const known = names.get(run) ?? new Map(Array.from({ length: requests.length }, (_, id) => [requests.at(id)?.name ?? '', id]))
  names.set(run, known)
  return known
}

/** The record with which a request began; null when it has not yet. */
function recordOf({ index, count }: Moment, request: number | undefined): number | null {
  const [record] = request === undefined ? [] : index.byRequest(request)
  return record !== undefined && record < count ? record : null
}

/** Cache-Control as the origin sends it to what begins with this record. */
function headerAt({ run, index }: Moment, { columns }: SheetView, record: number): string {
  const origin = nodeOf(run, columns.at(-1)![0]!)
  const headers = offerFrame(run, index, origin, record, leversOfCount(index, record))?.headers ?? []
  return headers.find(([field]) => field.toLowerCase() === 'cache-control')?.[1] ?? ''
}

const nodeOf = ({ nodes }: Reading, id: string): number => nodes.findIndex((node) => node.id === id)

/** The caches on the way of the second request, that of its own user first; before it, of the first one. */
function heldAt({ run, index, count, position }: Moment, { columns, key }: SheetView, begun: number | null, asked: number | null): SheetCell[] {
  const { trace } = run
  const until = asked ?? count
  const timeUs = asked === null ? Math.max(0, position) : trace.timeUs(asked)
  return columns.slice(0, -1).map((ids, column) => {
    const record = asked ?? begun
    const node = column === 0 && record !== null ? trace.node(record) : nodeOf(run, ids[0]!)
    const slot = run.nodes[node]!.shows.indexOf(key)
    return { node, slot: begun === null ? { key, state: 'empty', request: -1, life: null } : slotFrame(run, index, { node, slot, count: until, timeUs }) }
  })
}

function secondOf({ run, index, count, position }: Moment, { columns }: SheetView, request: number): SheetSecond {
  const { trace } = run
  const all = index.byRequest(request)
  const records = all.subarray(0, lowerBound(all, count))
  const done = records.findLast((i) => trace.kind(i) === Kind.Done)
  const sent = records.findLast((i) => trace.kind(i) === Kind.Sent)
  const answer = records.findLast((i) => trace.kind(i) === Kind.Answer)
  const hops = records.filter((i) => trace.kind(i) === Kind.Hop && hopPhase(trace.a(i)) === Phase.Request)
  const columnOf = (node: number): number => columns.findIndex((ids) => ids.includes(run.nodes[node]!.id))
  const reached = hops.reduce((most, i) => {
    const to = columnOf(hopTo(trace.a(i)))
    return Math.max(most, to - 1 + Math.min(1, Math.max(0, (position - trace.timeUs(i)) / trace.b(i))))
  }, 0)
  return {
    request, reached,
    outcome: index.outcomeAt(request, count),
    waitMs: usToMs(done === undefined ? Math.max(0, position - run.requests.atUs(request)) : trace.b(done)),
    done: done !== undefined,
    origin: sent === undefined || answer === undefined ? null : { status: trace.a(answer), bytes: trace.a(sent) + trace.b(sent) },
  }
}
