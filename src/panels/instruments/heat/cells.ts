/**
 * How a heat strip fills its room: groups in columns, each a line of words over its cells; and which shade of the scale a
 * value has. Numbers only.
 */
import { ticks } from '../niceScale'

/** Side of a cell (px). */
const LARGEST = 18
const SMALLEST = 4
/** Smaller cells than this are a last resort: a few can be larger than many. */
const LEGIBLE = { few: 9, many: 5 }
const FEW = 60
/** A group's words stand on a line of this height over its cells (px). */
const LINE = 16
export const WORDS_GAP = 2
/** Between two groups, beside and below each other (px). */
export const COLUMN_GAP = 16
export const ROW_GAP = 6
const MOST_COLUMNS = 3
/** A group's name fits into the first of these (px); its worst value, its median too, everything in words into the others. */
const NARROWEST = 88
const WITH_WORST = 128
const WITH_MEDIAN = 204
const IN_WORDS = 320

/** What is said of the figures, in order. */
const TOLD: Readonly<Record<Arrangement['says'], number>> = { name: 0, worst: 1, both: 2, words: 2 }

export interface Arrangement {
  readonly columns: number
  /** Side of a cell, and the gap between two (px). */
  readonly side: number
  readonly gap: number
  /** How much is said of a group over its cells. */
  readonly says: 'name' | 'worst' | 'both' | 'words'
}

/**
 * The groups (numbers of places) in their room: so that the median and the worst of each can be said, with the largest cells
 * that then fit. Where these would be too small, first the median goes, then the worst, then what is lowest is taken.
 */
export function arrange(groups: readonly number[], widthPx: number, heightPx: number): Arrangement {
  const most = Math.max(1, Math.min(MOST_COLUMNS, groups.length, Math.floor((widthPx + COLUMN_GAP) / (NARROWEST + COLUMN_GAP))))
  const fitting = Array.from({ length: most }, (_, k) => arrangement(k + 1, largestSide(groups, k + 1, widthPx, heightPx), widthPx))
  const height = ({ columns, side }: Arrangement): number => heightOf(groups, columns, side, widthPx)
  const legible = groups.reduce((sum, count) => sum + count, 0) > FEW ? LEGIBLE.many : LEGIBLE.few
  const told = fitting.map(({ side, says }) => (side < legible ? -1 : TOLD[says]))
  const best = Math.max(...told)
  if (best < 0) return fitting.reduce((one, other) => (height(other) < height(one) ? other : one))
  return fitting.filter((_, k) => told[k] === best).reduce((one, other) => (other.side > one.side ? other : one))
}

/** The smallest side where none fits. */
function largestSide(groups: readonly number[], columns: number, widthPx: number, heightPx: number): number {
  let side = LARGEST
  while (side > SMALLEST && heightOf(groups, columns, side, widthPx) > heightPx) side--
  return side
}

export function heightOf(groups: readonly number[], columns: number, side: number, widthPx: number): number {
  const step = side + gapOf(side)
  const perRow = Math.max(1, Math.floor((widthOf(columns, widthPx) + gapOf(side)) / step))
  let height = -ROW_GAP
  for (let first = 0; first < groups.length; first += columns) {
    const rows = Math.max(...groups.slice(first, first + columns).map((count) => Math.ceil(count / perRow)))
    height += LINE + WORDS_GAP + rows * step - gapOf(side) + ROW_GAP
  }
  return height
}

/** Round upper ends of the shades, at most `count`, the last one at or above `max`. */
export function shadeBounds(max: number, count: number): readonly number[] {
  const [, step = max, ...others] = ticks(max, count)
  const bounds = [step, ...others]
  return bounds.at(-1)! < max ? [...bounds, bounds.at(-1)! + step] : bounds
}

/** The number of the first bound that the value does not pass. `bounds` ascend and the last covers all. */
export function shadeOf(value: number, bounds: readonly number[]): number {
  const found = bounds.findIndex((bound) => value <= bound)
  return found < 0 ? bounds.length - 1 : found
}

function arrangement(columns: number, side: number, widthPx: number): Arrangement {
  const width = widthOf(columns, widthPx)
  const says = width >= IN_WORDS ? 'words' : width >= WITH_MEDIAN ? 'both' : width >= WITH_WORST ? 'worst' : 'name'
  return { columns, side, gap: gapOf(side), says }
}

const widthOf = (columns: number, widthPx: number): number => (widthPx - (columns - 1) * COLUMN_GAP) / columns

const gapOf = (side: number): number => (side >= 9 ? 2 : 1)
