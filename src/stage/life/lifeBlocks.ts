/**
 * The rows of the life view as boxes with words that fit: what the origin had, what the edge
 * held and what it might be used for, and what users got.
 */
import type { BandFrame, BandLife, BandRequest } from '../../frame/bandFrame'
import type { LifeAxes } from './lifeAxes'
import type { Box } from '../draw/geometry'
import { isFailure, statusWords } from '../../words/statusWords'
import { textWidth } from '../draw/text'

/** fresh, stale: how it may be served. ask: not without asking. error: when the origin fails. */
export type BlockLook = 'plain' | 'down' | 'fresh' | 'stale' | 'ask' | 'error' | 'outdated' | 'failed'

export interface Block {
  readonly key: string
  readonly look: BlockLook
  readonly box: Box
  /** What is to come, and only promised, begins here (px); the box's end when it is all past. */
  readonly promisedX: number
  /** null when nothing fits. */
  readonly label: { readonly text: string; readonly x: number } | null
}

export const LABEL_SIZE = 11
const PAD = 3
/** Half of an answer that stands alone (px). */
const ALONE = 6

/** The longest of some texts that fits, in the middle of the box. */
function labelIn(box: Pick<Box, 'x' | 'width'>, texts: readonly string[]): Block['label'] {
  const text = texts.find((one) => one !== '' && widthOf(one) + 2 * PAD <= box.width)
  return text === undefined ? null : { text, x: box.x + box.width / 2 }
}

const widthOf = (text: string): number => textWidth(text, LABEL_SIZE, 600)
const shortOf = (content: string): string => content.split(' ')[0]!

function boxBetween(row: Box, left: number, right: number): Box {
  const from = Math.max(row.x, left)
  return { x: from, y: row.y, width: Math.min(row.x + row.width, right) - from, height: row.height }
}

/** What the origin had, and over it the times when it answered nobody. */
export function offerBlocks({ offers, outages }: BandFrame, { x }: LifeAxes, row: Box): Block[] {
  const had = offers.map((one) => ({ ...one, look: 'plain' as const, texts: [one.content, shortOf(one.content)] }))
  const down = outages.map((one) => ({ ...one, look: 'down' as const, texts: ['the origin is down', 'origin down', 'down'] }))
  return [...had, ...down].map(({ startMs, endMs, look, texts }) => {
    const box = boxBetween(row, x(startMs), x(endMs))
    const free = look === 'down' ? box : clearOf(box, outages.map((one) => [x(one.startMs), x(one.endMs)]))
    return { key: `${look} ${startMs}`, look, box, promisedX: box.x + box.width, label: labelIn(free, texts) }
  }).filter(isThere)
}

const isThere = ({ box }: Block): boolean => box.width > 0

/** The widest part of a box that no span covers. */
function clearOf(box: Box, spans: readonly (readonly [number, number])[]): Pick<Box, 'x' | 'width'> {
  const parts = spans.reduce<[number, number][]>(
    (left, [from, to]) => left.flatMap(([a, b]): [number, number][] => [[a, Math.min(b, from)], [Math.max(a, to), b]]).filter(([a, b]) => b > a),
    [[box.x, box.x + box.width]],
  )
  const widest = parts.toSorted((p, q) => q[1] - q[0] - (p[1] - p[0]))[0] ?? [box.x, box.x]
  return { x: widest[0], width: widest[1] - widest[0] }
}

/** Phases of one life after another: fresh, stale but served, to be asked about. The last one's future is a promise. */
export function lifeBlocks(band: BandFrame, axes: LifeAxes, row: Box): Block[] {
  return band.lives.flatMap((life) => {
    const { content, startMs, freshUntilMs, revalidateUntilMs } = life
    const short = shortOf(content)
    return [
      blockOf(band, axes, row, life, 'fresh', startMs, freshUntilMs, [`${content} fresh`, content, short]),
      blockOf(band, axes, row, life, 'stale', freshUntilMs, revalidateUntilMs, [`${content}, stale: served at once`, `${content}, stale`, `${short}, stale`, 'stale']),
      blockOf(band, axes, row, life, 'ask', Math.max(freshUntilMs, revalidateUntilMs), Infinity, ['must ask first', 'must ask', 'ask']),
    ].filter(isThere)
  })
}

