/**
 * The front's numbers: rows with their marks, the front itself, and a strip of what the origin was asked, all to one axis of time. Made
 * anew for every frame; drawn by FrontPicture.
 */
import type { ViewOf } from '../../cdn/topology'
import { frontAt } from '../../frame/frontAt'
import type { FrontFrame } from '../../frame/frontFrame'
import { viewOf } from '../../scene/viewOf'
import { formatMs, formatSeconds } from '../../words/format'
import type { Density } from '../draw/density'
import type { RequestTarget } from '../draw/RequestTargets'
import { type Box, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { type LegendItem, figuresOf, legendOf } from './frontLegend'
import { type AnswerMark, type FrontScale, type RingMark, type RowShapes, answerMarks, answerTargets, askedPath, frontPath, ringMarks, rowShapes } from './frontMarks'
import { asksParts, asksSentence, frontSentence, rowName, toldWords } from './frontWords'

export interface RowLabel {
  readonly node: number
  readonly text: string
  readonly name: string
  readonly y: number
  readonly box: Box
  /** When it was told, at the right; empty where there is no room for it. */
  readonly told: string
  readonly isLate: boolean
}

export interface StripBar {
  readonly x: number
  readonly width: number
  /** Heights (px) of whole answers and of thin ones, which stand on them. */
  readonly whole: number
  readonly thin: number
}

export interface FrontLayout extends PictureLayout {
  readonly plot: Box
  readonly strip: Box
  readonly rows: readonly RowLabel[]
  readonly rowHeight: number
  /** Where the names end (px). */
  readonly namesEnd: number
  readonly shieldY: number | null
  readonly shapes: RowShapes
  readonly marks: readonly AnswerMark[]
  readonly targets: readonly RequestTarget[]
  readonly rings: readonly RingMark[]
  /** When those in rings asked, as a line through their rows. */
  readonly asked: string
  readonly fronts: readonly string[]
  readonly changes: readonly { readonly x: number; readonly text: string }[]
  readonly changeY: number
  readonly bars: readonly StripBar[]
  /** What the origin has answered; empty where nothing was asked. */
  readonly stripWords: readonly { readonly text: string; readonly thin: boolean }[]
  readonly stripSentence: string
  readonly sentence: string
  readonly figures: readonly { readonly text: string; readonly bad: boolean; readonly x: number }[]
  readonly figuresY: number
  readonly hint: { readonly text: string; readonly x: number } | null
  readonly legend: readonly LegendItem[]
  readonly legendY: number
  /** Where a task looks. */
  readonly deadline: { readonly x: number; readonly text: string } | null
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly anchor: 'middle' | 'end' }[]
  readonly nowX: number
}

interface Sizes {
  readonly top: number
  readonly figures: number
  readonly legend: number
  /** Words about what changes, over the rows. */
  readonly change: number
  /** Before the shield's row, and before the strip. */
  readonly gap: number
  readonly strip: number
  readonly axis: number
  readonly right: number
  /** Width of a place of a cache. */
  readonly cell: number
}

const SIZES: Readonly<Record<Density, Sizes>> = {
  full: { top: 12, figures: 22, legend: 20, change: 18, gap: 10, strip: 56, axis: 24, right: 66, cell: 6.5 },
  medium: { top: 7, figures: 19, legend: 17, change: 15, gap: 6, strip: 40, axis: 20, right: 60, cell: 5.5 },
  small: { top: 5, figures: 18, legend: 16, change: 14, gap: 4, strip: 30, axis: 18, right: 10, cell: 4 },
}
export const NAME_SIZE = 11
/** So many places have room where fewer are used. */
const LEAST_CELLS = 6
const LEFT = 8
const HINTS = ['press a name: its cache', 'names open caches']
const TICKS_MS = [50, 100, 200, 500, 1000]
const TICK_ROOM = 52
/** Parts of the strip, and the least that its full height stands for: one scale for steps that ask little. */
const [PARTS, STRIP_LEAST] = [56, 8]

type Input = LayoutInput<ViewOf<'front'>, FrontFrame>

