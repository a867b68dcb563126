/**
 * What a ladder consists of, in numbers: an arrow a message, a band for one whose bytes take their time, a block for work, a
 * bracket a phase. Time runs downwards, and everything is placed by the same scale.
 */
import { LOST_AT } from '../../trace/traceKinds'
import type { ArrowFrame, WaterfallBar } from '../../frame/types'
import type { LadderFrame } from '../../frame/ladders'
import { formatMs, formatMsValue } from '../../words/format'
import { PHASE_WORDS } from '../../words/phaseWords'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Geometry, Point } from '../draw/geometry'
import { type ArrowLabel, labelArrows } from './arrowLabels'
import { spreadLabels } from './spreadLabels'
import type { Reading } from '../../reading/reading'
import type { TimeScale } from './timeScale'
import type { Total } from './totals'

/** The middle of a lifeline (px), by the number of its node. */
export type Columns = ReadonlyMap<number, number>

export interface Arrow {
  readonly from: Point
  /** Where it has come to. */
  readonly to: Point
  readonly arrived: boolean
  /** It ends here, and comes no further. */
  readonly lost: boolean
  readonly tone: ArrowFrame['tone']
  /** What has passed of a message between its first byte and its last; null where both are one. */
  readonly band: readonly Point[] | null
  /** Beside the line, when there is room. */
  readonly label: ArrowLabel | null
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

export interface LadderLine {
  readonly x: number
  /** Empty where its neighbours leave no room. */
  readonly name: string
  readonly side: 'start' | 'end'
}

/** A name at a line begins or ends so far beyond it (px). */
export const LINE_NAME_OUT = 8

export interface Ladder {
  /** Over it, where there are several. */
  readonly title: { readonly text: string; readonly x: number; readonly y: number } | null
  /** Its own lifelines, where there are several ladders. */
  readonly lines: readonly LadderLine[]
  readonly arrows: readonly Arrow[]
  /** An earlier ladder, faint behind it. */
  readonly ghost: readonly Arrow[]
  readonly work: readonly { readonly key: string; readonly box: Box; readonly away: boolean }[]
  readonly brackets: readonly Bracket[]
  /** Phases between its lines, where there is no room beside them. */
  readonly inside: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly nowY: number
  readonly total: Total | null
}

/** Steeper lines only have words (px from end to end): flatter ones lie too close. */
const LEAST_RISE = 8
export const PHASE_HEIGHT = 15

/** Arrows between nodes that have a column; `earlierTotal`: the total of an earlier request is told beside. */
export function arrowParts(ladder: LadderFrame, columns: Columns, scale: TimeScale, earlierTotal = false): Arrow[] {
  const drawn = ladder.arrows.flatMap((arrow) => {
    const [x, end] = [columns.get(arrow.from), columns.get(arrow.to)]
    return x === undefined || end === undefined ? [] : [{ arrow, line: lineOf(arrow, x, end, scale) }]
  })
  const labels = labelArrows(
    drawn.map(({ arrow, line }) => ({ ...line, text: Math.abs(line.end[1] - line.from[1]) < LEAST_RISE ? '' : arrow.label })),
    drawn.flatMap(({ arrow, line }) => (arrow.phase === 'response' ? totalWords(line.end, earlierTotal ? SPREAD : ALONE) : [])),
  )
  return drawn.map(({ arrow, line }, i) => {
    const isLong = arrow.endMs - arrow.firstByteMs > 0.01
    const [from, end] = isLong ? lastByte(arrow, line) : [line.from, line.end]
    const p = isLong ? shareBetween(ladder.elapsedMs, arrow.endMs - (arrow.firstByteMs - arrow.startMs), arrow.endMs) : arrow.progress
    return {
      from,
      to: [from[0] + (end[0] - from[0]) * p, from[1] + (end[1] - from[1]) * p],
      arrived: arrow.progress >= 1,
      lost: arrow.lost && p >= LOST_AT,
      tone: arrow.tone,
      band: isLong ? bandOf(arrow, line, scale, ladder.elapsedMs) : null,
      label: arrow.progress >= 0.5 ? labels[i]! : null,
    }
  })
}

/** Where the words of a total stand under the end of a response (px from it); an earlier total moves them up or down. */
const ALONE = [12]
const SPREAD = [4, 20]

/** Points of these words. */
const totalWords = ([x, y]: Point, rows: readonly number[]): Point[] => rows.flatMap((row) => Array.from({ length: 12 }, (_, i): Point => [x + 18 + i * 8, y + row]))

interface Line {
  readonly from: Point
  readonly end: Point
}

function lineOf(arrow: ArrowFrame, x: number, end: number, scale: TimeScale): Line {
  return { from: [x, scale.y(arrow.startMs)], end: [end, scale.y(arrow.endMs)] }
}

/** The way of the last byte: it leaves as much before the end as the first one needs to arrive. */
function lastByte({ startMs, firstByteMs, endMs }: ArrowFrame, { from, end }: Line): readonly [Point, Point] {
  const perMs = (end[1] - from[1]) / (endMs - startMs)
  return [[from[0], end[1] - (firstByteMs - startMs) * perMs], end]
}

const shareBetween = (ms: number, from: number, to: number): number => Math.max(0, Math.min(1, (ms - from) / (to - from)))

/** Between the ways of the first byte and of the last, as far as the request has come. */
function bandOf(arrow: ArrowFrame, line: Line, scale: TimeScale, elapsedMs: number): readonly Point[] {
  const [sent, end] = lastByte(arrow, line)
  const first: Point = [end[0], scale.y(arrow.firstByteMs)]
  return above([line.from, first, end, sent], scale.y(Math.min(elapsedMs, arrow.endMs)))
}

/** The part of a shape that lies above `y`. */
function above(shape: readonly Point[], y: number): Point[] {
  return shape.flatMap((point, i) => {
    const next = shape[(i + 1) % shape.length]!
    const cut: Point[] = point[1] <= y === next[1] <= y ? [] : [[point[0] + ((next[0] - point[0]) * (y - point[1])) / (next[1] - point[1]), y]]
    return point[1] <= y ? [point, ...cut] : cut
  })
}

/** Work at a node, and asking for an address where who answers has no column. */
export function workParts(ladder: LadderFrame, columns: Columns, scale: TimeScale): { readonly key: string; readonly box: Box; readonly away: boolean }[] {
  return ladder.bars.flatMap((bar) => {
    const x = columns.get(bar.from)
    const away = bar.from !== bar.to
    if (x === undefined || (away && columns.has(bar.to))) return []
    const top = scale.y(bar.startMs)
    return [{ key: keyOf(bar), away, box: { x: x - 4, y: top, width: 8, height: Math.max(2, scale.y(bar.endMs) - top) } }]
  })
}

export interface BracketPlaces {
  readonly side: Bracket['side']
  /** Of the bracket, and where its words begin. */
  readonly x: number
  readonly labelX: number
  /** Long words and units. */
  readonly words: boolean
  readonly top: number
  readonly height: number
}

export function bracketParts(bars: readonly WaterfallBar[], scale: TimeScale, places: BracketPlaces): Bracket[] {
  const spans = bars.map((bar) => [scale.y(bar.startMs), scale.y(bar.endMs)] as const)
  const wanted = spans.map(([from, to]) => (from + to) / 2 - PHASE_HEIGHT / 2)
  const tops = spreadLabels(wanted, PHASE_HEIGHT, places.top - 8, places.height - 4)
  return bars.map((bar, i) => ({
    key: keyOf(bar),
    side: places.side,
    x: places.x,
    labelX: places.labelX,
    top: spans[i]![0] + 0.75,
    bottom: Math.max(spans[i]![1] - 0.75, spans[i]![0] + 1.5),
    labelY: tops[i]! + PHASE_HEIGHT / 2,
    phase: PHASE_WORDS[bar.phase][places.words ? 'full' : 'short'],
    time: (places.words ? formatMs : formatMsValue)(bar.endMs - bar.startMs),
    tone: bar.tone,
  }))
}

const keyOf = ({ phase, startMs }: WaterfallBar): string => `${phase} ${startMs}`

/**
 * The way of the message that is on a link now, so that the painter can move it between frames; a link without one runs where
 * the time is, and what stays at a node stands at its end.
 */
export function geometryOf(run: Reading, ladder: LadderFrame | null, columns: Columns, scale: TimeScale): Geometry {
  const now = scale.y(ladder?.elapsedMs ?? 0)
  return makeGeometry(
    run.links.map(({ from, to }): readonly Point[] | undefined => {
      // A way to a node without a lifeline is time at the one that has one.
      const [x, end] = [columns.get(from) ?? columns.get(to), columns.get(to) ?? columns.get(from)]
      if (!ladder || x === undefined || end === undefined) return undefined
      const arrow = ladder.arrows.findLast((one) => one.progress < 1 && ((one.from === from && one.to === to) || (one.from === to && one.to === from)))
      if (!arrow) return evenly([[x, now], [end, now]])
      const [start, stop] = [scale.y(arrow.startMs), scale.y(arrow.endMs)]
      return evenly(arrow.from === from ? [[x, start], [end, stop]] : [[x, stop], [end, start]])
    }),
  )
}
