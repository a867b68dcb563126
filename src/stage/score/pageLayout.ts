/**
 * The numbers of a page: rows of objects over time with ink where a disk held one, and under it what users found, on the same
 * axis. Ink is a few long paths, whatever there is of it.
 */
import type { PageFrame, PagesFrame, Stretch } from '../../frame/pageFrame'
import { formatCount, formatPercent, formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { tenth } from '../draw/rounded'
import { fitting } from '../draw/text'

/** The ink of one cache: until it answered last, and after that. */
export interface InkPaths {
  readonly node: number
  readonly used: string
  readonly idle: string
}

export interface PageLayout {
  readonly title: string
  /** Title and share stand on it. */
  readonly head: Box
  readonly box: Box
  readonly strip: Box
  readonly inks: readonly InkPaths[]
  /** Height of a row (px). */
  readonly row: number
  /** Shares that copies answered, and the rest. */
  readonly bars: { readonly hits: string; readonly misses: string }
  readonly share: string
  readonly sentence: string
  /** Where the time of the axis is now, and where the step begins; what is before that is of the step before. */
  readonly nowX: number
  readonly zeroX: number
  readonly marks: readonly Mark[]
  readonly ticks: readonly Tick[]
}

/** How high its parts are (px); the page itself has what they leave. */
export interface PageMeasures {
  readonly head: number
  readonly strip: number
  readonly axis: number
}

export interface Mark {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'end'
}

interface Tick {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

interface Axis {
  x(ms: number): number
  readonly ticks: readonly Tick[]
}

const MARK_SIZE = 11
/** Beside its line (px). */
const MARK_GAP = 6
/** Between a page and its strip (px). */
const GAP = 4
/** Shorter ink is drawn as long as this (px). */
const LEAST = 0.6
const TICK_STEPS_S = [2, 5, 10, 20, 60]
const TICK_ROOM = 46
/** Half of the widest word under the axis. */
const TICK_HALF = 12

function axisOf({ fromMs, toMs, zeroMs }: Stretch, { x: left, width }: Box): Axis {
  const perMs = width / (toMs - fromMs)
  const x = (ms: number): number => left + (ms - fromMs) * perMs
  const stepMs = 1000 * (TICK_STEPS_S.find((s) => s * 1000 * perMs >= TICK_ROOM) ?? TICK_STEPS_S.at(-1)!)
  const count = Math.floor((toMs - zeroMs) / stepMs + 0.01)
  const ticks = Array.from({ length: count + 1 }, (_, k): Tick => {
    const at = x(zeroMs + k * stepMs)
    return { x: at, text: formatSeconds(k * stepMs), anchor: k === 0 ? 'start' : at > left + width - TICK_HALF ? 'end' : 'middle' }
  })
  return { x, ticks }
}

/** One of the pages of a moment in an area: its head, the page, its strip, and the axis below. */
export function layoutPage(page: PageFrame, now: PagesFrame, area: Box, m: PageMeasures): PageLayout {
  const strip = { ...area, y: area.y + area.height - m.axis - m.strip, height: m.strip }
  const box = { ...area, y: area.y + m.head, height: strip.y - GAP - area.y - m.head }
  const axis = axisOf(now, box)
  const row = box.height / now.rows
  const nodes = [...new Set(page.ink.map(({ node }) => node))].toSorted((a, b) => a - b)
  const share = page.hitShare === null ? '' : formatPercent(page.hitShare, 1)
  return {
    title: page.title, head: { ...area, height: m.head }, box, strip, row, share,
    nowX: axis.x(now.nowMs), zeroX: axis.x(now.zeroMs), ticks: axis.ticks, marks: marksOf(now, axis, box),
    inks: nodes.map((node) => inkOf(page, node, now.fromMs, axis.x, (k) => box.y + (k + 0.5) * row)),
    bars: barsOf(page, now.nowMs, axis.x, strip),
    sentence: `${page.title}: ${formatCount(page.held.objects)} objects on disk${page.held.copies > page.held.objects ? `, in ${formatCount(page.held.copies)} copies` : ''}. ${share ? `Copies have answered ${share} of the requests of this step.` : 'No request in this step yet.'}`,
  }
}

function inkOf({ ink }: PageFrame, node: number, sinceMs: number, x: (ms: number) => number, y: (row: number) => number): InkPaths {
  let [used, idle] = ['', '']
  for (const one of ink) {
    if (one.node !== node) continue
    const from = Math.max(one.fromMs, sinceMs)
    if (one.usedMs > from) used += dash(x(from), x(one.usedMs), y(one.row))
    idle += dash(x(Math.max(from, one.usedMs)), x(one.toMs), y(one.row))
  }
  return { node, used, idle }
}

function dash(from: number, to: number, y: number): string {
  return `M${tenth(from)} ${tenth(y)}h${tenth(Math.max(LEAST, to - from))}`
}

/** A bin that is not over reaches to now. */
function barsOf({ bins }: PageFrame, nowMs: number, x: (ms: number) => number, { y, height }: Box): PageLayout['bars'] {
  let [hits, misses] = ['', '']
  for (const { fromMs, toMs, hits: found, asked } of bins) {
    if (asked === 0) continue
    const [left, right] = [x(fromMs) + 0.5, x(Math.min(nowMs, toMs)) - 0.5]
    const high = (found / asked) * height
    if (right <= left) continue
    if (found > 0) hits += rectPath({ x: left, y: y + height - high, width: right - left, height: high })
    if (found < asked) misses += rectPath({ x: left, y, width: right - left, height: height - high })
  }
  return { hits, misses }
}

/** What was done meanwhile, at its time; a word that has no room before the one after it is left out. */
function marksOf({ marks }: PagesFrame, axis: Axis, { x: left, width }: Box): Mark[] {
  return marks.map(({ atMs, texts }, k) => {
    const x = axis.x(atMs)
    const next = marks[k + 1] ? axis.x(marks[k + 1]!.atMs) : left + width
    const after = fitting(texts, next - x - MARK_GAP, MARK_SIZE, 600)
    if (after || marks[k + 1]) return { x, text: after, anchor: 'start' }
    return { x, text: fitting(texts, x - left - MARK_GAP, MARK_SIZE, 600), anchor: 'end' }
  })
}
