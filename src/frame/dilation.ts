/**
 * How presentation time runs over virtual time: piecewise linear, made from the trace. Slow
 * while a followed request travels, a pause at each line it runs, brisk where nothing is
 * followed. It changes what the clock on the wall does, never what happens.
 */
import { Kind, Phase, hopTo } from '../trace/traceKinds'
import { lowerBound } from '../trace/intervals'
import { positionBefore, positionOf } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'

/** How long a line of a listing is lit (ms of presentation): to be read the first time, to be recognised later. */
const LINE_MS = 420
const LINE_AGAIN_MS = 130
/** Presentation ms for one virtual ms while a request is followed ... */
const FOLLOWED_RATE = 11
/** ... unless its whole trip would then take longer than this. */
const FOLLOWED_MAX_MS = 5000
/** A hop and a piece of work of a followed request take so long at least, to be seen: the first time in a step, and later. */
const HOP_MS = { first: 340, again: 180 } as const
const WORK_MS = { first: 260, again: 140 } as const
/** The quiet end of a step that declares none of its own takes no longer than this. */
const REST_MS = 400
/** Where nothing is followed and the step names no pace. */
const PLAIN_RATE = 3
const PLAIN_MAX_MS = 4000

export interface StepDilation {
  /** Positions at which the step begins and ends. */
  readonly start: number
  readonly end: number
  readonly startMs: number
  readonly endMs: number
}

export interface Dilation {
  readonly steps: readonly StepDilation[]
  readonly totalMs: number
  /** Presentation time of a position (ms). */
  toPresentation(position: number): number
  /** Position at a presentation time. */
  toPosition(presentationMs: number): number
}

const made = new WeakMap<Reading, Dilation>()

/** The dilation of a reading, made when it is first asked for. */
export function dilationOf(run: Reading): Dilation {
  const dilation = made.get(run) ?? dilate(run)
  made.set(run, dilation)
  return dilation
}

export function dilate(run: Reading): Dilation {
  const points = new Points()
  const steps: StepDilation[] = []
  for (const { index } of run.steps) {
    const { start, end } = stepBounds(run, index)
    const startMs = points.lastMs
    points.add(start, 0)
    addStep(run, index, start, end, points)
    steps.push({ start, end, startMs, endMs: points.lastMs })
  }
  return { steps, totalMs: points.lastMs, toPresentation: (p) => points.toMs(p), toPosition: (ms) => points.toPosition(ms) }
}

/** From the moment at which the step's stage is set to just before the record that begins the next. */
export function stepBounds(run: Reading, step: number): { start: number; end: number } {
  const { stepStarts } = indexOf(run)
  const next = stepStarts[step + 1]
  return {
    start: positionOf(run.trace, lastSetting(run, stepStarts[step]!)),
    end: next === undefined ? run.endUs : positionBefore(run.trace, next),
  }
}

/** What a step's beginning itself changes: its levers, the health of nodes, copies that are put in or taken out. */
const SETTING = new Set<number>([Kind.Lever, Kind.Fault, Kind.Slot, Kind.Life])

/**
 * The last record of what a step sets as it begins. A step that waits to be played (and maybe asks what will happen) shows what
 * its sentences speak of: levers and slots as they are when its first request leaves.
 */
function lastSetting({ trace }: Reading, begin: number): number {
  let last = begin
  while (last + 1 < trace.length && trace.timeUs(last + 1) === trace.timeUs(begin) && trace.request(last + 1) < 0 && SETTING.has(trace.kind(last + 1))) last++
  return last
}

/** The mapping while it is made: positions and presentation times, both ascending. */
class Points {
  readonly #positions: number[] = []
  readonly #times: number[] = []
  lastMs = 0
  #lastPosition = -Infinity

  /** Goes on to a position, which takes so long. */
  add(position: number, durationMs: number): void {
    this.#lastPosition = Math.max(position, this.#lastPosition)
    this.lastMs += durationMs
    this.#positions.push(this.#lastPosition)
    this.#times.push(this.lastMs)
  }

