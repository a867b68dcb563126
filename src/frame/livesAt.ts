/**
 * livesAt(run, position, view): the copies of a page in all caches of the view, in the step on view. Not a part of the Frame: it comes with the
 * view that draws it.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import type { LeverValue } from '../cdn/levers'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { findLever } from '../scene/leverValues'
import { leverSetting } from '../scene/leverWords'
import { staleFromUs } from '../trace/lifeAt'
import { countAt } from '../trace/position'
import { Kind, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import type { LifeSpan, LivesFrame } from './livesFrame'

type LivesView = ViewOf<'lives'>

/** A copy's life in a whole run. Times of the run (µs). */
interface Life {
  readonly node: number
  /** Of the record with which it began, and of the one that took it away; Infinity where nothing does. */
  readonly record: number
  takenBy: number
  takenUs: number
  readonly fromUs: number
  readonly endUs: number
  readonly oldFromUs: number
  readonly request: number
  /** When the origin sent what it shows. */
  readonly bornUs: number
}

/** Age counts whole seconds: content that is too old by less than one is as young as its field can say (µs). */
const GRAIN_US = 1_000_000
/** Of what a step leaves behind, no more than this share of its length is on its axis. */
const BEHIND = 0.4

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function livesAt(run: Reading, requested: number, view: LivesView): LivesFrame {
  const index = indexOf(run)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const [first, end] = index.recordsOfStep(step)
  const { startUs, endUs } = run.steps[step]!
  const clock = (us: number): number => usToMs(us - startUs)
  const ofStep = livesOf(run, index, view.url).filter(({ record }) => record >= first && record < end)
  const begun = ofStep.filter(({ record }) => record < count)
  const levers = leversOfCount(index, count)
  return {
    rows: rowsOf(run, view, begun, count, clock).filter(({ node }) => run.scene.topology.nodes[node]!.when?.(levers) ?? true),
    askedMs: [...recordsInStep(index, Kind.Receive, step, count)].filter((i) => isOrigin(run.scene.topology.nodes[run.trace.node(i)]!)).map((i) => clock(run.trace.timeUs(i))),
    turns: turnsOf(run, index, step, count).map(({ us, text }) => ({ atMs: clock(us), text })),
    nowMs: clock(Math.max(startUs, position)),
    lengthMs: Math.min(clock(endUs) * (1 + BEHIND), Math.max(clock(endUs), ...ofStep.filter(({ takenBy }) => takenBy >= end).map((life) => clock(life.endUs)))),
  }
}

/** Levers that were moved after the step had begun: what it begins with is moved in its first moment. */
function turnsOf({ trace, steps, scene }: Reading, index: TraceIndex, step: number, count: number): { readonly us: number; readonly text: string }[] {
  return [...recordsInStep(index, Kind.Lever, step, count)].flatMap((i) => {
    const [us, found] = [trace.timeUs(i), findLever(scene, trace.string(trace.a(i)))]
    return us > steps[step]!.startUs && 'lever' in found ? [{ us, text: leverSetting(found.lever, JSON.parse(trace.string(trace.b(i))) as LeverValue) }] : []
  })
}

function rowsOf({ nodes }: Reading, { caches }: LivesView, lives: readonly Life[], count: number, clock: (us: number) => number): LivesFrame['rows'] {
  const spans = new Map<number, LifeSpan[]>()
  for (const life of lives) {
    const endMs = clock(life.takenBy < count ? Math.min(life.endUs, life.takenUs) : life.endUs)
    const ofNode = spans.get(life.node) ?? []
    spans.set(life.node, ofNode)
    ofNode.push({ fromMs: clock(life.fromUs), endMs, oldFromMs: Math.min(endMs, clock(life.oldFromUs)), request: life.request })
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return caches.map((id) => {
    const { index: node, name, kind } = byId.get(id)!
    return { node, name, kind, spans: spans.get(node) ?? [] }
  })
}

const made = new WeakMap<Reading, Map<string, readonly Life[]>>()

/** All lives of copies of a page in a run, in the order in which they began; found once. */
function livesOf(run: Reading, index: TraceIndex, url: string): readonly Life[] {
  const kept = made.get(run) ?? new Map<string, readonly Life[]>()
  made.set(run, kept)
  const lives = kept.get(url) ?? findLives(run, index, `GET ${url}`)
  kept.set(url, lives)
  return lives
}

function findLives({ trace, scene }: Reading, index: TraceIndex, key: string): readonly Life[] {
  const askedNext = new Map<number, number>()
  for (let e = 0; e < trace.exchanges.length; e++) if (trace.exchanges.isSent(e)) askedNext.set(trace.exchanges.parent(e), trace.exchanges.to(e))
  const lives: Life[] = []
  const current = new Map<number, Life>()
  const keys = new Map<number, string>()
  const end = (node: number, record: number): void => {
    const life = current.get(node)
    if (life) Object.assign(life, { takenBy: record, takenUs: trace.timeUs(record) })
    current.delete(node)
  }
  for (const i of [...index.ofKind(Kind.Slot), ...index.ofKind(Kind.Life)].toSorted((a, b) => a - b)) {
    const node = trace.node(i)
    const place = node * 0x10000 + slotIndex(trace.a(i))
    if (trace.kind(i) === Kind.Slot) {
      keys.set(place, trace.string(trace.b(i)))
      if (keys.get(place) === key && slotState(trace.a(i)) === SlotState.Empty) end(node, i)
      continue
    }
    if (keys.get(place) !== key) continue
    const life = trace.lives.at(trace.b(i))
    const from = askedNext.get(trace.exchange(i))
    const source = from === undefined || isOrigin(scene.topology.nodes[from]!) ? undefined : current.get(from)
    const bornUs = source?.bornUs ?? life.sinceUs - life.ageUs
    const [endUs, dueUs] = [staleFromUs(life), bornUs + life.lifetimeUs]
    end(node, i)
    const one: Life = { node, record: i, takenBy: Infinity, takenUs: Infinity, fromUs: trace.timeUs(i), endUs, oldFromUs: endUs - dueUs > GRAIN_US ? dueUs : endUs, request: trace.request(i), bornUs }
    lives.push(one)
    current.set(node, one)
  }
  return lives
}
