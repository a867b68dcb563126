/**
 * A moment of the threads, ready to draw: users in halves by how they come to a place, what has died and who has noticed, and what
 * resolvers have asked, all to one window of time that begins with the step.
 */
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { type Range, indexOf } from '../reading/traceIndex'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { HEALTH_NAMES, type HealthName, Kind } from '../trace/traceKinds'
import { leversOfCount, stepOfCount } from './frameAt'
import { type Thread, type ThreadSpan, lookupsAt, threadsAt } from './threads'

/** A user. */
export interface ThreadRow extends Thread {
  /** When it has looked its name up (µs). */
  readonly lookedUp: readonly number[]
  /** Where its requests failed in the step before, if that was drawn alike, moved to this one. */
  readonly before: readonly ThreadSpan[]
}

export interface ThreadHalfFrame {
  readonly title: string
  readonly rows: readonly ThreadRow[]
  readonly failed: number
  /** Of the step before; null where that was drawn otherwise. */
  readonly failedBefore: number | null
  /** When whoever sends these users somewhere first held the dead place for dead (µs); null before. */
  readonly noticedUs: number | null
}

/** Something has happened to a server. */
export interface PlaceMark {
  readonly atUs: number
  readonly node: number
  readonly health: HealthName
}

export interface Strip {
  /** In equal parts of the window. */
  readonly counts: readonly number[]
  readonly total: number
  readonly before: { readonly counts: readonly number[]; readonly total: number } | null
}

export interface ThreadsFrame {
  readonly fromUs: number
  readonly toUs: number
  readonly nowUs: number
  readonly halves: readonly ThreadHalfFrame[]
  readonly marks: readonly PlaceMark[]
  readonly lookups: Strip
  readonly origin: Strip
}

/** Each strip has so many parts. */
export const PARTS = 51

type View = ViewOf<'threads'>

export function threadsFrame(run: Reading, position: number, view: View): ThreadsFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const fromUs = run.steps[step]!.startUs
  const toUs = fromUs + view.windowMs * 1000
  const before = beforeOf(run, step, view)
  const levers = leversOfCount(index, count)
  const threads = threadsAt(run, Math.min(position, toUs))
  const rowOf = new Map(threads.map((thread) => [run.nodes[thread.client]!.id, thread]))
  const [first] = index.recordsOfStep(step)
  const soFar: Range = [first, count]
  const lookedUp = lookupsBy(run, soFar)
  const marks = marksOf(run, soFar, toUs)
  const halves = view.halves.map(({ title, users, sentBy }, half): ThreadHalfFrame => {
    const rows = users.flatMap((id): ThreadRow[] => {
      const thread = rowOf.get(id)
      if (!thread || !(run.scene.topology.nodes[thread.client]!.when?.(levers) ?? true)) return []
      return [{ ...thread, lookedUp: lookedUp.get(thread.client) ?? [], before: before?.failing.get(thread.client) ?? [] }]
    })
    return { title, rows, failed: rows.reduce((sum, { failed }) => sum + failed, 0), failedBefore: before?.failed[half] ?? null, noticedUs: noticedUs(run, soFar, marks, sentBy) }
  })
  const counts = lookupsAt(run, position, [fromUs, toUs], PARTS)
  const asked = originAsks(run, soFar, fromUs, toUs)
  return {
    fromUs, toUs, nowUs: Math.max(fromUs, Math.min(position, toUs)), halves,
    marks,
    lookups: { counts, total: sum(counts), before: before && { counts: before.lookups, total: sum(before.lookups) } },
    origin: { counts: asked, total: sum(asked), before: null },
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0)

interface Before {
  readonly failed: readonly number[]
  readonly failing: ReadonlyMap<number, readonly ThreadSpan[]>
  readonly lookups: readonly number[]
}

const made = new WeakMap<Reading, Map<number, Before | null>>()

/** The step before at its end, moved to where this one begins; null where it had another view. */
function beforeOf(run: Reading, step: number, view: View): Before | null {
  const steps = made.get(run) ?? new Map<number, Before | null>()
  made.set(run, steps)
  const kept = steps.get(step)
  if (kept !== undefined) return kept
  const found = readBefore(run, step, view)
  steps.set(step, found)
  return found
}

function readBefore(run: Reading, step: number, view: View): Before | null {
  const last = run.steps[step - 1]
  if (!last || run.scene.steps[step - 1]!.view !== view) return null
  const by = run.steps[step]!.startUs - last.startUs
  const toUs = last.startUs + view.windowMs * 1000
  const threads = threadsAt(run, Math.min(last.endUs - 1, toUs))
  const idOf = ({ client }: Thread): string => run.nodes[client]!.id
  return {
    failed: view.halves.map(({ users }) => threads.filter((thread) => users.includes(idOf(thread))).reduce((total, { failed }) => total + failed, 0)),
    failing: new Map(threads.map(({ client, spans }) => [client, spans.filter(({ state }) => state === 'failed').map((span) => ({ ...span, fromUs: span.fromUs + by, toUs: span.toUs + by }))])),
    lookups: lookupsAt(run, last.endUs - 1, [last.startUs, toUs], PARTS),
  }
}

/** By client: when it has looked its name up (µs). */
function lookupsBy(run: Reading, soFar: Range): ReadonlyMap<number, readonly number[]> {
  const { trace } = run
  const found = new Map<number, number[]>()
  for (const i of between(indexOf(run).ofKind(Kind.Resolved), soFar)) {
    const times = found.get(trace.node(i))
    if (times) times.push(trace.timeUs(i))
    else found.set(trace.node(i), [trace.timeUs(i)])
  }
  return found
}

/** When one of those who send users somewhere first held a place for dead that had died in the step, or, if none has died, the one that was drained. */
function noticedUs(run: Reading, soFar: Range, marks: readonly PlaceMark[], sentBy: readonly string[]): number | null {
  const { trace, nodes } = run
  const of = marks.find(({ health }) => health === 'down') ?? marks.find(({ health }) => health !== 'up')
  const found = of && between(indexOf(run).ofKind(Kind.Verdict), soFar).find((i) =>
    trace.b(i) === 0 && trace.a(i) === of.node && trace.timeUs(i) >= of.atUs && sentBy.includes(nodes[trace.node(i)]!.id))
  return found === undefined ? null : trace.timeUs(found)
}

function marksOf(run: Reading, soFar: Range, toUs: number): PlaceMark[] {
  const { trace } = run
  return Array.from(between(indexOf(run).ofKind(Kind.Fault), soFar))
    .filter((i) => trace.timeUs(i) < toUs)
    .map((i) => ({ atUs: trace.timeUs(i), node: trace.node(i), health: HEALTH_NAMES[trace.a(i)]! }))
}

/** Requests that have reached an origin, in each part of the window. */
function originAsks(run: Reading, soFar: Range, fromUs: number, toUs: number): number[] {
  const counts = Array.from({ length: PARTS }, () => 0)
  for (const i of between(indexOf(run).ofKind(Kind.Receive), soFar)) {
    const part = Math.floor(((run.trace.timeUs(i) - fromUs) / (toUs - fromUs)) * PARTS)
    if (counts[part] !== undefined) counts[part]++
  }
  return counts
}
