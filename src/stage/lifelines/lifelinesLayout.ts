/**
 * The sequence diagram's numbers: lifelines from left to right, time downwards, one arrow a
 * hop, one bracket a phase. Made anew for every frame, since it grows with time; drawn by
 * LifelinesPicture.
 */
import { LOST_AT } from '../../trace/traceKinds'
import type { ArrowFrame, Frame, WaterfallBar, WayFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import type { Reading } from '../../reading/reading'
import { formatMs, formatMsValue } from '../../words/format'
import { PHASE_WORDS } from '../../words/phaseWords'
import type { Density, Size } from '../draw/density'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Geometry, Point } from '../draw/geometry'
import { spreadLabels } from './spreadLabels'
import { textWidth } from '../draw/text'
import { timeScale } from './timeScale'
import type { TimeScale } from './timeScale'
import type { PictureLayout } from '../viewModule'

export interface Lifeline {
  readonly node: NodeInfo
  readonly x: number
  readonly head: Box
}

export interface Arrow {
  readonly from: Point
  /** Where it has come to. */
  readonly to: Point
  readonly arrived: boolean
  /** It ends here, and comes no further. */
  readonly lost: boolean
  readonly tone: ArrowFrame['tone']
  /** Beside the line, when there is room. */
  readonly label: { readonly text: string; readonly at: Point; readonly degrees: number } | null
}

export interface Bracket {
  readonly key: string
  readonly side: 'left' | 'right'
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly labelX: number
  readonly labelY: number
  readonly phase: string
  readonly time: string
  readonly tone: ArrowFrame['tone']
}

export interface LifelinesLayout extends PictureLayout {
  readonly lifelines: readonly Lifeline[]
  readonly scale: TimeScale
  readonly nowY: number
  readonly arrows: readonly Arrow[]
  readonly work: readonly { readonly box: Box; readonly key: string }[]
  readonly brackets: readonly Bracket[]
}

const LABEL_HEIGHT = 15
/** Room for the axis, and for the words on each side. */
interface Room {
  readonly axis: number
  readonly gutter: number
  readonly head: number
  /** Long words and units. */
  readonly words: boolean
  /** From the lifeline to the bracket, and from there to its words. */
  readonly inset: number
  readonly aside: number
}

function roomOf(density: Density, width: number): Room {
  if (density === 'small') return { axis: 32, gutter: 88, head: 28, words: false, inset: 7, aside: 9 }
  const words = width >= 640
  return { axis: 46, gutter: words ? 156 : 108, head: density === 'full' ? 34 : 28, words, inset: 12, aside: 13 }
}
/** Free height that an arrow's label needs above its line. */
const ARROW_LABEL = 20

export interface LifelinesInput extends Size {
  readonly run: Reading
  readonly frame: WayFrame
  /** Another moment that is drawn beside this one, to the same scale. */
  readonly beside?: WayFrame | undefined
  readonly order: readonly string[]
  readonly density: Density
}

export function layoutLifelines({ run, frame, beside, order, density, width, height }: LifelinesInput): LifelinesLayout {
  const room = roomOf(density, width)
  const lifelines = lifelinesOf(run, frame, order, density, width, room)
  const top = room.head + 24
  const extent = Math.max(extentOf(frame), beside ? extentOf(beside) : 0)
  const scale = timeScale(extent, top, height - 18)
  const xOf = new Map(lifelines.map(({ node, x }) => [node.index, x]))
  const known = frame.arrows.filter((arrow) => xOf.has(arrow.from) && xOf.has(arrow.to))
  const bars = frame.waterfall.filter((bar) => xOf.has(bar.from) && xOf.has(bar.to))
  return {
    width, height, density, lifelines, scale,
    nowY: scale.y(frame.spotlight?.elapsedMs ?? 0),
    arrows: arrowsOf(known, lifelines, xOf, scale, density),
    work: bars.filter((bar) => bar.from === bar.to).map((bar) => workOf(bar, xOf.get(bar.from)!, scale)),
    brackets: bracketsOf(bars, lifelines, scale, room, top, height),
    geometry: geometryOf(run, known, xOf, scale),
    obstacles: [],
  }
}

/** How long the followed request has taken, or will have when its last arrow arrives (ms). */
function extentOf({ spotlight, arrows }: WayFrame): number {
  return Math.max(spotlight?.elapsedMs ?? 0, ...arrows.map((arrow) => arrow.endMs))
}

function lifelinesOf(run: Reading, frame: Frame, order: readonly string[], density: Density, width: number, room: Room): Lifeline[] {
  const nodes = order.flatMap((id) => run.nodes.filter((node) => node.id === id && frame.nodes[node.index]!.active))
  const first = room.axis + room.gutter
  const gap = (width - first - room.gutter) / Math.max(1, nodes.length - 1)
  const most = Math.min(gap - 4, 132)
  return nodes.map((node, i) => {
    const x = first + gap * i
    const slot = node.shows.length > 0 ? 30 : 0
    const wanted = textWidth(node.name, density === 'small' ? 12 : 13, 600) + 22 + slot
    const headWidth = Math.max(50, Math.min(wanted, most))
    return { node, x, head: { x: Math.min(x - headWidth / 2, width - headWidth - 6), y: 12, width: headWidth, height: room.head } }
  })
}

