/** What stands in the charts of a board at a moment, as paths and places. */
import type { BoardFrame, LineFrame, MixFrame, RowsFrame } from '../../frame/boardFrame'
import type { PartTone } from '../../scene/board'
import type { Tone } from '../../frame/types'
import { figureText } from '../../words/figures'
import type { RequestTarget } from '../draw/RequestTargets'
import { clamp } from '../draw/clamp'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { tenth } from '../draw/rounded'
import { fitting, textWidth } from '../draw/text'
import { BETWEEN, type PanelPlace, SWATCH, TEXT_SIZE, UNDER_LINE } from './boardLayout'
import { binName, decidedName, partTexts } from './boardWords'

/** Of a row so much may be its name; bars that had less room than this are not drawn, and names have it (px). */
const [NAME_SHARE, LEAST_BAR] = [0.46, 14]

const xAt = (chart: Box, ms: number, lengthMs: number): number => tenth(chart.x + clamp(ms / lengthMs, 0, 1) * chart.width)
export const nowX = ({ nowMs }: BoardFrame, chart: Box, lengthMs: number): number => xAt(chart, nowMs, lengthMs)

/** Of a chart what is shaded: when something failed. */
export function failingBoxes({ failing }: BoardFrame, chart: Box, lengthMs: number): readonly Box[] {
  return failing.map(({ fromMs, toMs }) => {
    const x = xAt(chart, fromMs, lengthMs)
    return { ...chart, x, width: xAt(chart, toMs, lengthMs) - x }
  })
}

const yAt = (chart: Box, { scale: { low, high } }: PanelPlace, value: number): number => tenth(chart.y + chart.height * (1 - clamp((value - low) / (high - low), 0, 1)))

export interface LineShapes {
  readonly series: string
  /** Of the line at what was promised. */
  readonly limitY: number | null
  /** The moment that decided. */
  readonly decided: { readonly x: number; readonly y: number } | null
}

/** A value stands at the end of its bin; where there is none the line is broken. */
export function lineShapes({ binEndsMs }: BoardFrame, panel: LineFrame, place: PanelPlace, chart: Box, lengthMs: number): LineShapes {
  const { values, limit, decided } = panel
  const series = values.map((value, k) => {
    if (!Number.isFinite(value)) return ''
    const goesOn = k > 0 && Number.isFinite(values[k - 1])
    return `${goesOn ? 'L' : 'M'}${xAt(chart, binEndsMs[k]!, lengthMs)} ${yAt(chart, place, value)}${goesOn ? '' : 'h0'}`
  })
  const value = decided ? valueBetween(binEndsMs, values, decided) : NaN
  const at = decided && Number.isFinite(value) ? { x: xAt(chart, decided.atMs, lengthMs), y: yAt(chart, place, value) } : null
  return { series: series.join(''), limitY: limit ? yAt(chart, place, limit.value) : null, decided: at }
}

/** Where the line is at that moment: between the values of two bins, or at the first of them. */
function valueBetween(ends: readonly number[], values: readonly number[], { atMs, bin }: NonNullable<LineFrame['decided']>): number {
  const [before, value] = [bin > 0 ? values[bin - 1]! : NaN, values[bin]!]
  if (!Number.isFinite(before)) return value
  const share = (atMs - ends[bin - 1]!) / (ends[bin]! - ends[bin - 1]!)
  return before + (value - before) * clamp(share, 0, 1)
}

export interface PartShape {
  readonly tone: Tone
  /** Parts of the same tone are told apart by this, the first strongest. */
  readonly strength: number
  readonly d: string
}

const TONES: Readonly<Record<PartTone, Tone>> = {
  good: 'hit', warn: 'stale', bad: 'error', plain: 'plain',
  hit: 'hit', miss: 'miss', stale: 'stale', revalidated: 'revalidated', bypass: 'bypass', error: 'error', direct: 'direct', unanswered: 'unanswered', answered: 'answered',
}
const STRENGTHS = [0.85, 0.5, 0.28, 0.65, 0.38]

/** A bar for each bin, the first part at its foot. */
export function mixShapes({ binEndsMs }: BoardFrame, { parts }: MixFrame, { scale }: PanelPlace, chart: Box | null, lengthMs: number): readonly PartShape[] {
  const below = binEndsMs.map(() => 0)
  return parts.map(({ tone, counts }, k) => {
    const shade = TONES[tone]
    const earlier = parts.slice(0, k).filter((one) => TONES[one.tone] === shade).length
    const bars = chart === null ? [] : counts.map((count, bin) => {
      const [left, right] = [xAt(chart, bin === 0 ? 0 : binEndsMs[bin - 1]!, lengthMs), xAt(chart, binEndsMs[bin]!, lengthMs)]
      const from = below[bin]!
      below[bin] = from + count
      const high = (count / scale.high) * chart.height
      const foot = chart.y + chart.height * (1 - from / scale.high)
      return count > 0 ? rectPath({ x: left, y: foot - high, width: Math.max(0.5, right - left - (right - left > 4 ? 1 : 0)), height: high }) : ''
    })
    return { tone: shade, strength: STRENGTHS[earlier % STRENGTHS.length]!, d: bars.join('') }
  })
}

