/**
 * Where buckets stand: a cell for each edge, in as many columns as make the cells largest; under them the strip of what came through, where
 * that has room. What is in a bucket is of the moment, and in BucketsPicture.
 */
import type { ViewOf } from '../../cdn/topology'
import { bucketsAt } from '../../frame/bucketsAt'
import type { BucketsFrame } from '../../frame/bucketsFrame'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { type Box, evenly, makeGeometry } from '../draw/geometry'
import { fitting, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { STRIP_LEGEND } from './bucketsWords'

type BucketsInput = LayoutInput<ViewOf<'buckets'>, BucketsFrame>

export interface BucketCell {
  readonly node: number
  readonly box: Box
  /** Of its widest part, at the rim. */
  readonly bucket: Box
  readonly name: string
  readonly nameX: number
  readonly nameY: number
  /** What it holds, what passed and what was refused, one under the other; and how wide they may be. */
  readonly textX: number
  readonly textYs: readonly [number, number, number]
  readonly textRoom: number
}

export interface StripLegendItem {
  readonly look: (typeof STRIP_LEGEND)[number]['look']
  readonly text: string
  readonly x: number
}

export interface BucketsLayout extends PictureLayout {
  readonly cells: readonly BucketCell[]
  /** Right ends of the two lines over the buckets, and how wide they may be. */
  readonly head: { readonly x: number; readonly ys: readonly [number, number]; readonly room: number }
  readonly strip: Box | null
  readonly legend: readonly StripLegendItem[]
  /** The most requests in a stretch of the strip, of both sides of a comparison. */
  readonly most: number
}

const MEASURES: Readonly<Record<Density, { readonly margin: number; readonly foot: number }>> = {
  full: { margin: 16, foot: 128 },
  medium: { margin: 12, foot: 104 },
  small: { margin: 8, foot: 92 },
}
const HEAD = 42
/** Cells are not smaller than this where it can be helped; without the strip there is more room. */
const LEAST = { width: 74, height: 62 }
/** Larger ones gain nothing. */
const MOST = { width: 260, height: 190 }
/** What a cell is best like: its shape when neither side is short. */
const GOOD = { width: 120, height: 84 }
const GAP = 8
const NAME_SIZE = 12
export const TEXT_SIZE = 11
/** From one line of words to the next (px). */
export const LINE = 14
/** From the top of a cell to the first line under its name (px). */
const UNDER_NAME = 24
/** Of the line along which requests fall in and out (px). */
const DROPS: Readonly<Record<Density, number>> = { full: 14, medium: 8, small: 6 }
const SWATCH = 14
/** Right of the strip, for the words at its lines (px). */
const LIMIT_WORDS = 56

export function layoutBuckets(input: BucketsInput): BucketsLayout {
  const { width, height, density, reserved, now, run } = input
  const { margin, foot } = MEASURES[density]
  const top = Math.max(HEAD, reserved ? reserved.y + reserved.height : 0) + 4
  const across = width - 2 * margin
  const columnsWith = (room: number): number => columnsOf(now.buckets.length, across, room)
  const rowsWith = (room: number): number => Math.ceil(now.buckets.length / columnsWith(room))
  const hasStrip = (height - top - foot) / rowsWith(height - top - foot) >= LEAST.height
  const body: Box = { x: margin, y: top, width: across, height: height - top - (hasStrip ? foot : margin) }
  const cells = cellsOf(input, body, columnsWith(body.height))
  const left = reserved && reserved.y < HEAD ? reserved.x + reserved.width + 8 : margin
  return {
    width, height, density, cells,
    head: { x: width - margin, ys: [18, 35], room: width - margin - left },
    strip: hasStrip ? { x: margin, y: height - foot + 34, width: across - LIMIT_WORDS, height: foot - 34 - 24 } : null,
    legend: hasStrip ? legendOf(margin, across) : [],
    most: Math.max(1, now.strip.most, ...besideOf(input).map(({ strip }) => strip.most)),
    geometry: makeGeometry(run.links.map(({ from, to }) => dropOf(cells, density, from, to))),
    obstacles: [],
  }
}

/** What a layout depends on beside the room: who takes part, and the scale of the strip. */
export const keepBuckets = ({ buckets, strip }: BucketsFrame): string => [strip.most, ...buckets.map(({ node }) => node)].join()

function besideOf({ beside }: BucketsInput): BucketsFrame[] {
  if (!beside) return []
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'buckets' ? [bucketsAt(beside.run, beside.frame.position, view)] : []
}

function columnsOf(count: number, width: number, height: number): number {
  const scoreOf = (columns: number): number => Math.min(width / columns / GOOD.width, height / Math.ceil(count / columns) / GOOD.height)
  const all = Array.from({ length: Math.max(1, count) }, (_, k) => k + 1)
  const wide = all.filter((columns) => columns === 1 || width / columns >= LEAST.width)
  return wide.reduce((best, columns) => (scoreOf(columns) > scoreOf(best) ? columns : best))
}

function cellsOf({ now, density }: BucketsInput, body: Box, columns: number): readonly BucketCell[] {
  const rows = Math.ceil(now.buckets.length / columns)
  const [pitchX, pitchY] = [Math.min(MOST.width, body.width / columns), Math.min(MOST.height, body.height / rows)]
  const [startX, startY] = [body.x + (body.width - pitchX * columns) / 2, body.y + (body.height - pitchY * rows) / 2]
  const drop = DROPS[density]
  return now.buckets.map(({ node, name }, k): BucketCell => {
    const box: Box = { x: startX + (k % columns) * pitchX, y: startY + Math.floor(k / columns) * pitchY, width: pitchX - GAP, height: pitchY - 4 }
    const bucketY = box.y + 15 + drop
    const bucketHeight = Math.max(12, box.y + box.height - drop - bucketY)
    const bucketWidth = Math.min(box.width * 0.42, bucketHeight * 1.1, 90)
    const textX = box.x + bucketWidth + 7
    // Three lines beside the bucket, in its middle; in a low cell they begin under the name and stand closer.
    const line = Math.min(LINE, (box.height - UNDER_NAME) / 2)
    const first = Math.max(box.y + UNDER_NAME, bucketY + bucketHeight / 2 - line + 4)
    return {
      node, box, name: fitting([name, `${[...name].slice(0, 6).join('')}…`], box.width, NAME_SIZE, 600),
      bucket: { x: box.x, y: bucketY, width: bucketWidth, height: bucketHeight },
      nameX: box.x, nameY: box.y + 11,
      textX, textYs: [first, first + line, first + 2 * line], textRoom: box.x + box.width - textX,
    }
  })
}

/** Requests fall into the bucket from above, and those that pass leave it below. */
function dropOf(cells: readonly BucketCell[], density: Density, from: number, to: number) {
  const [into, out] = [cells.find(({ node }) => node === to), cells.find(({ node }) => node === from)]
  const cell = into ?? out
  if (!cell) return undefined
  const { x, y, width, height } = cell.bucket
  const middle = x + width / 2
  const drop = DROPS[density]
  return into ? evenly([[middle, y - drop], [middle, y]]) : evenly([[middle, y + height], [middle, y + height + drop]])
}

function legendOf(left: number, room: number): readonly StripLegendItem[] {
  const lines = [0, 1].map((level) => STRIP_LEGEND.map(({ look, texts }) => ({ look, text: texts[level]! })))
  const widthOf = (line: (typeof lines)[number]): number => line.reduce((sum, { text }) => sum + SWATCH + textWidth(text, TEXT_SIZE) + 12, 0)
  const line = lines.find((one) => widthOf(one) <= room) ?? lines[1]!
  let x = left
  return line.map((one) => {
    const item = { ...one, x }
    x += SWATCH + textWidth(one.text, TEXT_SIZE) + 12
    return item
  })
}
