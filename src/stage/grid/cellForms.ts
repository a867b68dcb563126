/**
 * How entries find room in a panel: as cards with words, as tags of a line or two, or as tiles that shrink. The most telling form
 * that fits is taken: with all words of a cell, else with those that tell it from the others. No word that does is cut, nothing overflows.
 */
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { monoWidth, textWidth } from '../draw/text'
import type { CellText } from './cellText'
import { packed, spaced, wrapped } from './wrapping'

/** A cell with the words that are drawn in it. */
export interface PlacedCell {
  readonly box: Box
  /** What its key says. */
  readonly lines: readonly string[]
  /** Of a card: what it shows. */
  readonly shows: readonly string[]
}

export interface CellForm {
  /** card: lines for its key, what it shows, its counts. tag: its key. tile: a mark. */
  readonly form: 'card' | 'tag' | 'tile'
  readonly cells: readonly PlacedCell[]
}

/** Sizes of their letters (px). */
export const MONO = 11
export const SANS = 12
/** Height of a line (px). */
export const CELL_LINE = 15
export const TAG_LINE = 14
/** Beside the words of a card, and of a tag without its count. */
export const CARD_SIDES = 16
export const TAG_SIDES = 36

const CARD: Readonly<Record<Density, { least: number; most: number; padding: number; gap: number }>> = {
  full: { least: 140, most: 260, padding: 12, gap: 8 },
  medium: { least: 160, most: 220, padding: 10, gap: 8 },
  small: { least: 150, most: 190, padding: 6, gap: 5 },
}
/** A tag is wider than `most` where its words want to be. */
const TAG = { least: 110, most: 200, height: 24, gap: 4, lines: [1, 2, 4] }
/** Sides of a tile, the largest that fits is taken; below 24 it can be seen but not pressed. */
const TILES = Array.from({ length: 27 }, (_, i) => 30 - i)

/** `texts` is asked where there may be room for words. */
export function cellForm(count: number, room: Box, density: Density, texts: () => readonly CellText[]): CellForm {
  return cards(count, room, density, texts) ?? tags(count, room, texts) ?? tiles(count, room)
}

/** A row of words is as high as the highest of its cells. */
interface WordForm {
  readonly least: number
  readonly most: number
  readonly gap: number
  /** The lowest that a cell can be. */
  readonly lowest: number
  /** Its words in a cell of that width, and how high it is then; undefined where they would be too many. */
  readonly fill: (text: CellText, width: number) => { readonly lines: readonly string[]; readonly shows: readonly string[]; readonly height: number } | undefined
}

const WORDINGS = ['whole', 'differing'] as const
const TAG_WORDINGS = [...WORDINGS, 'elided'] as const

function cards(count: number, room: Box, density: Density, texts: () => readonly CellText[]): CellForm | undefined {
  const { padding, ...card } = CARD[density]
  for (const each of density === 'small' ? [false] : [true, false]) {
    for (const wording of WORDINGS) {
      const cells = inRows(count, room, texts, {
        ...card,
        lowest: 3 * CELL_LINE + padding,
        fill: (text, width) => {
          const letters = lettersIn(width - CARD_SIDES)
          const lines = each ? text[wording].flatMap((part) => wrapped(part, letters)) : packed(text[wording], letters)
          const shows = spaced(text.shows, (words) => textWidth(words, SANS, 500) <= width - CARD_SIDES)
          return { lines, shows, height: (lines.length + shows.length + 1) * CELL_LINE + padding }
        },
      })
      if (cells) return { form: 'card', cells }
    }
  }
  return undefined
}

function tags(count: number, room: Box, texts: () => readonly CellText[]): CellForm | undefined {
  for (const mostLines of TAG.lines) {
    for (const wording of TAG_WORDINGS) {
      const cells = inRows(count, room, texts, {
        ...TAG,
        most: Infinity,
        lowest: TAG.height,
        fill: (text, width) => {
          const lines = packed(text[wording], lettersIn(width - TAG_SIDES - textWidth(text.count, SANS, 600)))
          return lines.length > mostLines ? undefined : { lines, shows: [], height: TAG.height + (lines.length - 1) * TAG_LINE }
        },
      })
      if (cells) return { form: 'tag', cells: narrowed(cells, texts(), room) }
    }
  }
  return undefined
}

/** In one column tags are no wider than their words want. */
function narrowed(cells: readonly PlacedCell[], texts: readonly CellText[], { width: most }: Box): readonly PlacedCell[] {
  const wanted = cells.flatMap(({ lines }, i) => lines.map((line) => monoWidth(line, MONO) + TAG_SIDES + textWidth(texts[i]!.count, SANS, 600)))
  const width = Math.min(most, Math.max(TAG.most, ...wanted))
  return cells.map((cell) => (cell.box.width < most ? cell : { ...cell, box: { ...cell.box, width } }))
}

/** As many columns as there can be, else fewer: wider cells have fewer lines. */
function inRows(count: number, room: Box, texts: () => readonly CellText[], { least, most, gap, lowest, fill }: WordForm): readonly PlacedCell[] | undefined {
  if (least > room.width) return undefined
  for (let columns = Math.max(1, Math.min(count, Math.floor((room.width + gap) / (least + gap)))); columns > 0; columns--) {
    if (Math.ceil(count / columns) * (lowest + gap) - gap > room.height) return undefined
    const width = Math.min(most, (room.width - (columns - 1) * gap) / columns)
    const filled = texts().flatMap((text) => fill(text, width) ?? [])
    if (filled.length < count) continue
    const heights = Array.from({ length: Math.ceil(count / columns) }, (_, row) => Math.max(...filled.slice(row * columns, (row + 1) * columns).map(({ height }) => height)))
    const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height + gap, room.y))
    if (tops.at(-1)! + heights.at(-1)! > room.y + room.height) continue
    return filled.map(({ lines, shows }, i) => {
      const row = Math.floor(i / columns)
      return { lines, shows, box: { x: room.x + (i % columns) * (width + gap), y: tops[row]!, width, height: heights[row]! } }
    })
  }
  return undefined
}

function tiles(count: number, room: Box): CellForm {
  const arranged = TILES.map((side) => {
    const gap = Math.max(1, Math.round(side / 7))
    const columns = Math.max(1, Math.floor((room.width + gap) / (side + gap)))
    return { side, gap, columns, fits: side <= room.width && Math.ceil(count / columns) * (side + gap) - gap <= room.height }
  })
  const { side, gap, columns } = arranged.find(({ fits }) => fits) ?? arranged.at(-1)!
  const cells = Array.from({ length: count }, (_, i): PlacedCell => ({
    lines: [], shows: [],
    box: { x: room.x + (i % columns) * (side + gap), y: room.y + Math.floor(i / columns) * (side + gap), width: side, height: side },
  }))
  return { form: 'tile', cells }
}

const lettersIn = (width: number): number => Math.floor(width / monoWidth('0', MONO) + 1e-9)