export interface LegendItem {
  readonly k: number
  readonly text: string
  readonly x: number
  readonly y: number
}

/** With counts where all of them fit on the lines that the panel has; else names, and those alone that fit. */
export function legendOf(panel: MixFrame, { box, underY, underLines }: PanelPlace): readonly LegendItem[] {
  if (underY === null) return []
  // What is still to come is not told before.
  const seen = [...panel.parts.keys()].filter((k) => panel.parts[k]!.counts.some((count) => count > 0))
  const counts = laid(seen, seen.map((k) => partTexts(panel, k)[0]!), box, underY)
  const fits = ({ text, x, y }: LegendItem): boolean => y < underY + underLines * UNDER_LINE && x + SWATCH + textWidth(text, TEXT_SIZE) <= box.x + box.width + 0.5
  return counts.every(fits) ? counts : laid(seen, seen.map((k) => panel.parts[k]!.name), box, underY).filter(fits)
}

/** One behind the other, and on the next line where one would pass the edge. */
function laid(parts: readonly number[], texts: readonly string[], box: Box, top: number): readonly LegendItem[] {
  let [x, y] = [box.x, top]
  return texts.map((text, index) => {
    const wide = SWATCH + textWidth(text, TEXT_SIZE)
    if (x > box.x && x + wide > box.x + box.width) [x, y] = [box.x, y + UNDER_LINE]
    const item = { k: parts[index]!, text, x, y }
    x += wide + BETWEEN
    return item
  })
}

export interface RowShape {
  readonly name: string
  readonly figure: string
  readonly y: number
  readonly bar: Box | null
}

/** As many rows as there is room for. */
export function rowShapes({ rows, format, most }: RowsFrame, { chart, rowHeight }: PanelPlace): readonly RowShape[] {
  if (!chart) return []
  const shown = rows.slice(0, Math.floor((chart.height + 3) / rowHeight))
  const figureRoom = Math.max(...[most, ...rows.map(({ value }) => value)].map((value) => textWidth(figureText(value, format), TEXT_SIZE, 600)))
  const [longest, free] = [Math.max(0, ...shown.map(({ name }) => textWidth(name, TEXT_SIZE))), chart.width - figureRoom - 8]
  const beside = Math.min(chart.width * NAME_SHARE, longest)
  const nameRoom = free - 8 - beside >= LEAST_BAR ? beside : Math.min(free, longest)
  const left = chart.x + nameRoom + 8
  const room = chart.x + chart.width - figureRoom - 8 - left
  return shown.map(({ name, value }, k) => {
    const y = chart.y + k * rowHeight + 10
    const bar = room >= LEAST_BAR && value > 0 ? { x: tenth(left), y: y - 9, width: tenth(Math.max(1, room * Math.min(1, value / most))), height: 9 } : null
    return { name: cut(name, nameRoom, TEXT_SIZE), figure: figureText(value, format), y, bar }
  })
}

/** As much of a text as there is room for. */
export function cut(text: string, room: number, size: number, weight = 400): string {
  const letters = [...text]
  const shorter = letters.map((_, k) => `${letters.slice(0, letters.length - 1 - k).join('').trimEnd()}…`)
  return fitting([text, ...shorter], room + 0.5, size, weight)
}

/** Half the side of what is pressed at the moment that decided (px). */
const REACH = 9

/** Bins open the request that decided in them, the mark the one that decided it all. */
export function targetsOf(now: BoardFrame, panel: LineFrame, { decided: mark }: LineShapes, chart: Box, lengthMs: number): readonly RequestTarget[] {
  const bins = panel.requests.flatMap((request, bin): RequestTarget[] => {
    const [left, right] = [xAt(chart, bin === 0 ? 0 : now.binEndsMs[bin - 1]!, lengthMs), xAt(chart, now.binEndsMs[bin]!, lengthMs)]
    return request < 0 ? [] : [{ request, name: binName(now, panel, bin), box: { x: left, y: chart.y, width: right - left, height: chart.height } }]
  })
  const request = panel.decided?.request ?? null
  if (!mark || request === null) return bins
  return [...bins, { request, name: decidedName(panel), box: { x: mark.x - REACH, y: clamp(mark.y - REACH, chart.y, chart.y + Math.max(0, chart.height - 2 * REACH)), width: 2 * REACH, height: Math.min(chart.height, 2 * REACH) } }]
}