/** How long each life might be served when the origin fails. */
export function errorBlocks(band: BandFrame, axes: LifeAxes, row: Box): Block[] {
  const texts = ['may be served if the origin fails', 'if the origin fails', 'on error']
  return band.lives
    .map((life) => blockOf(band, axes, row, life, 'error', life.freshUntilMs, life.errorUntilMs, texts))
    .filter(isThere)
}

function blockOf(
  { nowMs, toMs }: BandFrame, { x }: LifeAxes, row: Box, life: BandLife,
  look: BlockLook, startMs: number, untilMs: number, texts: readonly string[],
): Block {
  const endMs = Math.min(untilMs, life.endMs ?? toMs)
  const box = boxBetween(row, x(startMs), x(endMs))
  const right = box.x + box.width
  const promisedX = life.endMs === null ? Math.max(box.x, Math.min(right, x(nowMs))) : right
  return { key: `${look} ${life.id}`, look, box, promisedX, label: labelIn(box, texts) }
}

interface Answers {
  readonly text: string
  readonly look: BlockLook
  readonly request: number
  readonly fromMs: number
  toMs: number
}

/** What users got: answers in a row that showed the same are one box. */
export function answerBlocks({ requests, nowMs }: BandFrame, { x }: LifeAxes, row: Box): Block[] {
  const runs: Answers[] = []
  for (const one of requests) {
    if (one.status === null) continue
    const [text, look] = answerOf(one)
    const last = runs.at(-1)
    if (last?.text === text && last.look === look) last.toMs = one.startMs
    else runs.push({ text, look, request: one.request, fromMs: one.startMs, toMs: one.startMs })
  }
  const boxes = runs.map(({ fromMs, toMs }, i) => {
    const [left, right] = [x(fromMs), x(toMs)]
    const before = runs[i - 1]
    const after = runs[i + 1]
    return boxBetween(
      row,
      Math.max(left - ALONE, before ? (x(before.toMs) + left) / 2 : -Infinity),
      Math.min(right + ALONE, after ? (right + x(after.fromMs)) / 2 : Infinity),
    )
  })
  return outerLabels(runs, boxes, row, x(nowMs))
}

function answerOf({ status, content, outdated }: BandRequest): [string, BlockLook] {
  if (isFailure(status!)) return [statusWords(status!), 'failed']
  return [content, outdated ? 'outdated' : 'plain']
}

/** Inside where there is room, else beside the box where nothing else stands: after the last one only the playhead. */
function outerLabels(runs: readonly Answers[], boxes: readonly Box[], row: Box, nowX: number): Block[] {
  let taken = row.x
  return runs.map(({ text, look, request }, i) => {
    const box = boxes[i]!
    const right = box.x + box.width
    const texts = [text, shortOf(text)]
    const nextX = boxes[i + 1]?.x ?? Math.max(right, nowX)
    const beside = [
      { x: taken, width: box.x - taken, end: true },
      { x: right, width: nextX - right, end: false },
      ...(boxes[i + 1] ? [] : [{ x: nextX, width: row.x + row.width - nextX, end: false }]),
    ]
    const label = labelIn(box, texts.slice(0, 1)) ?? besideOf(beside, texts) ?? labelIn(box, texts)
    taken = Math.max(right, label ? label.x + widthOf(label.text) / 2 + PAD : 0)
    return { key: `answer ${request}`, look, box, promisedX: right, label }
  })
}

function besideOf(rooms: readonly { x: number; width: number; end: boolean }[], texts: readonly string[]): Block['label'] {
  for (const { x, width, end } of rooms) {
    const text = texts.find((one) => one !== '' && widthOf(one) + 2 * PAD <= width)
    if (text === undefined) continue
    const half = widthOf(text) / 2 + PAD
    return { text, x: end ? x + width - half : x + half }
  }
  return null
}
