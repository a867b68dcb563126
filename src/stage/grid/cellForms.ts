/**
 * How many entries find room in a panel: as cards with words, as tags of one line, or as tiles
 * that shrink. The most telling form that fits is taken; nothing ever overflows.
 */
import type { Density, Size } from '../draw/density'
import type { Box } from '../draw/geometry'

export interface CellForm {
  /** card: a line for each part, what it shows, its counts. tag: one line. tile: a mark. */
  readonly form: 'card' | 'tag' | 'tile'
  readonly columns: number
  readonly cell: Size
  readonly gap: number
}

interface Form {
  readonly form: CellForm['form']
  readonly least: number
  readonly most: number
  readonly height: number
  readonly gap: number
}

const CARD: Readonly<Record<Density, { least: number; most: number; padding: number }>> = {
  full: { least: 140, most: 260, padding: 12 },
  medium: { least: 160, most: 220, padding: 10 },
  small: { least: 150, most: 190, padding: 6 },
}
/** Height of a line of a card. */
export const CELL_LINE = 15
/** Widths of a tag: as wide as its words want it to be, within these; in a narrow room from `narrow` on. */
const TAG = { least: 110, narrow: 140, most: 200 }
/** Sides of a tile, the largest that fits is taken; below 24 it can be seen but not pressed. */
const TILES = Array.from({ length: 27 }, (_, i) => 30 - i)

export interface CellWords {
  /** How many lines of words a card has. */
  readonly lines: number
  /** What the longest tag would need (px). */
  readonly tagWidth: number
}

export function cellForm(count: number, room: Size, density: Density, { lines, tagWidth }: CellWords): CellForm {
  const card = CARD[density]
  const forms: Form[] = [
    { form: 'card', ...card, height: lines * CELL_LINE + card.padding, gap: density === 'small' ? 5 : 8 },
    { form: 'tag', least: tagLeast(tagWidth, room.width), most: TAG.most, height: 24, gap: 4 },
    ...TILES.map((side): Form => ({ form: 'tile', least: side, most: side, height: side, gap: Math.max(1, Math.round(side / 7)) })),
  ]
  const fitting = forms.map((form) => arrange(form, count, room)).find(({ fits }) => fits)
  return (fitting ?? arrange(forms.at(-1)!, count, room)).form
}

const tagLeast = (wanted: number, room: number): number =>
  Math.min(Math.max(TAG.least, wanted), TAG.most, Math.max(TAG.narrow, room))

function arrange({ form, least, most, height, gap }: Form, count: number, room: Size): { form: CellForm; fits: boolean } {
  const columns = Math.max(1, Math.min(count, Math.floor((room.width + gap) / (least + gap))))
  const rows = Math.ceil(count / columns)
  const width = Math.min(most, (room.width - (columns - 1) * gap) / columns)
  return {
    form: { form, columns, cell: { width, height }, gap },
    fits: least <= room.width && rows * (height + gap) - gap <= room.height,
  }
}

/** The place of the i-th cell in a room. */
export function cellBox({ columns, cell, gap }: CellForm, i: number, room: Box): Box {
  return { x: room.x + (i % columns) * (cell.width + gap), y: room.y + Math.floor(i / columns) * (cell.height + gap), ...cell }
}
