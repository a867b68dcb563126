/**
 * The entries of edges as a grid, what they were when the step before ended, and the key of one request beside it: of what it
 * was made, into which cell it fell, what it got, and whether that was right. It counts since the step began or the cell was filled.
 * The cell that is lit is the one that this request fell into: picture, key and code speak of one request.
 */
import { Kind, type OutcomeName, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import type { Trace } from '../trace/trace'
import { lowerBound } from '../trace/intervals'
import { countAt, positionBefore } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import { dilationOf } from './dilation'
import { isForged } from './forged'
import { frameAt } from './frameAt'
import { hasTheView } from './spotlight'
import type { GridBefore, GridCell, GridEdge, GridFrame, GridRow } from './gridFrame'
import type { Frame, NodeFrame } from './types'

/** Between the parts of a key (src/cdn/http/cacheKey). */
const SEPARATOR = ' · '
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

/** `wanted`: ids of the edges on view. The frame is one of this run. */
export function keyGridAt(run: Reading, frame: Frame, wanted: readonly string[]): GridFrame {
  const { stepStarts } = indexOf(run)
  const count = countAt(run.trace, frame.position)
  const step = lowerBound(stepStarts, count) - 1
  const asked = shownRequest(run, frame, stepStarts[step] ?? 0, count)
  const visit = asked < 0 ? null : visitAt(run, asked, edgesOf(run, frame, wanted), count)
  return {
    edges: edgesAt(run, frame, wanted, visit),
    asked: visit && rowOf(run, visit),
    before: step > 0 ? beforeStep(run, step, wanted) : null,
  }
}

/** The edges on view that take part. */
function edgesOf(run: Reading, { nodes }: Frame, wanted: readonly string[]): readonly number[] {
  return run.nodes.filter(({ id, index: node }) => wanted.includes(id) && nodes[node]!.active).map(({ index: node }) => node)
}

/** `visit`: of the request whose key is shown. */
function edgesAt(run: Reading, frame: Frame, wanted: readonly string[], visit: Visit | null): GridEdge[] {
  const { position, nodes } = frame
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const since = index.stepStarts[lowerBound(index.stepStarts, count) - 1] ?? 0
  const uses = usesOf(run)
  return edgesOf(run, frame, wanted).map((node) => {
    const takenSince = (slot: number): number => index.copies.takenSince(node, slot, count)
    // What was emptied since is another key's cell, or none.
    const isCellOf = (one: Visit | null, slot: number): boolean => one !== null && one.edge === node && one.slot === slot && takenSince(slot) <= one.fell
    const { slots } = nodes[node]!
    const cells = takenSlots(nodes[node]!, takenSince).map((slot): GridCell => {
      const from = Math.max(since, takenSince(slot))
      const used = (records: readonly number[] = []): number => Math.max(0, lowerBound(records, count) - lowerBound(records, from))
      const { hits, wrong } = uses.get(cellKey(node, slot)) ?? {}
      const forged = isForged(run.nodes, slots[slot]!.life?.content ?? '')
      return { slot, ...readKey(slots[slot]!.key), hits: used(hits), wrong: used(wrong), forged, lit: isCellOf(visit, slot) }
    })
    return { node, cells, slots }
  })
}

const keptBefore = new WeakMap<Reading, Map<string, GridBefore>>()

/** What the edges held when the step before this one ended; made once, it stays the same all through the step. */
function beforeStep(run: Reading, step: number, wanted: readonly string[]): GridBefore {
  const ofRun = keptBefore.get(run) ?? new Map<string, GridBefore>()
  keptBefore.set(run, ofRun)
  const name = [step, ...wanted].join(' ')
  const found = ofRun.get(name)
  if (found) return found
  const end = frameAt(run, positionBefore(run.trace, indexOf(run).stepStarts[step]!))
  const before = { title: run.scene.steps[step - 1]!.title, edges: edgesAt(run, end, wanted, null) }
  ofRun.set(name, before)
  return before
}

/** For how long the key of one request stays on view in a crowd (ms of presentation). */
const HOLD_MS = 1400

/** The request whose key is shown, among those that were asked since record `since`: the followed one while it has the view, else the newest a moment ago. -1 when there is none. */
function shownRequest(run: Reading, { position, step, spotlight }: Frame, since: number, count: number): number {
  if (spotlight && hasTheView(indexOf(run), spotlight.request, count)) return spotlight.request
  const asked = indexOf(run).ofKind(Kind.Request)
  const { steps, toPresentation, toPosition } = dilationOf(run)
  const startMs = steps[step]?.startMs ?? 0
  const heldMs = startMs + Math.floor((toPresentation(position) - startMs) / HOLD_MS) * HOLD_MS
  const [first, end] = [lowerBound(asked, since), lowerBound(asked, count)]
  const held = lowerBound(asked, Math.min(count, countAt(run.trace, toPosition(heldMs))))
  // The very first is shown from when it is asked.
  const newest = Math.min(end, Math.max(held, first + 1)) - 1
  return Math.max(newest < first ? -1 : run.trace.request(asked[newest]!), spotlight?.request ?? -1)
}

/** What became of a request up to the moment: looks at its own records. */
function visitAt(run: Reading, request: number, edges: readonly number[], count: number): Visit {
  const visit: Visit = { request, edge: -1, slot: -1, fell: -1, outcome: null, done: false, content: '', wrong: false }
  for (const i of indexOf(run).byRequest(request)) {
    if (i >= count || visit.done) break
    follow(run, visit, i, (node) => edges.includes(node))
  }
  return visit
}

/** One more record of a request that is not done. */
function follow(run: Reading, visit: Visit, i: number, isWanted: (node: number) => boolean): void {
  const { trace } = run
  const kind = trace.kind(i)
  if (kind === Kind.Done) visit.done = true
  else if (kind === Kind.Outcome) visit.outcome = indexOf(run).outcomeAt(visit.request, i + 1)
  else if (kind === Kind.Content) Object.assign(visit, { content: trace.string(trace.a(i)), wrong: trace.a(i) !== trace.b(i) })
  else if (isWanted(trace.node(i)) && fallsAt(trace, i)) Object.assign(visit, { edge: trace.node(i), slot: slotIndex(trace.a(i)), fell: i })
}

/** Whether this record says into which cell its request fell. */
function fallsAt(trace: Trace, i: number): boolean {
  const kind = trace.kind(i)
  return kind === Kind.Select || kind === Kind.Life || (kind === Kind.Slot && slotState(trace.a(i)) !== SlotState.Empty)
}

/** Records at which a cell was used, in order: answers from it, and wrong ones. */
interface Uses {
  readonly hits: number[]
  readonly wrong: number[]
}

const kept = new WeakMap<Reading, ReadonlyMap<string, Uses>>()

/** Uses of every cell by requests of the step in which they happen. One pass over the run, when it is first asked. */
function usesOf(run: Reading): ReadonlyMap<string, Uses> {
  const uses = kept.get(run) ?? findUses(run)
  kept.set(run, uses)
  return uses
}

function findUses(run: Reading): ReadonlyMap<string, Uses> {
  const { trace } = run
  const uses = new Map<string, Uses>()
  const at = (node: number, slot: number): Uses => {
    const found = uses.get(cellKey(node, slot)) ?? { hits: [], wrong: [] }
    uses.set(cellKey(node, slot), found)
    return found
  }
  /** Open requests of the step, and the cell that each fell into. */
  const open = new Map<number, { node: number; slot: number }>()
  for (let i = 0; i < trace.length; i++) {
    const kind = trace.kind(i)
    if (kind === Kind.Step) open.clear()
    else if (kind === Kind.Request) open.set(trace.request(i), { node: -1, slot: -1 })
    else if (kind === Kind.Done) open.delete(trace.request(i))
    const cell = open.get(trace.request(i))
    if (!cell) continue
    if (fallsAt(trace, i)) Object.assign(cell, { node: trace.node(i), slot: slotIndex(trace.a(i)) })
    if (kind === Kind.Select) at(cell.node, cell.slot).hits.push(i)
    if (kind === Kind.Content && trace.a(i) !== trace.b(i)) at(cell.node, cell.slot).wrong.push(i)
  }
  return uses
}

const cellKey = (node: number, slot: number): string => `${node} ${slot}`

/** Slots that hold something or are being filled, in the order in which they came. */
function takenSlots({ slots }: NodeFrame, takenSince: (slot: number) => number): number[] {
  // What is being filled has no key of its own yet, and its cell is the next one.
  const rank = (slot: number): number => (slots[slot]!.state === 'filling' ? Infinity : takenSince(slot))
  const taken = [...slots.keys()].filter((slot) => slots[slot]!.state !== 'empty').map((slot) => ({ slot, at: rank(slot) }))
  return taken.sort((a, b) => (a.at === b.at ? a.slot - b.slot : a.at - b.at)).map(({ slot }) => slot)
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
  const { client, method, url, headers } = run.requests.at(visit.request)!
  // Its place may be another key's by now.
  const key = fell < 0 ? '' : (indexOf(run).copies.at(visit.edge, slot, fell + 1, run.trace.timeUs(fell))?.key ?? '')
  const { primary, parts } = readKey(key)
  const names = new Set(parts.map(([name]) => name.toLowerCase()))
  const fields = headers.map(([name, value]) => ({ name, value, keyed: names.has(name.toLowerCase()) }))
  return { ...visit, client, method, url, fields, primary, parts, forged: isForged(run.nodes, visit.content) }
}
