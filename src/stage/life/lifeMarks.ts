/**
 * Requests in the life view: a stem as high as the wait, the outcome's mark on it, the wait in
 * words where it stands out, and the way of a refresh that left behind the answer.
 */
import type { BandFrame, BandRequest } from '../../frame/bandFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { formatMs, formatSeconds } from '../../words/format'
import type { Box, Point } from '../draw/geometry'
import { overlap } from '../map/labelCandidates'
import type { LifeAxes } from './lifeAxes'
import { isFailure, statusWords } from '../../words/statusWords'
import { textWidth } from '../draw/text'

export interface RequestMark {
  readonly request: number
  /** Of its mark. */
  readonly x: number
  readonly y: number
  readonly shape: OutcomeShape
  /** The edge had asked in vain when it answered with a stale copy: the mark is hollow. */
  readonly stoodIn: boolean
  /** What a press on it opens, in words. */
  readonly name: string
  /** Room for a finger: as high as the plot, as wide as its neighbours leave it. */
  readonly target: Box
  readonly wait: { readonly text: string; readonly x: number; readonly y: number } | null
  readonly refresh: RefreshWay | null
}

export interface RefreshWay {
  readonly from: Point
  /** Where it has come to: the copy, when it is back. */
  readonly to: Point
  readonly state: 'under way' | 'back' | 'failed'
}

/** A wait stands out from this share of the longest on. */
const STANDS_OUT = 0.3
const TARGET = 24
const WORDS = { size: 11, height: 14 }

/** `bandY` is where the copy's band ends: refreshes go up to it. No words stand on those that are there already. */
export function requestMarks(band: BandFrame, axes: LifeAxes, plot: Box, bandY: number, there: readonly Box[]): RequestMark[] {
  const points = band.requests.map((one): Point => [axes.x(one.startMs), axes.y(one.waitMs)])
  const taken: Box[] = [...there, ...points.map(([x, y]) => ({ x: x - 6, y: y - 6, width: 12, height: 12 }))]
  return band.requests.map((one, i) => {
    const [x, y] = points[i]!
    const told = one.status !== null && one.waitMs >= band.longestMs * STANDS_OUT && !sameAsBefore(band.requests[i - 1], one)
    const words = told ? waitWords(one, points[i]!, plot, taken) : null
    const left = i > 0 ? x - points[i - 1]![0] : TARGET
    const right = i + 1 < points.length ? points[i + 1]![0] - x : TARGET
    const width = Math.max(6, Math.min(TARGET, left, right))
    return {
      request: one.request, x, y,
      shape: one.outcome ?? 'plain',
      stoodIn: stoodIn(band, one),
      name: nameOf(band, one),
      target: { x: x - width / 2, y: plot.y, width, height: plot.height },
      wait: words,
      refresh: refreshWay(band, axes, one, points[i]!, bandY),
    }
  })
}

/** Whether the stale copy came in place of an answer of the origin, which was asked first. */
export function stoodIn({ asked }: BandFrame, { outcome, refresh, startMs, waitMs }: BandRequest): boolean {
  return outcome === 'stale' && !refresh && asked.some(({ atMs, refused }) => refused && atMs > startMs && atMs < startMs + waitMs)
}

/** Of several waits in a row that are the same, the first one says it. */
function sameAsBefore(before: BandRequest | undefined, { outcome, waitMs }: BandRequest): boolean {
  return before?.outcome === outcome && before.waitMs === waitMs
}

/** Above the mark, or beside it; not at all where it would lie on another one. */
function waitWords({ waitMs }: BandRequest, [x, y]: Point, plot: Box, taken: Box[]): RequestMark['wait'] {
  const text = formatMs(waitMs)
  const width = textWidth(text, WORDS.size) + 4
  const places: Point[] = [[x, y - 17], [x + 11 + width / 2, y], [x - 11 - width / 2, y]]
  for (const [px, py] of places) {
    const box = { x: px - width / 2, y: py - WORDS.height / 2, width, height: WORDS.height }
    const inside = box.x >= plot.x && box.x + width <= plot.x + plot.width
    if (!inside || taken.some((other) => overlap(box, other))) continue
    taken.push(box)
    return { text, x: px, y: py }
  }
  return null
}

function refreshWay(band: BandFrame, axes: LifeAxes, { refresh }: BandRequest, from: Point, bandY: number): RefreshWay | null {
  if (!refresh) return null
  const { startMs, endMs, renewed } = refresh
  if (endMs !== null) return { from, to: [axes.x(endMs), bandY], state: renewed ? 'back' : 'failed' }
  // Nobody knows yet how long it takes: as long as the longest wait, so far as anybody can tell.
  const share = Math.min(1, (band.nowMs - startMs) / Math.max(1, band.longestMs))
  return { from, to: [axes.x(band.nowMs), from[1] + (bandY - from[1]) * share], state: 'under way' }
}

function nameOf(band: BandFrame, one: BandRequest): string {
  const { startMs, outcome, waitMs, status, content, outdated, refresh } = one
  const at = `Request at ${formatSeconds(startMs - band.zeroMs)}`
  if (status === null) return `${at}: waits since ${formatMs(waitMs)}`
  const got = isFailure(status) ? statusWords(status) : content + (outdated ? ', which the origin has no more' : '')
  const behind = refresh ? `, a refresh ran behind it${refresh.endMs === null || refresh.renewed ? '' : ' in vain'}` : ''
  const first = stoodIn(band, one) ? ', asked in vain first' : ''
  return `${at}: ${OUTCOME_WORDS[outcome ?? 'plain']}${first}, ${got}, after ${formatMs(waitMs)}${behind}`
}