export function layoutFront({ run, now, view, beside, density, reserved, width, height }: Input): FrontLayout {
  const sizes = SIZES[density]
  const nameOf = (node: number): string => run.nodes[node]!.name
  const namesEnd = LEFT + Math.max(...now.rows.map(({ node }) => textWidth(nameOf(node), NAME_SIZE, 500)))
  const cells = { x: namesEnd + 6, each: sizes.cell }
  const gutter = cells.x + Math.max(LEAST_CELLS, ...now.rows.map(({ copies }) => copies.length)) * sizes.cell + 5
  const other = besideOf(beside)
  const headEnd = sizes.top + sizes.figures + sizes.legend + sizes.change
  const across = { x: gutter, width: width - gutter - sizes.right }
  const strip = { ...across, y: height - sizes.axis - sizes.strip, height: sizes.strip }
  const hasShield = now.rows.some(({ isShield }) => isShield)
  const plot = { ...across, y: headEnd, height: strip.y - sizes.gap - headEnd }
  const rowHeight = (plot.height - (hasShield ? sizes.gap : 0)) / now.rows.length
  const [beginMs, endMs] = [Math.min(now.beginMs, other?.beginMs ?? Infinity), Math.max(now.endMs, other?.endMs ?? 0)]
  const x = (ms: number): number => plot.x + ((Math.min(endMs, Math.max(beginMs, ms)) - beginMs) / (endMs - beginMs)) * plot.width
  const y = (row: number): number => plot.y + row * rowHeight + (now.rows[row]?.isShield ? sizes.gap : 0)
  const scale: FrontScale = { x, y, height: rowHeight }
  const marks = answerMarks(now, scale)
  const rings = ringMarks(now, scale, plot.x + plot.width)
  const lineLeft = reserved && reserved.y + reserved.height > sizes.top ? reserved.x + reserved.width + 4 : LEFT
  const legendLeft = reserved && reserved.y + reserved.height > sizes.top + sizes.figures ? lineLeft : LEFT
  const room = width - lineLeft - 10
  const figures = placed(figuresOf(now, room), lineLeft)
  return {
    width, height, density, plot, strip, rowHeight,
    geometry: makeGeometry(run.links.map(() => undefined)), obstacles: [],
    rows: now.rows.map((row, k) => ({
      node: row.node, text: nameOf(row.node), name: rowName(nameOf(row.node), row), y: y(k) + rowHeight / 2 + 4,
      box: { x: 2, y: y(k), width: gutter - 5, height: rowHeight },
      told: density === 'small' ? '' : toldWords(row), isLate: row.toldMs === null && row.hole !== null,
    })),
    shieldY: hasShield ? y(now.rows.length - 1) - sizes.gap / 2 : null,
    shapes: rowShapes(now, scale, cells), namesEnd, marks,
    targets: answerTargets(now, scale, nameOf),
    rings, asked: askedPath(rings),
    fronts: now.orders.map(({ doneMs }) => frontPath(doneMs, scale)),
    changes: now.changesMs.map((ms, k) => ({ x: x(ms), text: k === 0 ? (now.orders.length > 0 ? 'price and order' : 'price') : '' })), changeY: headEnd - 4,
    bars: barsOf(now, other, strip, x), stripWords: asksParts(now), stripSentence: asksSentence(now), sentence: frontSentence(run, now),
    figures: figures.items, figuresY: sizes.top + sizes.figures - 6,
    hint: hintAt(figures.end, width - 10),
    legend: legendOf(now, new Set(marks.map(({ look }) => look)), legendLeft, width - legendLeft - 10), legendY: sizes.top + sizes.figures + sizes.legend - 6,
    deadline: view.deadlineMs === undefined ? null : { x: x(view.deadlineMs), text: formatMs(view.deadlineMs) },
    ticks: ticksOf(beginMs, endMs, plot.width, x), nowX: x(now.nowMs),
  }
}

/** The other side of a comparison has the same axis, and the same scale of the strip. */
function besideOf(beside: Input['beside']): FrontFrame | null {
  if (!beside) return null
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'front' ? frontAt(beside.run, beside.frame.position, view) : null
}

function placed(items: ReturnType<typeof figuresOf>, left: number): { readonly items: FrontLayout['figures']; readonly end: number } {
  let x = left
  return {
    items: items.map((item) => {
      const one = { ...item, x }
      x += textWidth(item.text, 13, 600) + 18
      return one
    }),
    end: x,
  }
}

/** At the right end of the line of figures. */
function hintAt(from: number, right: number): FrontLayout['hint'] {
  const text = HINTS.find((words) => from + textWidth(words, NAME_SIZE) <= right)
  return text === undefined ? null : { text, x: right }
}

/** Answers in equal parts of the axis. */
function countsOf({ asks, beginMs, endMs }: FrontFrame): readonly (readonly [whole: number, thin: number])[] {
  const counts = Array.from({ length: PARTS }, (): [number, number] => [0, 0])
  for (const { atMs, thin } of asks) counts[Math.min(PARTS - 1, Math.floor(((atMs - beginMs) / (endMs - beginMs)) * PARTS))]![thin ? 1 : 0]++
  return counts
}

function barsOf(now: FrontFrame, other: FrontFrame | null, strip: Box, x: (ms: number) => number): readonly StripBar[] {
  const counts = countsOf(now)
  const most = Math.max(STRIP_LEAST, ...[counts, other ? countsOf(other) : []].flat().map(([whole, thin]) => whole + thin))
  const [left, each] = [x(now.beginMs), (x(now.endMs) - x(now.beginMs)) / PARTS]
  const high = (count: number): number => (count / most) * (strip.height - 12)
  return counts.flatMap(([whole, thin], k) => (whole + thin === 0 ? [] : [{ x: left + k * each, width: each, whole: high(whole), thin: high(thin) }]))
}

function ticksOf(beginMs: number, endMs: number, width: number, x: (ms: number) => number): FrontLayout['ticks'] {
  const stepMs = TICKS_MS.find((ms) => (ms / (endMs - beginMs)) * width >= TICK_ROOM) ?? TICKS_MS.at(-1)!
  return Array.from({ length: Math.floor(endMs / stepMs) + 1 }, (_, k) => ({
    x: x(k * stepMs), text: k === 0 ? '0' : formatSeconds(k * stepMs), anchor: k * stepMs > endMs - stepMs / 2 ? 'end' : 'middle',
  }))
}
