/**
 * The numbers of a page: rows of objects over time with ink where a disk held one, and under it what users found, on the same
 * axis. Ink is a few long paths, whatever there is of it.
 */
import type { PageFrame, PagesFrame, Stretch } from '../../frame/pageFrame'
import { formatCount, formatPercent, formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'

/** The ink of one cache: until it answered last, and after that. */
export interface InkPaths {
  readonly node: number
  readonly used: string
  readonly idle: string
}

export interface PageLayout {
  readonly title: string
  readonly box: Box
  readonly strip: Box
  readonly inks: readonly InkPaths[]
  /** Height of a row (px). */
  readonly row: number
  /** Shares that copies answered, and the rest. */
  readonly bars: { readonly hits: string; readonly misses: string }
  readonly share: string
  readonly sentence: string
}

export interface Mark {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'end'
}

export interface Axis {
  x(ms: number): number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

const round = (value: number): number => Math.round(value * 10) / 10
/** Shorter ink is drawn as long as this (px). */
const LEAST = 0.6
const TICK_STEPS_S = [2, 5, 10, 20, 60]
const TICK_ROOM = 46

export function axisOf({ fromMs, toMs, zeroMs }: Stretch, { x: left, width }: Box): Axis {
  const perMs = width / (toMs - fromMs)
  const x = (ms: number): number => left + (ms - fromMs) * perMs
  const stepMs = 1000 * (TICK_STEPS_S.find((s) => s * 1000 * perMs >= TICK_ROOM) ?? TICK_STEPS_S.at(-1)!)
  const count = Math.floor((toMs - zeroMs) / stepMs + 0.01)
  return { x, ticks: Array.from({ length: count + 1 }, (_, k) => ({ at: x(zeroMs + k * stepMs), text: formatSeconds(k * stepMs) })) }
}

export function layoutPage(page: PageFrame, rows: number, stretch: Stretch, box: Box, strip: Box): PageLayout {
  const { x } = axisOf(stretch, box)
  const row = box.height / rows
  const nodes = [...new Set(page.ink.map(({ node }) => node))].toSorted((a, b) => a - b)
  const share = page.hitShare === null ? '' : formatPercent(page.hitShare, 1)
  return {
    title: page.title, box, strip, row, share,
    inks: nodes.map((node) => inkOf(page, node, stretch.fromMs, x, (k) => box.y + (k + 0.5) * row)),
    bars: barsOf(page, stretch.nowMs, x, strip),
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
  return `M${round(from)} ${round(y)}h${round(Math.max(LEAST, to - from))}`
}

/** A bin that is not over reaches to now. */
function barsOf({ bins }: PageFrame, nowMs: number, x: (ms: number) => number, { y, height }: Box): PageLayout['bars'] {
  let [hits, misses] = ['', '']
  for (const { fromMs, toMs, hits: found, asked } of bins) {
    if (asked === 0) continue
    const [left, right] = [x(fromMs) + 0.5, x(Math.min(nowMs, toMs)) - 0.5]
    const high = (found / asked) * height
    if (right <= left) continue
    hits += bar(left, y + height - high, right - left, high)
    misses += bar(left, y, right - left, height - high)
  }
  return { hits, misses }
}

function bar(x: number, y: number, width: number, height: number): string {
  return height > 0 ? `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z` : ''
}

/** What was done meanwhile, at its time; a word that has no room before the one after it is left out. */
export function marksOf({ marks }: PagesFrame, axis: Axis, { x: left, width }: Box, size: number): Mark[] {
  return marks.map(({ atMs, text }, k) => {
    const x = axis.x(atMs)
    const next = marks[k + 1] ? axis.x(marks[k + 1]!.atMs) : left + width
    const room = textWidth(text, size, 600) + 6
    if (x + room <= next) return { x, text, anchor: 'start' }
    return { x, text: x - room >= left && !marks[k + 1] ? text : '', anchor: 'end' }
  })
}
