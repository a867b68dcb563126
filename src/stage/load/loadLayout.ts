/**
 * Where the two plots of a load stand: the curve of answered over offered load, and both over time. Beside each other where there is room, else one
 * under the other. What is in them is of the moment (loadShapes).
 */
import type { ViewOf } from '../../cdn/topology'
import { loadAt } from '../../frame/loadAt'
import type { LoadFrame } from '../../frame/loadFrame'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { clamp } from '../draw/clamp'
import { type Box, makeGeometry } from '../draw/geometry'
import { fitting, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { CURVE_PARTS, SERIES, UPWARDS } from './loadWords'

type LoadInput = LayoutInput<ViewOf<'load'>, LoadFrame>

export interface LoadLayout extends PictureLayout {
  readonly curve: Box
  readonly series: Box
  /** A row for each breaker, under the series. */
  readonly rows: readonly { readonly node: number; readonly box: Box; readonly name: string; readonly nameX: number }[]
  /** Requests a second at the ends of the axes: of the curve, and of the other plot. */
  readonly mostLoad: number
  readonly most: number
  readonly lengthMs: number
  /** Values that have a line: in the curve, and in the other plot. */
  readonly ticks: readonly number[]
  readonly seriesTicks: readonly number[]
  /** There is room for words in the curve. */
  readonly hasWords: boolean
  readonly head: { readonly x: number; readonly y: number; readonly room: number }
  readonly legend: readonly LegendItem<(typeof SERIES)[number]['look']>[]
  /** At the upper edge of the curve: what is counted upwards, and what its parts are. */
  readonly curveHead: { readonly upwards: string; readonly parts: readonly LegendItem<(typeof CURVE_PARTS)[number]['look']>[] }
  /** Values that have a figure under the curve. */
  readonly xTicks: readonly number[]
  readonly legendY: number
}

interface LegendItem<L extends string> {
  readonly look: L
  readonly text: string
  readonly x: number
}

interface Measures {
  readonly margin: number
  /** Left of a plot, for its figures; under it, for the words of its axis. */
  readonly gutter: number
  readonly foot: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 16, gutter: 34, foot: 32 },
  medium: { margin: 12, gutter: 30, foot: 28 },
  small: { margin: 8, gutter: 26, foot: 26 },
}
const HEAD = 22
const LEGEND = 20
/** Of an axis, over its plot. */
const TITLE = 16
export const TEXT_SIZE = 11
const [ROW, ROW_GAP] = [10, 4]
/** Wide pictures have the plots side by side, and so have those that are too low for two (px). */
const [WIDE_FROM, LOW_UNTIL] = [560, 270]
/** Between the two (px). */
const GAP = 26
/** Of a wide picture the curve has so much at most. */
const CURVE_SHARE = 0.46
/** Over the highest value (a factor). */
const HEADROOM = 1.06
/** A curve is so much higher than wide at most. */
const TALL = 1.6
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000]
const SWATCH = 15
/** Between two figures at an axis: such a share of its length, within these (px). */
const TICKS_APART = { least: 24, most: 34, share: 0.25 } as const
/** A lower curve has no words in it (px). */
const WORDS_FROM = 90

