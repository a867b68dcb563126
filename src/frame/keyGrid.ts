/**
 * The entries of edges as a grid, and the latest requests beside it: into which cell each fell,
 * what it got, and whether that was right. It counts since the step began or the cell was
 * filled; what a cell holds is in the node's slots and not repeated here.
 */
import { Kind, type OutcomeName, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import type { Frame, GridCell, GridFrame, GridRow, NodeFrame } from './types'

/** No picture has room for more. */
const MOST_ROWS = 12
/** Between the parts of a key (src/cdn/http/cacheKey). */
const SEPARATOR = ' · '
const KINDS: ReadonlySet<number> = new Set([
  Kind.Request, Kind.Slot, Kind.Life, Kind.Select, Kind.Outcome, Kind.Content, Kind.Done,
])

/** A request as far as the step has come. */
interface Visit {
  readonly request: number
  edge: number
  slot: number
  /** The record that says so. */
  fell: number
  outcome: OutcomeName | null
  done: boolean
  content: string
  wrong: boolean
}

const eventsOf = new WeakMap<Reading, Int32Array>()

/** `wanted`: ids of the edges on view. The frame is one of this run. */
export function keyGridAt(run: Reading, { position, nodes }: Frame, wanted: readonly string[]): GridFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const edges = run.nodes.filter(({ id, index: node }) => wanted.includes(id) && nodes[node]!.active).map(({ index: node }) => node)
  const since = index.stepStarts[lowerBound(index.stepStarts, count) - 1] ?? 0
  const { visits, tallies } = replay(run, edges, since, count)
  return {
    edges: edges.map((node) => ({ node, cells: cellsOf(nodes[node]!, tallies, visits, (slot) => index.copies.takenSince(node, slot, count)) })),
    rows: visits.slice(-MOST_ROWS).reverse().map((visit) => rowOf(run, visit)),
  }
}

/** What happened between the step's beginning and the moment: looks at every record of those kinds in between. */
function replay(run: Reading, edges: readonly number[], since: number, count: number): { visits: Visit[]; tallies: Tallies } {
  const { trace } = run
  const events = gridEvents(run)
  const visits = new Map<number, Visit>()
  const tallies: Tallies = new Map()
  for (let k = lowerBound(events, since); k < events.length && events[k]! < count; k++) {
    const i = events[k]!
    const node = trace.node(i)
    const kind = trace.kind(i)
    if (kind === Kind.Request) visits.set(trace.request(i), newVisit(trace.request(i)))
    const isEmptied = kind === Kind.Slot && slotState(trace.a(i)) === SlotState.Empty
    if (isEmptied) tallies.delete(cellKey(node, slotIndex(trace.a(i))))
    const visit = visits.get(trace.request(i))
    if (!visit || visit.done || isEmptied) continue
    if (kind === Kind.Done) visit.done = true
    else if (kind === Kind.Outcome) visit.outcome = indexOf(run).outcomeAt(visit.request, i + 1)
    else if (kind === Kind.Content) {
      Object.assign(visit, { content: trace.string(trace.a(i)), wrong: trace.a(i) !== trace.b(i) })
      if (visit.wrong) tallyOf(tallies, visit).wrong++
    } else if (edges.includes(node)) {
      Object.assign(visit, { edge: node, slot: slotIndex(trace.a(i)), fell: i })
      if (kind === Kind.Select) tallyOf(tallies, visit).hits++
    }
  }
  return { visits: [...visits.values()], tallies }
}

/** How cells were used since they were filled, or since the step began. */
type Tallies = Map<string, { hits: number; wrong: number }>

function tallyOf(tallies: Tallies, { edge, slot }: Visit): { hits: number; wrong: number } {
  const key = cellKey(edge, slot)
  const tally = tallies.get(key) ?? { hits: 0, wrong: 0 }
  tallies.set(key, tally)
  return tally
}

function newVisit(request: number): Visit {
  return { request, edge: -1, slot: -1, fell: -1, outcome: null, done: false, content: '', wrong: false }
}

const cellKey = (node: number, slot: number): string => `${node} ${slot}`

/** The records that a grid is made of, in order. */
function gridEvents(run: Reading): Int32Array {
  let events = eventsOf.get(run)
  if (!events) {
    const found: number[] = []
    for (let i = 0; i < run.trace.length; i++) if (KINDS.has(run.trace.kind(i))) found.push(i)
    events = Int32Array.from(found)
    eventsOf.set(run, events)
  }
  return events
}

/** Slots that hold something or are being filled, in the order in which they came. */
function cellsOf({ index: node, slots }: NodeFrame, tallies: Tallies, visits: readonly Visit[], takenSince: (slot: number) => number): GridCell[] {
  const latest = visits.findLast((visit) => visit.edge === node)?.slot
  // What is being filled has no key of its own yet, and its cell is the next one.
  const rank = (slot: number): number => (slots[slot]!.state === 'filling' ? Infinity : takenSince(slot))
  const taken = [...slots.keys()].filter((slot) => slots[slot]!.state !== 'empty').map((slot) => ({ slot, at: rank(slot) }))
  return taken.sort((a, b) => (a.at === b.at ? a.slot - b.slot : a.at - b.at)).map(({ slot }) => {
    const { key } = slots[slot]!
    return { slot, ...readKey(key), ...(tallies.get(cellKey(node, slot)) ?? { hits: 0, wrong: 0 }), lit: slot === latest }
  })
}

/** "GET /page · accept-encoding: br" */
function readKey(key: string): Pick<GridCell, 'primary' | 'parts'> {
  const [primary = '', ...rest] = key.split(SEPARATOR)
  return {
    primary,
    parts: rest.map((part) => {
      const colon = part.indexOf(': ')
      return colon < 0 ? [part, ''] : [part.slice(0, colon), part.slice(colon + 2)]
    }),
  }
}

function rowOf(run: Reading, { slot, fell, ...visit }: Visit): GridRow {
  const { url, headers } = run.requests.at(visit.request)!
  // Its place may be another key's by now.
  const key = fell < 0 ? '' : (indexOf(run).copies.at(visit.edge, slot, fell + 1, run.trace.timeUs(fell))?.key ?? '')
  const names = new Set(readKey(key).parts.map(([name]) => name.toLowerCase()))
  return { ...visit, url, fields: headers.map(([name, value]) => ({ name, value, keyed: names.has(name.toLowerCase()) })) }
}
