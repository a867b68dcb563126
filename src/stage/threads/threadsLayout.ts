/**
 * The threads' numbers: two halves of rows, a strip of queries above and one of the origin's requests below, all to one axis of
 * time. Made anew for every frame; drawn by ThreadsPicture.
 */
import { NODE_KINDS, becomes } from '../../cdn/nodeKinds'
import type { Strip, ThreadHalfFrame, ThreadRow, ThreadsFrame } from '../../frame/threadsFrame'
import type { ThreadSpan } from '../../frame/threads'
import type { Reading } from '../../reading/reading'
import { formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'
import type { Density, Size } from '../draw/density'
import { type Box, type Geometry, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { PictureLayout } from '../viewModule'
import { threadSentence } from './threadWords'

export interface ThreadPiece {
  readonly x: number
  readonly width: number
  readonly state: ThreadSpan['state']
  /** Number among the places, for its colour; -1 where these requests came to none. */
  readonly place: number
}

export interface ThreadLine {
  readonly client: number
  readonly sentence: string
  /** Empty where another label has the room. */
  readonly label: string
  readonly labelY: number
  readonly y: number
  readonly height: number
  readonly pieces: readonly ThreadPiece[]
  /** One for each request that has failed. */
  readonly cells: readonly { readonly x: number; readonly width: number }[]
  /** When it has looked its name up (px). */
  readonly ticks: readonly number[]
  readonly ghosts: readonly { readonly x: number; readonly width: number }[]
  /** Who serves it now, where there is room for it. */
  readonly end: { readonly text: string; readonly place: number; readonly x: number; readonly failing: boolean }
  readonly target: Box
}

export interface HalfLayout {
  readonly title: string
  readonly titleY: number
  readonly box: Box
  readonly lines: readonly ThreadLine[]
  readonly failed: number
  readonly before: string
  readonly noticedX: number | null
  readonly noticed: { readonly text: string; readonly x: number } | null
}

export interface StripLayout {
  readonly label: string
  readonly words: string
  /** Where both stand: a line each beside the strip, or one line in its upper corner. */
  readonly at: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly lines: 1 | 2 }
  readonly sentence: string
  readonly box: Box
  readonly bars: readonly { readonly x: number; readonly width: number; readonly height: number; readonly before: number }[]
}

export interface MarkLayout {
  readonly key: string
  readonly x: number
  readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' } | null
  readonly down: boolean
}

export interface ThreadsLayout extends PictureLayout {
  readonly plot: Box
  readonly halves: readonly HalfLayout[]
  readonly strips: readonly StripLayout[]
  readonly marks: readonly MarkLayout[]
  readonly markY: number
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly anchor: 'middle' | 'end' }[]
  readonly nowX: number
}

interface Sizes {
  readonly top: number
  readonly strip: number
  /** Between strip and rows: words about what has died. */
  readonly mark: number
  readonly title: number
  readonly axis: number
  readonly gutter: number
  readonly right: number
  readonly font: number
  readonly gap: number
}

const SIZES: Readonly<Record<Density, Sizes>> = {
  full: { top: 12, strip: 30, mark: 18, title: 20, axis: 22, gutter: 112, right: 82, font: 11.5, gap: 8 },
  medium: { top: 8, strip: 22, mark: 16, title: 17, axis: 19, gutter: 104, right: 78, font: 11, gap: 5 },
  small: { top: 6, strip: 18, mark: 15, title: 16, axis: 18, gutter: 62, right: 12, font: 11, gap: 4 },
}
const TICKS_S = [5, 10, 20, 30, 60]
const TICK_ROOM = 52
/** Least distance of two labels (px). */
const LABEL_PITCH = 11.5
/** A strip's full height is at least so many in one part. */
const STRIP_LEAST = 4

export interface ThreadsInput extends Size {
  /** A part of the upper left corner that a control of the page lies over. */
  readonly reserved?: Box | undefined
  readonly run: Reading
  readonly now: ThreadsFrame
  readonly density: Density
}

