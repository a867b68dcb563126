/**
 * Where the layers of a cache stand: a row for each between users and whom the cache asks, and a line for each request that goes down from row to
 * row and back. It grows with time.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { ViewOf } from '../../cdn/topology'
import type { LayersFrame, LayersRow } from '../../frame/layersFrame'
import type { NodeInfo } from '../../run/run.types'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { type Actor, actorWidth } from '../draw/actors'
import type { RequestTarget } from '../draw/RequestTargets'
import type { Density } from '../draw/density'
import { type Box, makeGeometry } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { fitting, monoWidth, originFacts, plural, shortKey, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { type DepthYs, type PassageLine, depthYs, lineOf } from './layersLines'
import { passageSentence } from './layersWords'

export type LayersInput = LayoutInput<ViewOf<'layers'>, LayersFrame>

export interface PlacedRow {
  readonly row: LayersRow
  /** Its place among all rows, from 1. */
  readonly depth: number
  readonly box: Box
  /** Baseline of its texts. */
  readonly textY: number
}

/** What stands at the head of a line and where it was answered, and the line. */
export interface PlacedPassage extends PassageLine {
  readonly request: number
  readonly x: number
  readonly head: string
  /** What became of it, in a word; empty where only a mark has room. */
  readonly word: string
}

export interface LayersLayout extends PictureLayout {
  readonly actors: readonly Actor[]
  /** Grounds of the first and of the last row. */
  readonly ends: readonly [Box, Box]
  readonly cache: Box
  /** What the cache is called, and how many requests are left out. */
  readonly caption: { readonly x: number; readonly y: number; readonly who: string; readonly earlier: string; readonly right: number }
  readonly rows: readonly PlacedRow[]
  /** Lines between them, as data of a path. */
  readonly between: string
  /** Rows have words this far right of the left edge; null where there is no room. */
  readonly wordsX: number | null
  /** Of the last row. */
  readonly facts: string
  readonly nameX: number
  readonly nameSize: number
  /** The row where the latest request was answered. */
  readonly answered: Box | null
  readonly headY: number
  readonly passages: readonly PlacedPassage[]
  /** The waits have the mark of a page beside them. */
  readonly hasBadges: boolean
  readonly waitY: number
  readonly targets: readonly RequestTarget[]
}

interface Measures {
  readonly margin: number
  readonly end: number
  readonly nameSize: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 16, end: 26, nameSize: 12 },
  medium: { margin: 12, end: 23, nameSize: 11.5 },
  small: { margin: 6, end: 20, nameSize: 11 },
}
export const [HEAD_SIZE, WORD_SIZE, MARK] = [11, 11, 12] as const
/** Over the first row, for the heads of the lines; over the cache, for its name; under it (px). */
const [HEAD, CAPTION, UNDER] = [20, 20, 8]
/** In a low picture: over the cache, and under it (px). */
const [LOW_CAPTION, LOW_UNDER, LOW_END] = [4, 4, 17]
/** Lower pictures leave out what the cache is called, and are tighter (px). */
const LOW_UNTIL = 260
/** Rows this low have no room for a name; higher ones look empty (px). */
const [LEAST_ROW, MOST_ROW] = [12.6, 44]
/** Lines nearer to each other have no room for a wait; further apart they belong no more together (px). */
const [LEAST_PITCH, MOST_PITCH, BADGE_PITCH] = [44, 150, 68]
/** So many lines are left where words have room beside them: what a request does is compared with the one before. */
const FEW = 2
/** Around a name (px). */
const PAD = 8
/** From the first edge of its place to a line, and from its way back to the mark of what became of it (px). */
const [INSET, ASIDE] = [7, 6]

