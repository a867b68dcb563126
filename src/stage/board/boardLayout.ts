/**
 * Where the panels of a board stand: a grid of one to three columns, and in each panel a line for its title, one for what was promised or what is
 * what, and below what room is left for its chart. What is in the charts is of the moment (boardShapes).
 */
import type { ViewOf } from '../../cdn/topology'
import { boardAt } from '../../frame/boardAt'
import type { BoardFrame, MixFrame, PanelFrame } from '../../frame/boardFrame'
import type { Scale } from '../../reading/countedBoard'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { type Box, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'

type BoardInput = LayoutInput<ViewOf<'board'>, BoardFrame>

export interface PanelPlace {
  readonly box: Box
  /** Base lines: of title and value, and of promise and verdict, or a legend; null where a panel has none. */
  readonly titleY: number
  /** Of a value: beside the title, or, where there is no room for both, under it. */
  readonly valueY: number
  readonly underY: number | null
  /** A legend may have so many lines there. */
  readonly underLines: number
  readonly rowHeight: number
  readonly titleSize: number
  readonly valueSize: number
  /** Null where no room is left for one. */
  readonly chart: Box | null
  /** Of the words at the ends of the axis of time; null where there is no room. */
  readonly axisY: number | null
  readonly scale: Scale
}

export interface BoardLayout extends PictureLayout {
  readonly places: readonly PanelPlace[]
  readonly lengthMs: number
  readonly head: { readonly x: number; readonly y: number; readonly room: number }
}

interface Measures {
  readonly margin: number
  readonly gapX: number
  readonly gapY: number
  /** A column is at least so wide (px), and one of a board that promises nothing. */
  readonly least: number
  readonly leastPlain: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 16, gapX: 24, gapY: 12, least: 190, leastPlain: 190 },
  medium: { margin: 12, gapX: 20, gapY: 8, least: 180, leastPlain: 180 },
  small: { margin: 8, gapX: 14, gapY: 5, least: 138, leastPlain: 112 },
}
const HEAD = 24
const MOST_COLUMNS = 3
/** A panel that is so much wider than high is read best. */
const BEST_SHAPE = 2.1
/** Panels from this height on have large figures, and from this one on an axis of time. */
const [LARGE_FROM, AXIS_FROM] = [92, 112]
const FLAT_BELOW = 34
/** In a narrower panel a value stands under its title (px). */
const NARROW = 150
/** Of the two lines over a chart: the first below the upper edge, the second below the first, and their letters (px). */
const LINES = {
  large: { title: 16, under: 17, titleSize: 13, valueSize: 18 },
  low: { title: 12, under: 14, titleSize: 12, valueSize: 13 },
  flat: { title: 11, under: 12, titleSize: 11, valueSize: 11 },
} as const
/** A chart that is lower says nothing (px). */
const LEAST_CHART = 9
const AXIS = 15
export const TEXT_SIZE = 11
/** In a legend: a swatch with what is behind it, and between two names (px). */
export const [SWATCH, BETWEEN] = [13, 10]
/** Of a legend that has several (px). */
export const UNDER_LINE = 14
/** A legend has room for its names on so many lines, in a panel from this height on (px). */
const [MOST_LINES, LINES_FROM] = [2, 64]
/** Room for the count behind a name in a legend (px). */
const COUNT = 22
/** Rows are so far apart at most, in large panels and in others, and at least (px). */
const [ROW_LARGE, ROW_LOW, ROW_LEAST] = [16, 14, 13]

export function layoutBoard(input: BoardInput): BoardLayout {
  const { width, height, density, reserved, now, run } = input
  const m = MEASURES[density]
  const top = Math.max(HEAD, reserved ? reserved.y + reserved.height : 0) + 2
  const room: Box = { x: m.margin, y: top, width: width - 2 * m.margin, height: height - top - m.margin / 2 }
  const { columns, rows } = gridOf(now.panels, room, m)
  const across = (room.width - (columns - 1) * m.gapX) / columns
  const down = (room.height - (rows - 1) * m.gapY) / rows
  const others = besideOf(input)
  const left = reserved && reserved.y < HEAD ? reserved.x + reserved.width + 8 : m.margin
  return {
    width, height, density,
    places: now.panels.map((panel, k) => {
      const box = { x: room.x + (k % columns) * (across + m.gapX), y: room.y + Math.floor(k / columns) * (down + m.gapY), width: across, height: down }
      return placeOf(panel, box, [panel, ...others.flatMap(({ panels }) => panels.find(({ id }) => id === panel.id) ?? [])])
    }),
    lengthMs: Math.max(now.lengthMs, ...others.map(({ lengthMs }) => lengthMs)),
    head: { x: width - m.margin, y: 17, room: width - m.margin - left },
    geometry: makeGeometry(run.links.map(() => undefined)),
    obstacles: [],
  }
}