  /** Goes on to a position at a rate of presentation ms per virtual ms. */
  advance(position: number, rate: number): void {
    if (position > this.#lastPosition) this.add(position, ((position - this.#lastPosition) / 1000) * rate)
  }

  toMs(position: number): number {
    return interpolate(this.#positions, this.#times, position)
  }

  toPosition(ms: number): number {
    return interpolate(this.#times, this.#positions, ms)
  }
}

function interpolate(from: readonly number[], to: readonly number[], value: number): number {
  const at = lowerBound(from, value)
  if (at === 0) return to[0] ?? 0
  if (at === from.length) return to.at(-1)!
  const span = from[at]! - from[at - 1]!
  const share = span === 0 ? 0 : (value - from[at - 1]!) / span
  return to[at - 1]! + share * (to[at]! - to[at - 1]!)
}

/** A segment of a step in which one request is followed, with the records of its lines and its stretches. */
interface Segment {
  readonly from: number
  readonly to: number
  readonly lines: readonly number[]
  readonly stretches: readonly Stretch[]
}

/** A hop or a piece of work, between two positions, and the rate at which it is long enough to be seen. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly rate: number
}

function addStep(run: Reading, step: number, start: number, end: number, points: Points): void {
  const segments = followedSegments(run, step, end)
  const followedMs = segments.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0)
  const plainMs = (end - start) / 1000 - followedMs
  const pace = run.scene.steps[step]!.paceMs
  const plainRate = pace ? 1000 / pace : Math.min(PLAIN_RATE, PLAIN_MAX_MS / Math.max(plainMs, 1))
  const followedRate = Math.min(FOLLOWED_RATE, FOLLOWED_MAX_MS / Math.max(longest(segments), 1))
  const read = new Set<number>()
  for (const segment of segments) {
    points.advance(segment.from, plainRate)
    addSegment(run, segment, followedRate, read, points)
  }
  const quiet = quietFrom(run, step, end)
  points.advance(quiet, plainRate)
  points.advance(end, Math.min(plainRate, (REST_MS * 1000) / Math.max(1, end - quiet)))
}

/** What goes on by itself when nobody asks: health checks and what follows from them. */
const UNASKED = new Set<number>([Kind.Check, Kind.Verdict, Kind.Routes, Kind.Enter, Kind.Line, Kind.Value, Kind.Exit])

/** The last record of a step that somebody has caused, after which nothing happens in it; its end where it declares its rest. */
function quietFrom(run: Reading, step: number, end: number): number {
  const [first, next] = indexOf(run).recordsOfStep(step)
  let last = next - 1
  while (last > first && run.trace.request(last) < 0 && UNASKED.has(run.trace.kind(last))) last--
  return run.scene.steps[step]!.restMs === undefined ? Math.min(end, positionOf(run.trace, last)) : end
}

/** What the playhead stops at, so that it can be read: a line of a listing, a layer. */
const READ = new Set<number>([Kind.Line, Kind.EnterLayer])

/** Stops at each line, and takes its time for each stretch. `read`: marks of lines that have been lit before. */
function addSegment(run: Reading, { from, to, lines, stretches }: Segment, followedRate: number, read: Set<number>, points: Points): void {
  const lineAt = new Map(lines.map((record) => [positionOf(run.trace, record), record]))
  const ends = stretches.flatMap(({ start, end }) => [start, end])
  const stops = [...new Set([...lineAt.keys(), ...ends, to])].filter((at) => at >= from && at <= to).toSorted((a, b) => a - b)
  let before = from
  for (const at of stops) {
    const under = stretches.filter(({ start, end }) => start <= before && end >= at)
    points.advance(at, Math.max(followedRate, ...under.map(({ rate }) => rate)))
    before = at
    const line = lineAt.get(at)
    if (line === undefined) continue
    // Strings of the trace and marks of lines have numbers of their own.
    const mark = run.trace.kind(line) === Kind.Line ? run.trace.a(line) : -run.trace.a(line) - 1
    points.add(at + roomAfter(run, line, at), read.has(mark) ? LINE_AGAIN_MS : LINE_MS)
    read.add(mark)
  }
}

function longest(segments: readonly Segment[]): number {
  return Math.max(0, ...segments.map(({ from, to }) => (to - from) / 1000))
}

/** A pause must take some virtual time to be seekable: most of the way to the next record, half a µs at most. */
function roomAfter({ trace }: Reading, record: number, at: number): number {
  return record + 1 < trace.length ? Math.min(0.5, (positionOf(trace, record + 1) - at) * 0.9) : 0
}

function followedSegments(run: Reading, step: number, stepEnd: number): Segment[] {
  const index = indexOf(run)
  const { trace } = run
  const segments: Segment[] = []
  const seen = new Set<string>()
  for (const record of index.followed) {
    const request = trace.request(record)
    if (run.requests.step(request) !== step) continue
    const records = index.byRequest(request)
    const from = Math.max(positionOf(trace, record), segments.at(-1)?.to ?? -Infinity)
    const done = records.findLast((i) => trace.kind(i) === Kind.Done)
    const to = done === undefined ? stepEnd : positionOf(trace, done)
    const lines = [...records].filter((i) => READ.has(trace.kind(i)) && positionOf(trace, i) >= from)
    if (to > from) segments.push({ from, to, lines, stretches: stretchesOf(run, records, seen) })
  }
  return segments
}

/** The hops and the work of a request; `seen` are those of its step that have been met before. */
function stretchesOf({ trace }: Reading, records: Int32Array, seen: Set<string>): Stretch[] {
  return [...records].flatMap((i) => {
    const isWork = trace.kind(i) === Kind.Work && trace.a(i) !== Phase.Queue
    if ((!isWork && trace.kind(i) !== Kind.Hop && trace.kind(i) !== Kind.Lost) || trace.b(i) === 0) return []
    const place = isWork ? `${trace.node(i)}` : `${trace.node(i)} ${hopTo(trace.a(i))}`
    const least = isWork ? WORK_MS : HOP_MS
    const leastMs = seen.has(place) ? least.again : least.first
    seen.add(place)
    return [{ start: trace.timeUs(i), end: trace.timeUs(i) + trace.b(i), rate: leastMs / (trace.b(i) / 1000) }]
  })
}