export function layoutLayers(input: LayersInput): LayersLayout {
  const { width, height, density, now, reserved, run } = input
  const m = MEASURES[density]
  const isLow = height < LOW_UNTIL
  const [caption, under, end] = isLow ? [LOW_CAPTION, LOW_UNDER, LOW_END] : [CAPTION, UNDER, m.end]
  const [users, cache, upstream] = [run.nodes[now.users]!, run.nodes[now.cache]!, run.nodes[now.upstream]!]
  const left = m.margin
  const inner = width - 2 * m.margin
  const top = Math.max(HEAD, reserved ? reserved.y + reserved.height : 0)
  const first: Box = { x: left, y: top, width: inner, height: end }
  const cacheY = top + end + caption
  const shown = rowsIn(now.rows, height - cacheY - under - end - m.margin / 2)
  const box: Box = { x: left, y: cacheY, width: inner, height: Math.max(8, shown.pitch * shown.rows.length) }
  const last: Box = { ...first, y: box.y + box.height + under }
  const gutter = Math.max(...now.rows.map(({ name }) => monoWidth(name, m.nameSize)), ...[users, upstream].map((node) => actorWidth(node, true) - PAD)) + 2 * PAD
  const { wordsX, lines } = columnsIn(now, { x: left + gutter, y: 0, width: inner - gutter, height: 0 })
  const rows = shown.rows.map(({ row, depth }, k): PlacedRow => {
    const y = box.y + k * shown.pitch
    return { row, depth, box: { x: left, y, width: inner, height: shown.pitch }, textY: tenth(y + shown.pitch / 2 + 4) }
  })
  const ys = depthYs(rows, now.rows.length, { usersY: first.y + first.height, doorY: box.y, upstreamY: last.y + last.height / 2 - 3, bottomY: box.y + box.height })
  const passages = passagesIn(now, lines, ys)
  const answeredAt = now.passages.at(-1)?.answeredAt ?? null
  return {
    width, height, density, cache: box, ends: [first, last], rows, passages, wordsX,
    between: rows.slice(1).map(({ box: { y } }) => `M${left} ${tenth(y)}h${inner}`).join(''),
    actors: [actor(users, first), actor(upstream, last)],
    caption: {
      x: left + PAD, y: cacheY - 6, right: left + gutter - PAD,
      ...captionTexts(cache, now.earlier + now.passages.length - passages.length, isLow ? 0 : gutter - PAD),
    },
    facts: upstream.kind === 'origin' && wordsX !== null ? originFacts(input.frame.nodes[now.upstream]!, input.frame.origin)[0] : '',
    nameX: left + PAD, nameSize: m.nameSize,
    answered: answeredAt === null ? null : answeredAt > now.rows.length ? last : (rows.find(({ depth }) => depth === answeredAt)?.box ?? null),
    headY: top - 7, waitY: first.y + first.height / 2, hasBadges: lines.pitch >= BADGE_PITCH,
    targets: targetsIn(input, passages, { x: lines.x, y: top - HEAD + 2, width: lines.pitch, height: last.y + last.height - top + HEAD - 2 }),
    geometry: makeGeometry(run.links.map(() => undefined)),
    obstacles: [],
  }
}

/** All rows, as high as there is room; where names would have none, without those of layers that are out. */
function rowsIn(all: readonly LayersRow[], room: number): { readonly rows: readonly { readonly row: LayersRow; readonly depth: number }[]; readonly pitch: number } {
  const rows = all.map((row, k) => ({ row, depth: k + 1 }))
  const pitchOf = (count: number): number => Math.min(MOST_ROW, room / Math.max(1, count))
  const shown = pitchOf(rows.length) < LEAST_ROW ? rows.filter(({ row }) => row.isIn) : rows
  return { rows: shown, pitch: pitchOf(shown.length) }
}

interface Columns {
  readonly x: number
  readonly pitch: number
  readonly count: number
}

/** Lines from the left, words behind them where few lines keep their distance beside the longest. */
function columnsIn({ rows, most }: LayersFrame, { x, width }: Box): { readonly wordsX: number | null; readonly lines: Columns } {
  const words = Math.max(0, ...rows.map(({ says }) => textWidth(says, WORD_SIZE))) + 2 * PAD
  const hasWords = words > 2 * PAD && width - words >= LEAST_PITCH * FEW
  const room = hasWords ? width - words : width - PAD
  const count = Math.max(1, Math.min(most, Math.floor(room / LEAST_PITCH)))
  return { wordsX: hasWords ? tenth(x + width - words + PAD) : null, lines: { x, pitch: Math.min(MOST_PITCH, room / count), count } }
}

function actor(node: NodeInfo, { x, y, height }: Box): Actor {
  return { node, box: { x, y, width: actorWidth(node, true), height }, word: NODE_KINDS[node.kind].crowdLabel, name: node.name }
}

function captionTexts({ kind, name }: NodeInfo, earlier: number, room: number): { readonly who: string; readonly earlier: string } {
  if (room === 0) return { who: '', earlier: '' }
  const who = `${NODE_KINDS[kind].crowdLabel} ${name}`
  const free = room - PAD - textWidth(who, WORD_SIZE, 600) - 10
  return { who, earlier: earlier > 0 ? fitting([`${plural(earlier, 'request')} before`, `${earlier} before`], free, WORD_SIZE) : '' }
}

function passagesIn({ passages, rows }: LayersFrame, { x: left, pitch, count }: Columns, ys: DepthYs): readonly PlacedPassage[] {
  const apart = Math.min(12, pitch / 5)
  return passages.slice(-count).map((passage, k) => {
    const x = tenth(left + k * pitch)
    const line = lineOf(passage, rows.length, { x: x + INSET, apart, aside: ASIDE, ys })
    const room = pitch - INSET - apart - ASIDE - MARK - 8
    return {
      ...line, request: passage.request, x,
      head: monoWidth(passage.label, HEAD_SIZE) <= pitch - 4 ? passage.label : shortKey(passage.label, HEAD_SIZE, pitch - 4),
      word: fitting([OUTCOME_WORDS[passage.tone]], room, WORD_SIZE, 600),
    }
  })
}

function targetsIn({ now, run }: LayersInput, placed: readonly PlacedPassage[], box: Box): readonly RequestTarget[] {
  return placed.map(({ request, x }) => ({ request, box: { ...box, x: x - 2, width: box.width - 2 }, name: `${passageSentence(now.passages.find((one) => one.request === request)!, now, run)}. Open it` }))
}