function arrowsOf(
  arrows: readonly ArrowFrame[], lifelines: readonly Lifeline[], xOf: ReadonlyMap<number, number>, scale: TimeScale, density: Density,
): Arrow[] {
  const drawn = arrows.map((arrow) => {
    const from: Point = [xOf.get(arrow.from)!, scale.y(arrow.startMs)]
    const end: Point = [xOf.get(arrow.to)!, scale.y(arrow.endMs)]
    const at = labelPoint(from, end, lifelines)
    return { arrow, from, end, at }
  })
  return drawn.map(({ arrow, from, end, at }, i) => {
    const p = arrow.progress
    const room = drawn.every((other, j) => j === i || !crosses(other, at[0]) || Math.abs(yAt(other, at[0]) - at[1]) >= ARROW_LABEL)
    const sloped = textWidth(arrow.label, 11.5) < Math.abs(end[0] - from[0]) - 16
    const passed = Math.abs(at[0] - from[0]) <= p * Math.abs(end[0] - from[0])
    const show = density !== 'small' && room && sloped && passed
    const degrees = (Math.atan((end[1] - from[1]) / (end[0] - from[0])) * 180) / Math.PI
    return {
      from,
      to: [from[0] + (end[0] - from[0]) * p, from[1] + (end[1] - from[1]) * p],
      arrived: p >= 1,
      lost: arrow.lost && p >= LOST_AT,
      tone: arrow.tone,
      label: show ? { text: arrow.label, at, degrees } : null,
    }
  })
}

interface Line {
  readonly from: Point
  readonly end: Point
}

const crosses = ({ from, end }: Line, x: number): boolean => (x - from[0]) * (x - end[0]) <= 0

const yAt = ({ from, end }: Line, x: number): number =>
  end[0] === from[0] ? from[1] : from[1] + ((end[1] - from[1]) * (x - from[0])) / (end[0] - from[0])

/** On the line, in the middle between the two lifelines at its right end: never on a lifeline. */
function labelPoint(from: Point, end: Point, lifelines: readonly Lifeline[]): Point {
  const right = Math.max(from[0], end[0])
  const before = lifelines.filter(({ x }) => x < right - 1).at(-1)?.x ?? Math.min(from[0], end[0])
  const x = (right + before) / 2
  return [x, yAt({ from, end }, x)]
}

function workOf(bar: WaterfallBar, x: number, scale: TimeScale): { box: Box; key: string } {
  const top = scale.y(bar.startMs)
  return { key: `${bar.phase} ${bar.startMs}`, box: { x: x - 4, y: top, width: 8, height: Math.max(2, scale.y(bar.endMs) - top) } }
}

/** What the browser takes part in stands on the left, what happens behind its back on the right. */
function bracketsOf(
  bars: readonly WaterfallBar[], lifelines: readonly Lifeline[], scale: TimeScale, room: Room, top: number, height: number,
): Bracket[] {
  const first = lifelines[0]
  const last = lifelines.at(-1)
  if (!first || !last) return []
  const isLeft = (bar: WaterfallBar): boolean => bar.from === first.node.index || bar.to === first.node.index
  return (['left', 'right'] as const).flatMap((side) => {
    const here = bars.filter((bar) => isLeft(bar) === (side === 'left'))
    const spans = here.map((bar) => [scale.y(bar.startMs), scale.y(bar.endMs)] as const)
    const wanted = spans.map(([from, to]) => (from + to) / 2 - LABEL_HEIGHT / 2)
    const tops = spreadLabels(wanted, LABEL_HEIGHT, top - 8, height - 4)
    return here.map((bar, i) => ({
      key: `${bar.phase} ${bar.startMs}`,
      side,
      x: side === 'left' ? first.x - room.inset : last.x + room.inset,
      labelX: side === 'left' ? first.x - room.inset - room.aside : last.x + room.inset + room.aside,
      top: spans[i]![0] + 0.75,
      bottom: Math.max(spans[i]![1] - 0.75, spans[i]![0] + 1.5),
      labelY: tops[i]! + LABEL_HEIGHT / 2,
      phase: PHASE_WORDS[bar.phase][room.words ? 'full' : 'short'],
      time: room.words ? formatMs(bar.endMs - bar.startMs) : formatMsValue(bar.endMs - bar.startMs),
      tone: bar.tone,
    }))
  })
}

/** The way of the message that is on a link now, so that the painter can move it between frames. */
function geometryOf(run: Reading, arrows: readonly ArrowFrame[], xOf: ReadonlyMap<number, number>, scale: TimeScale): Geometry {
  return makeGeometry(
    run.links.map((link) => {
      const joins = (arrow: ArrowFrame): boolean =>
        (arrow.from === link.from && arrow.to === link.to) || (arrow.from === link.to && arrow.to === link.from)
      const arrow = arrows.findLast((one) => joins(one) && one.progress < 1)
      if (!arrow) return undefined
      const way: Point[] = [
        [xOf.get(arrow.from)!, scale.y(arrow.startMs)],
        [xOf.get(arrow.to)!, scale.y(arrow.endMs)],
      ]
      return evenly(arrow.from === link.from ? way : way.reverse())
    }),
  )
}
