/**
 * crowdAt(run, position, view): what has met at the door of a cache in the step on view. Not a part of the Frame: it comes with the
 * view that draws it.
 */
import { workersOf, isOrigin } from '../cdn/nodes/originSpec'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import { doorAt } from '../reading/doorAt'
import type { DoorHistory } from '../reading/doorHistory'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { leverSetting } from '../scene/leverWords'
import { countAt } from '../trace/position'
import { quantileOf } from '../trace/quantile'
import { Kind } from '../trace/traceKinds'
import { isFailure } from '../words/statusWords'
import { type Clock, pageBars, requestBars } from './crowdBars'
import type { CrowdFrame, CrowdLoad, CrowdNote, CrowdOutline } from './crowdFrame'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import { type OriginStay, originStays } from './originStays'

type CrowdView = ViewOf<'crowd'>

/** About two trips: shorter, an axis of time would rush (ms). */
const LEAST_MS = 1200

/** A trace and an index of it do not change: where the bars of a step ended is found once. */
const outlines = new WeakMap<Reading, Map<number, readonly number[]>>()

/** The last moment that was asked of a run: whoever compares two runs asks for each of them twice, for both have one axis. */
const latest = new WeakMap<Reading, { readonly position: number; readonly view: CrowdView; readonly frame: CrowdFrame }>()

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function crowdAt(run: Reading, requested: number, view: CrowdView): CrowdFrame {
  const position = clampPosition(run, requested)
  const last = latest.get(run)
  if (last?.position === position && last.view === view) return last.frame
  const frame = frameOf(run, position, view)
  latest.set(run, { position, view, frame })
  return frame
}

function frameOf(run: Reading, position: number, view: CrowdView): CrowdFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const node = run.nodes.findIndex(({ id }) => id === view.edge)
  const zeroUs = zeroOf(run, view, step)
  const clock: Clock = (us) => usToMs(us - zeroUs)
  const nowMs = clock(Math.max(0, position))
  const stays = originStays(run, index, step, count)
  const [first, end] = index.requestsOfStep(step)
  const frame = { nowMs, beginMs: clock(run.steps[step]!.startUs), load: loadOf(run, index, count, stays, clock), ...figuresOf(index, first, end, count), fetches: stays.length }
  if (view.rows === 'pages') {
    const bars = pageBars(run, index, { node, step, count }, stays, clock, nowMs)
    const urls = new Set(Array.from({ length: end - first }, (_, k) => run.requests.url(first + k)))
    return { ...frame, leastMs: clock(run.steps[step]!.endUs), rows: 'pages', bars, places: urls.size, before: 0, batons: [], notes: movesOf(run, index, step, count, clock), outlines: [] }
  }
  const door = doorAt(run, node, step, position)
  const bars = requestBars(door.rows, stays, clock, nowMs)
  const rowOf = new Map(bars.map(({ request }, i) => [request, i]))
  return {
    ...frame, leastMs: LEAST_MS, rows: 'requests', bars,
    places: end - first,
    before: Array.from({ length: end - first }, (_, k) => first + k).filter((request) => run.requests.at(request)!.atUs < zeroUs).length,
    batons: door.batons.flatMap(({ atMs, from, to }) => {
      const [a, b] = [rowOf.get(from), rowOf.get(to)]
      return a === undefined || b === undefined ? [] : [{ atMs: clock(atMs * 1000), from: a, to: b }]
    }),
    notes: [...notesOf(run, index, { node, step, position }, door, clock), ...movesOf(run, index, step, count, clock)],
    outlines: outlinesOf(run, node, view, step),
  }
}

/** When the crowd of a step comes (µs): the request that the view names, else the step's beginning. */
function zeroOf({ requests, steps }: Reading, { since }: CrowdView, step: number): number {
  const name = since?.[steps[step]!.id]
  const request = name === undefined ? undefined : requests.named(name)
  return request === undefined ? steps[step]!.startUs : requests.at(request)!.atUs
}