export function layoutLoad(input: LoadInput): LoadLayout {
  const { width, height, density, reserved, now, run } = input
  const m = MEASURES[density]
  const beside = besideOf(input)
  const top = Math.max(HEAD + 8, reserved ? reserved.y + reserved.height : 0)
  const isWide = width >= WIDE_FROM || height < LOW_UNTIL
  const room: Box = { x: m.margin, y: top, width: width - 2 * m.margin, height: height - top - m.margin / 2 }
  const { curve, right } = isWide ? sideBySide(room, m) : stacked(room, m)
  const rowsHeight = now.breakers.length * (ROW + ROW_GAP)
  const series: Box = { ...right, y: right.y + LEGEND, height: right.height - LEGEND - rowsHeight }
  const mostLoad = Math.max(now.mostLoad, now.capacity, ...beside.map((one) => one.mostLoad)) * HEADROOM
  const most = Math.max(now.most, now.capacity, ...beside.map((one) => one.most)) * HEADROOM
  const left = reserved && reserved.y < HEAD ? reserved.x + reserved.width + 8 : m.margin
  return {
    width, height, density, curve, series, mostLoad, most, lengthMs: Math.max(now.lengthMs, ...beside.map((one) => one.lengthMs)),
    rows: now.breakers.map(({ node, name }, k) => ({
      node, name: fitting([name], m.gutter + 22, TEXT_SIZE) || fitting([`${[...name].slice(0, 5).join('')}…`], m.gutter + 4, TEXT_SIZE), nameX: series.x - 5,
      box: { x: series.x, y: series.y + series.height + m.foot - 8 + k * (ROW + ROW_GAP), width: series.width, height: ROW },
    })),
    ticks: ticksOf(mostLoad, curve.height), xTicks: ticksOf(mostLoad, curve.width), seriesTicks: ticksOf(most, series.height), hasWords: curve.height >= WORDS_FROM, curveHead: curveHeadOf(curve),
    head: { x: width - m.margin, y: 18, room: width - m.margin - left },
    legend: legendOf(SERIES, series.x, series.width), legendY: series.y - 8,
    geometry: makeGeometry(run.links.map(() => undefined)),
    obstacles: [],
  }
}

/** What a layout depends on beside the room. */
export const keepLoad = ({ mostLoad, most, lengthMs, capacity, breakers }: LoadFrame): string => [mostLoad, most, lengthMs, capacity, ...breakers.map(({ node }) => node)].join()

/** The curve, hardly higher than wide, and the rest beside it. */
function sideBySide({ x, y, width, height }: Box, { gutter, foot }: Measures): { readonly curve: Box; readonly right: Box } {
  const free = height - foot - LEGEND
  const across = Math.max(60, Math.min(width * CURVE_SHARE - gutter, free * TALL))
  const curve: Box = { x: x + gutter, y: y + LEGEND, width: across, height: Math.min(across * TALL, free) }
  const rightX = curve.x + across + GAP + gutter
  return { curve, right: { x: rightX, y, width: x + width - rightX, height: curve.height + LEGEND } }
}

function stacked({ x, y, width, height }: Box, { gutter, foot }: Measures): { readonly curve: Box; readonly right: Box } {
  const each = (height - 2 * foot - TITLE) / 2
  const curve: Box = { x: x + gutter, y: y + TITLE, width: width - gutter - 4, height: Math.max(40, each) }
  return { curve, right: { x: curve.x, y: curve.y + curve.height + foot, width: curve.width, height: Math.max(44, each) } }
}

/** As many as stand far enough apart. */
function ticksOf(most: number, length: number): readonly number[] {
  const apart = clamp(length * TICKS_APART.share, TICKS_APART.least, TICKS_APART.most)
  const step = STEPS.find((one) => (one / most) * length >= apart) ?? STEPS.at(-1)!
  return Array.from({ length: Math.floor(most / step) }, (_, k) => (k + 1) * step)
}

/** In full, else in short; where that has no room, without the parts. */
function curveHeadOf({ x, width }: Box): LoadLayout['curveHead'] {
  for (const upwards of UPWARDS) {
    const taken = textWidth(upwards, TEXT_SIZE, 600) + 16
    const parts = legendOf(CURVE_PARTS, x + taken, width - taken)
    if (parts.length === CURVE_PARTS.length) return { upwards, parts }
  }
  return { upwards: fitting(UPWARDS, width, TEXT_SIZE, 600), parts: [] }
}

function legendOf<L extends string>(all: readonly { readonly look: L; readonly texts: readonly [string, string] }[], left: number, room: number): readonly LegendItem<L>[] {
  for (const level of [0, 1] as const) {
    let x = left
    const items = all.map(({ look, texts }) => {
      const item = { look, text: texts[level], x }
      x += SWATCH + textWidth(texts[level], TEXT_SIZE) + 10
      return item
    })
    if (x - 10 <= left + room || level === 1) return items.filter((item) => item.x + SWATCH + textWidth(item.text, TEXT_SIZE) <= left + room)
  }
  return []
}

/** The other side of a comparison has the same scales. */
function besideOf({ beside }: LoadInput): LoadFrame[] {
  if (!beside) return []
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'load' ? [loadAt(beside.run, beside.frame.position, view)] : []
}
