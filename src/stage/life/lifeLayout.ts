/**
 * The life view's numbers: actors and cables on top, under them one row for the origin, the
 * edge and the users, all to one time axis. Made anew for every frame; drawn by LifePicture.
 */
import type { BandFrame } from '../../frame/bandFrame'
import type { Frame } from '../../frame/types'
import type { Reading } from '../../reading/reading'
import type { Density, Size } from '../draw/density'
import type { Box } from '../draw/geometry'
import { type Actor, actorsOf, cablesOf } from '../draw/actors'
import { type LifeGhost, ghostOf } from './ghostOf'
import { lifeAxes } from './lifeAxes'
import type { LifeAxes } from './lifeAxes'
import { answerBlocks, errorBlocks, lifeBlocks, offerBlocks } from './lifeBlocks'
import type { Block } from './lifeBlocks'
import { requestMarks } from './lifeMarks'
import type { RequestMark } from './lifeMarks'
import { type LoadBar, loadBars, loadWords } from './lifeLoad'
import { type BeginMark, type LagMark, type LegendItem, NOTE_SIZE, beginMarks, headerLines, lagMarks, legendOf } from './lifeNotes'
import { fitting } from '../draw/text'
import type { PictureLayout } from '../viewModule'

export interface LifeRow {
  readonly name: string
  readonly box: Box
  readonly blocks: readonly Block[]
}

/** Words around the rows (lifeNotes.ts), and where they stand. */
export interface LifeNoteLayout {
  readonly header: { readonly lines: readonly string[]; readonly y: number }
  readonly legend: readonly LegendItem[]
  readonly legendY: number
  readonly lags: readonly LagMark[]
  readonly lagBox: Box
  readonly begins: readonly BeginMark[]
}

export interface LifeLayout extends PictureLayout, LifeNoteLayout {
  readonly actors: readonly Actor[]
  readonly axes: LifeAxes
  readonly origin: LifeRow
  readonly edge: LifeRow
  readonly error: LifeRow
  readonly users: LifeRow
  readonly plot: Box
  readonly marks: readonly RequestMark[]
  readonly load: { readonly box: Box; readonly bars: readonly LoadBar[]; readonly words: string }
  /** The step before; null in the first one. */
  readonly ghost: LifeGhost | null
  /** Where the origin's content changed (px). */
  readonly changes: readonly number[]
  readonly nowX: number
}

export interface LifeInput extends Size {
  readonly run: Reading
  readonly frame: Frame
  readonly band: BandFrame
  readonly before: BandFrame | null
  readonly density: Density
  readonly reserved?: Box | undefined
}

/** Heights from top to bottom; the plot takes what is left. */
interface Heights {
  readonly top: number
  readonly actors: number
  /** The header in force. */
  readonly header: number
  readonly origin: number
  readonly edge: number
  readonly error: number
  readonly legend: number
  readonly users: number
  /** How long something old was served. */
  readonly lag: number
  readonly load: number
  readonly axis: number
  readonly gap: number
}

const HEIGHTS: Readonly<Record<Density, Heights>> = {
  full: { top: 16, actors: 34, header: 17, origin: 22, edge: 32, error: 17, legend: 24, users: 22, lag: 16, load: 36, axis: 24, gap: 12 },
  medium: { top: 10, actors: 28, header: 15, origin: 19, edge: 26, error: 16, legend: 19, users: 19, lag: 14, load: 26, axis: 20, gap: 8 },
  small: { top: 7, actors: 26, header: 28, origin: 17, edge: 22, error: 15, legend: 17, users: 17, lag: 14, load: 24, axis: 19, gap: 6 },
}
const HEADER_LINE = 14
const GUTTER = 52
const RIGHT = 12

export function layoutLife({ run, frame, band, before, density, reserved, width, height }: LifeInput): LifeLayout {
  const rows = rowsOf(width, height, HEIGHTS[density])
  const axes = lifeAxes(band, rows.plot)
  const nowX = axes.x(band.nowMs)
  const told = loadWords(band)
  const actors = actorsOf(run, frame, { left: 12, right: width - RIGHT, y: HEIGHTS[density].top, height: HEIGHTS[density].actors, reserved })
  const begins = beginMarks(band, axes, rows.plot)
  return {
    width, height, density, actors, axes,
    geometry: cablesOf(run, actors),
    obstacles: [],
    origin: { name: 'Origin', box: rows.origin, blocks: offerBlocks(band, axes, rows.origin) },
    edge: { name: 'Edge', box: rows.edge, blocks: lifeBlocks(band, axes, rows.edge) },
    error: { name: '', box: rows.error, blocks: errorBlocks(band, axes, rows.error) },
    users: { name: 'Users', box: rows.users, blocks: answerBlocks(band, axes, rows.users) },
    plot: rows.plot,
    marks: requestMarks(band, axes, rows.plot, rows.edge.y + rows.edge.height, begins.map(({ words }) => words)),
    load: { box: rows.load, bars: loadBars(band, axes, rows.load), words: fitting(told, rows.load.width, NOTE_SIZE) },
    ghost: before && ghostOf(before, axes, nowX, rows),
    ...notesOf(band, axes, width - (reserved && reserved.y < HEIGHTS[density].top + HEIGHTS[density].actors ? reserved.x + reserved.width : 12), HEIGHTS[density], rows, begins),
    changes: band.offers.filter(({ startMs }) => startMs > band.fromMs).map(({ startMs }) => axes.x(startMs)),
    nowX,
  }
}

type Rows = Record<'origin' | 'edge' | 'error' | 'plot' | 'users' | 'lag' | 'load', Box>

function notesOf(band: BandFrame, axes: LifeAxes, headerRoom: number, room: Heights, { plot, lag }: Rows, begins: readonly BeginMark[]): LifeNoteLayout {
  const lines = headerLines(band.header, headerRoom - RIGHT, room.header > HEADER_LINE * 1.5 ? 2 : 1)
  return {
    header: { lines, y: room.top + room.actors + HEADER_LINE },
    legend: legendOf(band, plot), legendY: plot.y - 6,
    lags: lagMarks(band, axes, lag), lagBox: lag,
    begins,
  }
}

function rowsOf(width: number, height: number, room: Heights): Rows {
  const row = (y: number, high: number): Box => ({ x: GUTTER, y, width: width - GUTTER - RIGHT, height: high })
  const origin = row(room.top + room.actors + room.header + room.gap / 2, room.origin)
  const edge = row(origin.y + room.origin + room.gap / 2, room.edge)
  const error = row(edge.y + room.edge + 2, room.error)
  const load = row(height - room.axis - room.load, room.load)
  const lag = row(load.y - 2 - room.lag, room.lag)
  const users = row(lag.y - room.users, room.users)
  const plotTop = error.y + room.error + room.legend
  return { origin, edge, error, users, lag, load, plot: row(plotTop, users.y - room.gap / 2 - plotTop) }
}