function loadOf(run: Reading, index: TraceIndex, count: number, stays: readonly OriginStay[], clock: Clock): CrowdLoad {
  const levers = leversOfCount(index, count)
  const room = run.scene.topology.nodes.reduce((sum, spec) => sum + (isOrigin(spec) ? workersOf(spec, levers) : 0), 0)
  const changes = stays
    .flatMap(({ cameUs, leftUs }) => [{ us: cameUs, by: 1 }, ...(leftUs === null ? [] : [{ us: leftUs, by: -1 }])])
    .toSorted((a, b) => a.us - b.us || a.by - b.by)
  let inside = 0
  const steps = changes.map(({ us, by }) => ({ atMs: clock(us), inside: (inside += by) }))
  const most = steps.reduce((high, one) => Math.max(high, one.inside), 0)
  return {
    room, steps,
    mostAtWork: Math.min(room, most), mostQueued: Math.max(0, most - room),
    refusedMs: stays.filter(({ status }) => isFailure(status) && status !== 0).map(({ cameUs }) => clock(cameUs)),
  }
}

/** Waits of a step's answers among the first `count` records. */
function figuresOf({ requests }: TraceIndex, first: number, end: number, count: number): Pick<CrowdFrame, 'p50Ms' | 'p95Ms' | 'failed'> {
  const done = Array.from({ length: end - first }, (_, k) => first + k).filter((request) => requests.answered[request]! >= 0 && requests.answered[request]! < count)
  const waits = Float64Array.from(done, (request) => usToMs(requests.waitsUs[request]!))
  const quantile = (share: number): number | null => (done.length === 0 ? null : quantileOf(waits, done.length, share))
  return { p50Ms: quantile(0.5), p95Ms: quantile(0.95), failed: done.filter((request) => isFailure(requests.statuses[request]!)).length }
}

function notesOf(run: Reading, index: TraceIndex, at: { readonly node: number; readonly step: number; readonly position: number }, door: DoorHistory, clock: Clock): readonly CrowdNote[] {
  const { timesUs, records } = index.copies.expiries
  const { startUs, endUs } = run.steps[at.step]!
  const [first, end] = [startUs, Math.min(at.position, endUs)].map((us) => lowerBound(timesUs, us + 1e-9))
  const expired = records.subarray(first, end).findIndex((record) => run.trace.node(record) === at.node)
  const gaveUp = door.rows.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'waits' && part.end === 'gave-up' && part.toMs !== null ? [part] : [])))
  const firstUp = gaveUp.toSorted((a, b) => a.toMs! - b.toMs!)[0]
  return [
    ...(expired < 0 ? [] : [{ kind: 'expired', atMs: clock(timesUs[first! + expired]!), forMs: 0 } as const]),
    ...door.hitForMiss.filter(({ forMs }) => forMs > 0).slice(0, 1).map(({ atMs, forMs }) => ({ kind: 'remembered', atMs: clock(atMs * 1000), forMs }) as const),
    ...(firstUp ? [{ kind: 'gave-up', atMs: clock(firstUp.toMs! * 1000), forMs: firstUp.toMs! - firstUp.fromMs } as const] : []),
  ]
}

/** Levers that were moved while the step was on. */
function movesOf(run: Reading, index: TraceIndex, step: number, count: number, clock: Clock): readonly CrowdNote[] {
  const { startUs } = run.steps[step]!
  return [...recordsInStep(index, Kind.Lever, step, count)].filter((i) => run.trace.timeUs(i) > startUs).map((i) => {
    const name = run.trace.string(run.trace.a(i))
    const [lever, value] = [run.scene.levers[name], leversOfCount(index, i + 1)[name]]
    return { kind: 'moved', atMs: clock(run.trace.timeUs(i)), forMs: 0, words: lever && value !== undefined ? leverSetting(lever, value) : name }
  })
}

function outlinesOf(run: Reading, node: number, view: CrowdView, step: number): readonly CrowdOutline[] {
  const named = Object.entries(view.outlines?.[run.steps[step]!.id] ?? {})
  return named.flatMap(([id, name]) => {
    const earlier = run.steps.findIndex((one) => one.id === id)
    return earlier >= 0 && earlier < step ? [{ name, endsMs: endsOf(run, node, view, earlier) }] : []
  })
}

function endsOf(run: Reading, node: number, view: CrowdView, step: number): readonly number[] {
  const kept = outlines.get(run) ?? new Map<number, readonly number[]>()
  outlines.set(run, kept)
  const known = kept.get(step)
  if (known) return known
  const zeroMs = usToMs(zeroOf(run, view, step))
  const { rows } = doorAt(run, node, step, run.steps[step]!.endUs)
  const ends = rows.flatMap(({ fromMs, toMs }) => (fromMs < zeroMs || toMs === null ? [] : [toMs - zeroMs]))
  kept.set(step, ends)
  return ends
}