export function layoutThreads({ run, now, density, reserved, width, height }: ThreadsInput): ThreadsLayout {
  const sizes = { ...SIZES[density], gutter: Math.max(SIZES[density].gutter, reserved?.width ?? 0) }
  const places = run.nodes.filter(({ kind }) => NODE_KINDS[kind].sharedCache).map(({ index }) => index)
  const left = sizes.gutter
  const inner = width - left - sizes.right
  const x = (us: number): number => left + ((us - now.fromUs) / (now.toUs - now.fromUs)) * inner
  const { top } = sizes
  const rowsTop = top + sizes.strip + sizes.mark
  const bottom = height - sizes.axis - sizes.strip - sizes.gap
  const count = now.halves.reduce((total, { rows }) => total + rows.length, 0)
  const pitch = (bottom - rowsTop - now.halves.length * sizes.title - (now.halves.length - 1) * sizes.gap) / Math.max(1, count)
  let y = rowsTop
  const halves = now.halves.map((half) => {
    const box = { x: left, y: y + sizes.title, width: inner, height: half.rows.length * pitch }
    y = box.y + box.height + sizes.gap
    return halfLayout(run, half, { box, pitch, sizes, density, places, x, nowUs: now.nowUs })
  })
  const strip = (label: string, of: Strip, at: number, words: string, sentence: string): StripLayout =>
    stripLayout(label, of, { x: left, y: at, width: inner, height: sizes.strip - 6 }, density, words, sentence, reserved !== undefined && at < reserved.height)
  const asked = `${now.lookups.total}${now.lookups.before ? `, before ${now.lookups.before.total}` : ''}`
  return {
    width, height, density,
    geometry: noGeometry(run.links),
    obstacles: [],
    plot: { x: left, y: rowsTop, width: inner, height: bottom - rowsTop },
    halves,
    strips: [
      strip('DNS queries', now.lookups, top, asked, `Resolvers have asked ${counted(now.lookups.total, 'time')}`),
      strip('Origin', now.origin, height - sizes.axis - sizes.strip + 4, `${now.origin.total}`, `${counted(now.origin.total, 'request')} came to the origin`),
    ],
    marks: marksOf(run, now, x, sizes, left + inner),
    markY: rowsTop - 5,
    ticks: ticksOf(now, x, inner),
    nowX: x(now.nowUs),
  }
}

const nowhere = new WeakMap<Reading['links'], Geometry>()

/** No link is drawn. */
function noGeometry(links: Reading['links']): Geometry {
  const kept = nowhere.get(links) ?? makeGeometry(links.map(() => undefined))
  nowhere.set(links, kept)
  return kept
}

interface HalfRoom {
  readonly box: Box
  readonly pitch: number
  readonly sizes: Sizes
  readonly density: Density
  readonly places: readonly number[]
  readonly x: (us: number) => number
  readonly nowUs: number
}

function halfLayout(run: Reading, half: ThreadHalfFrame, room: HalfRoom): HalfLayout {
  const { box, pitch, x } = room
  let [lastLabel, lastEnd] = [-Infinity, -Infinity]
  const lines = half.rows.map((row, k) => {
    const labelY = box.y + (k + 0.5) * pitch
    const text = labelOf(run.nodes[row.client]!.name, pitch, half.rows[k - 1] && run.nodes[half.rows[k - 1]!.client]!.name)
    const label = text && labelY - lastLabel >= LABEL_PITCH ? text : ''
    if (label) lastLabel = labelY
    const line = lineOf(run, half, row, { ...room, box: { ...box, y: box.y + k * pitch, height: pitch } }, label, labelY)
    if (labelY - lastEnd < LABEL_PITCH) return { ...line, end: { ...line.end, text: '' } }
    if (line.end.text) lastEnd = labelY
    return line
  })
  const noticedX = half.noticedUs === null ? null : x(half.noticedUs)
  const words = 'noticed'
  const before = half.failedBefore === null ? '' : `before ${half.failedBefore}`
  const failedFrom = box.x + box.width - 6 - textWidth(`${half.failed} failed${before && `, ${before}`}`, 13, 600)
  return {
    title: half.title, titleY: box.y - 6, box, lines, failed: half.failed,
    before,
    noticedX,
    noticed: noticedX === null || noticedX + textWidth(words, 11) + 8 > failedFrom ? null : { text: words, x: noticedX + 4 },
  }
}

/** Users of one city stand together: where there is little room its name stands once. */
function labelOf(name: string, pitch: number, before: string | undefined): string {
  if (pitch >= LABEL_PITCH) return name
  const city = name.split(',')[0]!
  return before?.split(',')[0] === city ? '' : city
}