/** What a layout depends on beside the room. */
export const keepBoard = ({ panels, lengthMs }: BoardFrame): string => JSON.stringify([lengthMs, panels.map((panel) => [panel.id, panel.kind, hasUnder(panel), scaleOf(panel), panel.kind === 'mix' && panel.parts.map(({ name }) => name)])])

/** So many columns that panels come near the best shape. */
function gridOf(panels: readonly PanelFrame[], room: Box, { gapX, gapY, ...m }: Measures): { readonly columns: number; readonly rows: number } {
  const count = panels.length
  const least = panels.some((panel) => panel.kind === 'line' && panel.limit !== null) ? m.least : m.leastPlain
  const options = Array.from({ length: Math.min(MOST_COLUMNS, count) }, (_, k) => k + 1).map((columns) => {
    const rows = Math.ceil(count / columns)
    const across = (room.width - (columns - 1) * gapX) / columns
    const down = (room.height - (rows - 1) * gapY) / rows
    return { columns, rows, across, off: Math.abs(Math.log(across / Math.max(1, down) / BEST_SHAPE)) }
  })
  const wide = options.filter(({ across }) => across >= least)
  return (wide.length > 0 ? wide : options.slice(0, 1)).reduce((best, one) => (one.off < best.off ? one : best))
}

const hasUnder = (panel: PanelFrame): boolean => panel.kind === 'mix' || (panel.kind === 'line' && panel.limit !== null)

function placeOf(panel: PanelFrame, box: Box, same: readonly PanelFrame[]): PanelPlace {
  const isLarge = box.height >= LARGE_FROM
  const { title, under, titleSize, valueSize } = LINES[isLarge ? 'large' : box.height < FLAT_BELOW ? 'flat' : 'low']
  const titleY = box.y + title
  const underY = hasUnder(panel) ? titleY + under : null
  const valueY = panel.kind === 'line' && underY === null && box.width < NARROW && box.height >= LINES_FROM ? titleY + under : titleY
  const underLines = panel.kind === 'mix' && box.height >= LINES_FROM && legendWidth(panel) > box.width ? MOST_LINES : 1
  const top = (underY === null ? valueY : underY + (underLines - 1) * UNDER_LINE) + 6
  const axis = box.height >= AXIS_FROM && panel.kind !== 'rows' ? AXIS : 0
  const height = box.y + box.height - top - axis
  const chart = height >= LEAST_CHART ? { x: box.x, y: top, width: box.width, height } : null
  const scales = same.map(scaleOf)
  return {
    box, titleY, valueY, underY, underLines, titleSize, valueSize, chart,
    rowHeight: rowHeightOf(panel, height, isLarge ? ROW_LARGE : ROW_LOW),
    axisY: chart && axis > 0 ? box.y + box.height - 3 : null,
    scale: { low: Math.min(...scales.map(({ low }) => low)), high: Math.max(...scales.map(({ high }) => high)) },
  }
}

/** As much as there is for all rows; where that is too little, they are as near as they can be. */
const rowHeightOf = (panel: PanelFrame, height: number, most: number): number => (panel.kind === 'rows' ? Math.max(ROW_LEAST, Math.min(most, (height + 3) / panel.rows.length)) : most)

/** Of all its names with counts on one line. */
const legendWidth = ({ parts }: MixFrame): number => parts.reduce((sum, { name }) => sum + SWATCH + textWidth(name, TEXT_SIZE) + COUNT + BETWEEN, -BETWEEN)

const scaleOf = (panel: PanelFrame): Scale => (panel.kind === 'line' ? panel.scale : { low: 0, high: panel.most })

/** The other side of a comparison has the same scales. */
function besideOf({ beside }: BoardInput): BoardFrame[] {
  if (!beside) return []
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'board' ? [boardAt(beside.run, beside.frame.position, view.board)] : []
}
