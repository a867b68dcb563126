/**
 * The life view's numbers: actors and cables on top, under them one row for the origin, the
 * edge and the users, all to one time axis. Made anew for every frame; drawn by LifePicture.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { BandFrame } from '../../frame/bandFrame'
import type { Frame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import type { Reading } from '../../reading/reading'
import type { Density, Size } from '../draw/density'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Geometry, Point } from '../draw/geometry'
import { lifeAxes } from './lifeAxes'
import type { LifeAxes } from './lifeAxes'
import { answerBlocks, errorBlocks, lifeBlocks, offerBlocks } from './lifeBlocks'
import type { Block } from './lifeBlocks'
import { requestMarks } from './lifeMarks'
import type { RequestMark } from './lifeMarks'
import { textWidth } from '../draw/text'
import type { PictureLayout } from '../viewModule'

export interface LifeActor {
  readonly node: NodeInfo
  readonly box: Box
  /** "EDGE", and its name when there is room. */
  readonly word: string
  readonly name: string
}

export interface LifeRow {
  readonly name: string
  readonly box: Box
  readonly blocks: readonly Block[]
}

export interface LifeLayout extends PictureLayout {
  readonly actors: readonly LifeActor[]
  readonly axes: LifeAxes
  readonly origin: LifeRow
  readonly edge: LifeRow
  readonly error: LifeRow
  readonly users: LifeRow
  readonly plot: Box
  readonly marks: readonly RequestMark[]
  /** Where the origin's content changed (px). */
  readonly changes: readonly number[]
  readonly nowX: number
}

export interface LifeInput extends Size {
  readonly run: Reading
  readonly frame: Frame
  readonly band: BandFrame
  readonly density: Density
  readonly reserved?: Box | undefined
}

/** Heights from top to bottom; the plot takes what is left. */
interface Heights {
  readonly top: number
  readonly actors: number
  readonly origin: number
  readonly edge: number
  readonly error: number
  readonly users: number
  readonly axis: number
  readonly gap: number
}

const HEIGHTS: Readonly<Record<Density, Heights>> = {
  full: { top: 16, actors: 34, origin: 22, edge: 32, error: 17, users: 22, axis: 24, gap: 14 },
  medium: { top: 10, actors: 30, origin: 20, edge: 28, error: 16, users: 20, axis: 22, gap: 9 },
  small: { top: 8, actors: 30, origin: 18, edge: 24, error: 16, users: 18, axis: 20, gap: 8 },
}
const GUTTER = 52
const RIGHT = 12
/** Least length of a cable. */
const CABLE = 36

export function layoutLife({ run, frame, band, density, reserved, width, height }: LifeInput): LifeLayout {
  const rows = rowsOf(width, height, HEIGHTS[density])
  const axes = lifeAxes(band, rows.plot)
  const actors = actorsOf(run, frame, width, HEIGHTS[density], reserved)
  return {
    width, height, density, actors, axes,
    geometry: cablesOf(run, actors),
    obstacles: [],
    origin: { name: 'Origin', box: rows.origin, blocks: offerBlocks(band, axes, rows.origin) },
    edge: { name: 'Edge', box: rows.edge, blocks: lifeBlocks(band, axes, rows.edge) },
    error: { name: '', box: rows.error, blocks: errorBlocks(band, axes, rows.error) },
    users: { name: 'Users', box: rows.users, blocks: answerBlocks(band, axes, rows.users) },
    plot: rows.plot,
    marks: requestMarks(band, axes, rows.plot),
    changes: band.offers.filter(({ startMs }) => startMs > band.fromMs).map(({ startMs }) => axes.x(startMs)),
    nowX: axes.x(band.nowMs),
  }
}

function rowsOf(width: number, height: number, room: Heights): Record<'origin' | 'edge' | 'error' | 'plot' | 'users', Box> {
  const row = (y: number, high: number): Box => ({ x: GUTTER, y, width: width - GUTTER - RIGHT, height: high })
  const origin = row(room.top + room.actors + room.gap, room.origin)
  const edge = row(origin.y + room.origin + room.gap / 2, room.edge)
  const error = row(edge.y + room.edge + 2, room.error)
  const users = row(height - room.axis - room.users, room.users)
  const plotTop = error.y + room.error + 4
  return { origin, edge, error, users, plot: row(plotTop, users.y - room.gap / 2 - plotTop) }
}

/** Users on the left, the origin on the right; names only where every cable keeps its length. */
function actorsOf(run: Reading, frame: Frame, width: number, room: Heights, reserved: Box | undefined): LifeActor[] {
  const nodes = run.nodes
    .filter((node) => frame.nodes[node.index]!.active)
    .toSorted((a, b) => NODE_KINDS[a.kind].order - NODE_KINDS[b.kind].order)
  const left = reserved && reserved.y < room.top + room.actors ? reserved.x + reserved.width + 8 : 12
  const free = width - left - RIGHT
  const sizes = (named: boolean): number[] => nodes.map((node) => actorWidth(node, named))
  const fits = (widths: number[]): boolean => widths.reduce((sum, one) => sum + one, 0) + (nodes.length - 1) * CABLE <= free
  const named = fits(sizes(true))
  const widths = sizes(named)
  const cable = (free - widths.reduce((sum, one) => sum + one, 0)) / Math.max(1, nodes.length - 1)
  let x = left
  return nodes.map((node, i) => {
    const box = { x, y: room.top, width: widths[i]!, height: room.actors }
    x += widths[i]! + cable
    return { node, box, word: NODE_KINDS[node.kind].crowdLabel, name: named ? node.name : '' }
  })
}

/** Width (px) of the small capitals before a name. */
export const actorWordWidth = (word: string): number => textWidth(word, 11, 600) + word.length * 0.7

function actorWidth({ kind, name }: NodeInfo, named: boolean): number {
  return actorWordWidth(NODE_KINDS[kind].crowdLabel) + 20 + (named ? textWidth(name, 13, 600) + 7 : 0)
}

function cablesOf(run: Reading, actors: readonly LifeActor[]): Geometry {
  const boxOf = new Map(actors.map(({ node, box }) => [node.index, box]))
  return makeGeometry(
    run.links.map(({ from, to }) => {
      const [a, b] = [boxOf.get(from), boxOf.get(to)]
      if (!a || !b) return undefined
      const forwards = a.x < b.x
      const [near, far] = forwards ? [a, b] : [b, a]
      const ends: Point[] = [[near.x + near.width, near.y + near.height / 2], [far.x, far.y + far.height / 2]]
      return evenly(forwards ? ends : ends.reverse())
    }),
  )
}