function lineOf(run: Reading, { title }: ThreadHalfFrame, row: ThreadRow, { box, places, density, sizes, x, nowUs }: HalfRoom, label: string, labelY: number): ThreadLine {
  const last = row.spans.at(-1)
  const server = row.spans.findLast((span) => span.server >= 0)?.server ?? -1
  const failing = row.spans.findLast(({ state }) => state !== 'open')?.state === 'failed'
  const pieces = row.spans.map(({ fromUs, toUs, state, server: at }): ThreadPiece => ({ x: x(fromUs), width: x(toUs) - x(fromUs), state, place: places.indexOf(at) }))
  const name = server < 0 ? '' : run.nodes[server]!.name
  return {
    client: row.client, sentence: threadSentence(run, title, row), label, labelY,
    y: box.y, height: box.height, pieces,
    cells: row.spans.filter(({ state }) => state === 'failed').flatMap(({ fromUs, toUs, requests }) => {
      const each = (x(toUs) - x(fromUs)) / requests
      return Array.from({ length: requests }, (_, k) => ({ x: x(fromUs) + k * each, width: each }))
    }),
    ticks: row.lookedUp.map(x),
    ghosts: row.before.filter(({ toUs }) => toUs > nowUs).map(({ fromUs, toUs }) => ({ x: x(Math.max(fromUs, nowUs)), width: x(toUs) - x(Math.max(fromUs, nowUs)) })).filter(({ width }) => width > 0),
    end: { text: density === 'small' || !last ? '' : failing ? 'no answer' : name, place: places.indexOf(server), x: box.x + box.width + 8, failing },
    target: { x: box.x - sizes.gutter, y: box.y, width: box.width + sizes.gutter + sizes.right, height: box.height },
  }
}

/** Beside the strip where there is room: at its right, or in the gutter if no control lies there. Else in its upper corner. */
function wordsAt(box: Box, density: Density, text: string, underControl: boolean): StripLayout['at'] {
  const foot = box.y + box.height - 2
  if (density === 'full') return { x: box.x + box.width + 8, y: foot, anchor: 'start', lines: 2 }
  if (!underControl && 4 + textWidth(text, 11, 600) <= box.x) return { x: 4, y: foot, anchor: 'start', lines: 1 }
  return { x: box.x + box.width, y: box.y + 9, anchor: 'end', lines: 1 }
}

function stripLayout(label: string, { counts, before }: Strip, box: Box, density: Density, words: string, sentence: string, underControl: boolean): StripLayout {
  const most = Math.max(STRIP_LEAST, ...counts, ...(before?.counts ?? []))
  const each = box.width / counts.length
  return {
    label, words, sentence, box,
    at: wordsAt(box, density, `${label}: ${words}`, underControl),
    bars: counts.map((count, k) => ({ x: box.x + k * each, width: each, height: (count / most) * box.height, before: ((before?.counts[k] ?? 0) / most) * box.height })),
  }
}

function marksOf(run: Reading, { marks }: ThreadsFrame, x: (us: number) => number, { font }: Sizes, right: number): MarkLayout[] {
  let taken = -Infinity
  return marks.map(({ atUs, node, health }) => {
    const at = x(atUs)
    const text = `${run.nodes[node]!.name} ${becomes(health)}`
    const width = textWidth(text, font, 600)
    const anchor = at + width > right ? 'end' : 'start'
    const [from, to] = anchor === 'start' ? [at, at + width] : [at - width, at]
    const label = from < taken + 8 ? null : ({ text, x: at, anchor } as const)
    if (label) taken = to
    return { key: `${atUs} ${node}`, x: at, label, down: health !== 'up' }
  })
}

function ticksOf({ fromUs, toUs }: ThreadsFrame, x: (us: number) => number, inner: number): ThreadsLayout['ticks'] {
  const windowS = (toUs - fromUs) / 1_000_000
  const stepS = TICKS_S.find((s) => (s / windowS) * inner >= TICK_ROOM) ?? 60
  return Array.from({ length: Math.floor(windowS / stepS) + 1 }, (_, k) => ({ x: x(fromUs + k * stepS * 1_000_000), text: formatSeconds(k * stepS * 1000), anchor: k * stepS > windowS - 3 ? 'end' : 'middle' }))
}
