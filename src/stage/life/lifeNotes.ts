/**
 * What stands beside the rows of the life view in words: the header in force, what the marks mean, how long something old was
 * served, and what begins at a moment.
 */
import type { BandFrame, BandRequest } from '../../frame/bandFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import { formatSeconds } from '../../words/format'
import { isFailure } from '../../words/statusWords'
import type { Box } from '../draw/geometry'
import { fitting, monoWidth, textWidth } from '../draw/text'
import type { LifeAxes } from './lifeAxes'
import { stoodIn } from './lifeMarks'

export const NOTE_SIZE = 11
const MARK = 12
const BEGIN_GAP = 5
const LEGEND_GAP = 12

/** `Cache-Control: max-age=10, ...` in at most so many lines; the name of the field goes first where there is no room. */
export function headerLines(header: string, room: number, lines: number): readonly string[] {
  if (header === '') return ['no Cache-Control']
  const fits = (text: string): boolean => monoWidth(text, NOTE_SIZE) <= room
  const named = `Cache-Control: ${header}`
  if (fits(named)) return [named]
  if (fits(header)) return [header]
  const wrapped = header.split(', ').reduce<string[]>((done, part) => {
    const line = done.at(-1)
    const longer = line === undefined ? part : `${line}, ${part}`
    return line !== undefined && fits(`${longer},`) ? [...done.slice(0, -1), longer] : [...done.slice(0, -1), ...(line === undefined ? [] : [`${line},`]), part]
  }, [])
  if (wrapped.length <= lines) return wrapped
  return [...wrapped.slice(0, lines - 1), `${wrapped[lines - 1]!.replace(/,$/, '')}, …`]
}

/** A mark of the picture: of an outcome, of an old copy that stood in, or the frame of what is older than the origin. */
export type LegendShape = OutcomeShape | 'stood-in' | 'outdated'

export interface LegendItem {
  readonly shapes: readonly LegendShape[]
  readonly text: string
  readonly x: number
  readonly width: number
}

const LEGENDS: readonly (readonly (readonly [shapes: readonly LegendShape[], text: string])[])[] = [
  [[['hit'], 'from the copy'], [['stale'], 'stale, refreshed behind'], [['revalidated'], 'asked first: unchanged'], [['miss'], 'asked first: new'], [['stood-in'], 'asked in vain: the old copy'], [['error'], 'error'], [['outdated'], 'older than the origin']],
  [[['hit'], 'copy'], [['stale'], 'stale, refreshed'], [['revalidated'], 'asked: unchanged'], [['miss'], 'asked: new'], [['stood-in'], 'in vain: old copy'], [['error'], 'error'], [['outdated'], 'older than the origin']],
  [[['hit'], 'copy'], [['stale'], 'stale'], [['revalidated', 'miss'], 'asked first'], [['stood-in'], 'in vain'], [['error'], 'error'], [['outdated'], 'outdated']],
  [[['hit'], 'copy'], [['stale'], 'stale'], [['revalidated', 'miss'], 'asked'], [['stood-in'], 'in vain']],
]
/** Explained once there is one. */
const RARE: Readonly<Record<Exclude<LegendShape, OutcomeShape> | 'error', (band: BandFrame, one: BandRequest) => boolean>> = {
  'stood-in': stoodIn,
  error: (_, { status }) => status !== null && isFailure(status),
  outdated: (_, { outdated, status }) => outdated && status !== null && !isFailure(status),
}

/** The wordiest that fits. */
export function legendOf(band: BandFrame, { x, width }: Pick<Box, 'x' | 'width'>): readonly LegendItem[] {
  const absent = Object.entries(RARE).flatMap(([shape, isOne]) => (band.requests.some((one) => isOne(band, one)) ? [] : [shape]))
  const legends = LEGENDS.map((legend) => legend.filter(([[shape]]) => shape !== undefined && !absent.includes(shape)))
  const widthOf = ([shapes, text]: (typeof LEGENDS)[number][number]): number => shapes.length * (MARK + 2) + 3 + textWidth(text, NOTE_SIZE, 400)
  const total = (legend: (typeof LEGENDS)[number]): number => legend.reduce((sum, one) => sum + widthOf(one) + LEGEND_GAP, -LEGEND_GAP)
  const legend = legends.find((one) => total(one) <= width) ?? legends.at(-1)!
  let at = x
  return legend.map((one) => {
    const item = { shapes: one[0], text: one[1], x: at, width: widthOf(one) }
    at += item.width + LEGEND_GAP
    return item
  })
}

export interface LagMark {
  readonly from: number
  readonly to: number
  /** null where nothing fits. */
  readonly label: { readonly text: string; readonly x: number } | null
}

export interface BeginMark {
  /** Of the line. */
  readonly x: number
  readonly text: string
  readonly words: Box
}

/** Words beside a line, right of it where they fit: others make room for them, since they stay where they are. */
export function beginMarks({ marks }: BandFrame, { x: xOf }: LifeAxes, plot: Box): readonly BeginMark[] {
  return marks.map(({ atMs, text }) => {
    const [x, width, height] = [xOf(atMs), textWidth(text, NOTE_SIZE, 600), 14]
    const fits = x + BEGIN_GAP + width <= plot.x + plot.width
    return { x, text, words: { x: fits ? x + BEGIN_GAP : x - BEGIN_GAP - width, y: plot.y + plot.height * 0.4 - height + 3, width, height } }
  })
}

/** A bracket from the moment at which the origin gave a content up to the last user who got it. */
export function lagMarks({ lags, fromMs }: BandFrame, { x }: LifeAxes, { x: left, width }: Box): readonly LagMark[] {
  return lags.map((lag, i) => {
    const [from, to] = [x(Math.max(fromMs, lag.fromMs)), x(lag.toMs)]
    const span = formatSeconds(lag.toMs - lag.fromMs)
    const next = lags[i + 1]
    const room = (next ? x(Math.max(fromMs, next.fromMs)) : left + width) - from
    const text = fitting([`${lag.content} got out for ${span} more`, `${span} more`, span], (to - from >= 30 ? to - from : room - (to - from)) - 6, NOTE_SIZE, 600)
    if (text === '') return { from, to, label: null }
    const half = textWidth(text, NOTE_SIZE, 600) / 2
    return { from, to, label: { text, x: to - from >= 2 * half + 6 ? (from + to) / 2 : to + 4 + half } }
  })
}
