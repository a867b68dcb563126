/**
 * Where everything stands in a diagram of lanes: a lane is a row of boxes, or several rows
 * when it is long; lanes with few nodes have cards. Cables run downwards in smooth curves.
 */
import type { LinkInfo, NodeInfo } from '../../run/run.types'
import { DENSITIES, cardSize } from '../draw/density'
import type { Density, Size } from '../draw/density'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Point } from '../draw/geometry'
import type { PictureLayout } from '../viewModule'
import { HEAD_LINES, hasLifeCard, lifeCardSize } from '../life/lifeCards'

export interface LaneNode {
  readonly node: NodeInfo
  readonly box: Box
  /**
   * life: a card with rows for the lives of copies. card: name, slots, counters. box: a short
   * name and a slot. tile: slots without words.
   */
  readonly form: 'life' | 'card' | 'box' | 'tile'
}

export interface LanesLayout extends PictureLayout {
  readonly nodes: readonly LaneNode[]
}

export interface LanesLayoutInput extends Size {
  readonly density: Density
  readonly lanes: readonly (readonly string[])[]
  readonly nodes: readonly NodeInfo[]
  readonly links: readonly LinkInfo[]
  readonly isActive: (link: LinkInfo) => boolean
  /** The origin's response head is on view, and copies have room for their lives. */
  readonly lives?: boolean
  /** A corner that something else lies over. */
  readonly reserved?: Box | undefined
}

interface Lane {
  readonly nodes: readonly NodeInfo[]
  readonly form: LaneNode['form']
  readonly columns: number
  readonly cell: Size
  readonly gap: number
  readonly rowGap: number
  readonly height: number
}

const BOX: Size = { width: 46, height: 40 }
const BOX_GAPS = { column: 8, most: 26, row: 20 }
/** Sizes of a tile, the largest that fits is taken; below 24 it can be seen but not clicked. */
const TILES = [36, 30, 24, 20, 16, 12, 9]
const MARGIN = 20
/** Least height between two lanes, for the cables. */
const CABLES = 56
/** Lanes with at most this many nodes have cards, when those fit side by side. */
const CARDS = 3
const CARD_GAP = 16
/** Between two lanes where there is no room for cables. */
const LEAST_SPACE = 3
const MOST_BOXES_IN_A_ROW = 12

export function layoutLanes(input: LanesLayoutInput): LanesLayout {
  const { width, height, links } = input
  const byId = new Map(input.nodes.map((node) => [node.id, node]))
  const room = width - 2 * MARGIN
  const present = input.lanes
    .map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
    .filter((nodes) => nodes.length > 0)
  const ends = endsOf(height, input.reserved)
  const { lanes, density } = lanesOf(present, { room, ends, density: input.density, lives: input.lives ?? false })
  const tops = topsOf(lanes, ends)
  const placed = lanes.flatMap((lane, i) => placeLane(lane, tops[i]!, width))
  const exits = new Map(lanes.flatMap((lane, i) => exitsOf(lane, tops[i]!)))
  return {
    width, height, density, nodes: placed, obstacles: [...placed.map(({ box }) => box), ...(input.reserved ? [input.reserved] : [])],
    geometry: makeGeometry(cables(placed, links, exits, input.isActive)),
    flashes: boxesByNode(placed),
  }
}

function boxesByNode(placed: readonly LaneNode[]): Box[] {
  const boxes: Box[] = []
  for (const { node, box } of placed) boxes[node.index] = box
  return boxes
}

interface Room {
  readonly room: number
  readonly ends: Ends
  readonly density: Density
  readonly lives: boolean
}

/** How telling a try is: lines of the origin's response head, or the size of tiles that stand for boxes. */
interface Telling {
  readonly lines?: number
  readonly tile?: number
}

interface Tried {
  readonly lanes: readonly Lane[]
  readonly density: Density
}

/** Shares of the height that a cable has, the best first: where lives of copies would not fit, they come before the cables. */
const CABLE_SHARES_OF_LIVES = [0.12, 0.07]
const CABLE_SHARE = 0.16

/** The most telling form that leaves room for the cables: lives of copies in smaller cards rather than cards without them. */
function lanesOf(present: readonly (readonly NodeInfo[])[], { room, ends: [top, bottom], density, lives }: Room): Tried {
  const tryOf = (of: Density, telling: Telling): Tried => ({ density: of, lanes: present.map((nodes) => laneOf(nodes, room, of, telling)) })
  const fits = ({ lanes }: Tried, cableShare: number): boolean => {
    const cable = Math.min(CABLES, (bottom - top) * cableShare)
    return lanes.reduce((sum, lane) => sum + lane.height, 0) <= bottom - top - (present.length - 1) * cable
  }
  const heads = Array.from({ length: HEAD_LINES }, (_, i): Telling => ({ lines: HEAD_LINES - i }))
  const living = lives ? DENSITIES.slice(DENSITIES.indexOf(density)).flatMap((of) => heads.map((telling) => tryOf(of, telling))) : []
  const plain = [{}, ...TILES.map((tile): Telling => ({ tile }))].map((telling) => tryOf(density, telling))
  const alive = CABLE_SHARES_OF_LIVES.flatMap((share) => living.filter((one) => one.lanes.some(({ form }) => form === 'life') && fits(one, share)))
  return alive[0] ?? plain.find((one) => fits(one, CABLE_SHARE)) ?? plain.at(-1)!
}

function laneOf(nodes: readonly NodeInfo[], room: number, density: Density, { lines, tile }: Telling): Lane {
  if (lines !== undefined && nodes.every(hasLifeCard)) {
    const share = (room + CARD_GAP) / nodes.length - CARD_GAP
    return cards(nodes, 'life', nodes.map((node) => lifeCardSize(node, density, share, lines)))
  }
  const lane = cards(nodes, 'card', nodes.map((node) => cardSize(node, density)))
  if (nodes.length <= CARDS && nodes.length * (lane.cell.width + CARD_GAP) - CARD_GAP <= room) return lane
  if (tile === undefined) return grid(nodes, BOX, room, 'box', BOX_GAPS, MOST_BOXES_IN_A_ROW)
  const least = Math.max(2, Math.round(tile / 6))
  return grid(nodes, { width: tile, height: tile }, room, 'tile', { column: least, most: tile / 2, row: least }, Infinity)
}

/** Cards side by side, all of the size of the largest. */
function cards(nodes: readonly NodeInfo[], form: 'life' | 'card', sizes: readonly Size[]): Lane {
  const cell = { width: Math.max(...sizes.map(({ width }) => width)), height: Math.max(...sizes.map(({ height }) => height)) }
  return { nodes, form, columns: nodes.length, cell, gap: CARD_GAP, rowGap: 0, height: cell.height }
}

/** Rows of equal length, as few as fit. */
function grid(
  nodes: readonly NodeInfo[], cell: Size, room: number, form: 'box' | 'tile',
  gaps: { column: number; most: number; row: number }, most: number,
): Lane {
  const fit = Math.max(1, Math.floor((room + gaps.column) / (cell.width + gaps.column)))
  const rows = Math.ceil(nodes.length / Math.min(fit, most))
  const columns = Math.ceil(nodes.length / rows)
  const gap = columns > 1 ? Math.min((room - columns * cell.width) / (columns - 1), gaps.most) : gaps.column
  return { nodes, form, columns, cell, gap, rowGap: gaps.row, height: rows * cell.height + (rows - 1) * gaps.row }
}

/** Where the first lane begins and the last one ends. */
type Ends = readonly [top: number, bottom: number]

function endsOf(height: number, reserved: Box | undefined): Ends {
  const margin = Math.min(MARGIN * 1.5, height * 0.06)
  const above = reserved && reserved.y < height / 2 ? reserved.y + reserved.height + 8 : 0
  const below = reserved && reserved.y >= height / 2 ? height - reserved.y + 8 : 0
  return [Math.max(margin, above), height - Math.max(margin, below)]
}

/** The first lane at the top, the last at the bottom, the same space between any two. */
function topsOf(lanes: readonly Lane[], [first, bottom]: Ends): number[] {
  const used = lanes.reduce((sum, lane) => sum + lane.height, 0)
  const space = lanes.length > 1 ? (bottom - first - used) / (lanes.length - 1) : 0
  let top = first
  return lanes.map((lane) => {
    const here = top
    top += lane.height + Math.max(LEAST_SPACE, space)
    return here
  })
}

function placeLane(lane: Lane, top: number, width: number): LaneNode[] {
  const { cell, gap, columns } = lane
  const left = (width - columns * cell.width - (columns - 1) * gap) / 2
  return lane.nodes.map((node, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, lane.nodes.length - row * columns)
    // A short last row keeps to the columns, so that the gaps for the cables stay open.
    const column = (i % columns) + Math.floor((columns - inRow) / 2)
    const x = left + column * (cell.width + gap)
    const y = top + row * (cell.height + lane.rowGap)
    return { node, form: lane.form, box: { x, y, ...cell } }
  })
}

/** How a cable gets out of its lane. */
interface Exit {
  /** The lane's lower end. */
  readonly y: number
  /** How far to step aside to pass the rows below; 0 in the last row. */
  readonly aside: number
  readonly rowGap: number
}

function exitsOf(lane: Lane, top: number): [number, Exit][] {
  const rows = Math.ceil(lane.nodes.length / lane.columns)
  return lane.nodes.map((node, i) => {
    const isLast = Math.floor(i / lane.columns) === rows - 1
    const aside = isLast ? 0 : (lane.cell.width + lane.gap) / 2
    return [node.index, { y: top + lane.height, aside, rowGap: lane.rowGap }]
  })
}

/** Where several cables end at one box they spread over its edge, in the order of their other ends. */
function cables(
  placed: readonly LaneNode[], links: readonly LinkInfo[], exits: ReadonlyMap<number, Exit>, isActive: (link: LinkInfo) => boolean,
): (Point[] | undefined)[] {
  const boxes = new Map(placed.map(({ node, box }) => [node.index, box]))
  const ends = new Map<number, { from: Box; to: Box; exit: Exit; flip: boolean }>()
  const arriving = new Map<Box, number[]>()
  for (const link of links) {
    const a = boxes.get(link.from)
    const b = boxes.get(link.to)
    if (!a || !b || !isActive(link)) continue
    const flip = a.y > b.y
    const [from, to] = flip ? [b, a] : [a, b]
    ends.set(link.index, { from, to, exit: exits.get(flip ? link.to : link.from)!, flip })
    arriving.set(to, [...(arriving.get(to) ?? []), link.index])
  }
  const slots = new Map<number, number>()
  for (const [to, list] of arriving) {
    const sorted = list.sort((p, q) => centreOf(ends.get(p)!.from) - centreOf(ends.get(q)!.from) || p - q)
    const spread = Math.min(to.width - 24, (sorted.length - 1) * 16)
    sorted.forEach((link, i) => {
      slots.set(link, centreOf(to) + (sorted.length > 1 ? (i / (sorted.length - 1) - 0.5) * spread : 0))
    })
  }
  return links.map((link) => {
    const end = ends.get(link.index)
    if (!end) return undefined
    const line = cable(end.from, end.exit, [slots.get(link.index)!, end.to.y])
    return end.flip ? line.reverse() : line
  })
}

const centreOf = (box: Box): number => box.x + box.width / 2

/**
 * Down between the boxes of the rows below in its lane, then a curve with vertical ends. It
 * never runs behind a box: the packets on it are drawn above everything.
 */
function cable(from: Box, exit: Exit, [toX, toY]: Point): Point[] {
  const start: Point = [centreOf(from), from.y + from.height]
  const leave: Point = [start[0] + exit.aside * Math.sign(toX - start[0] || 1), exit.y]
  const points = exit.aside > 0 ? [...curve(start, [leave[0], start[1] + exit.rowGap]), leave] : [start]
  return evenly([...points, ...curve(leave, [toX, toY])])
}

/** Vertical at both ends. */
function curve([ax, ay]: Point, [bx, by]: Point): Point[] {
  const reach = (by - ay) * 0.6
  return Array.from({ length: 33 }, (_, i) => {
    const t = i / 32
    const u = 1 - t
    return [
      (u ** 3 + 3 * u * u * t) * ax + (3 * u * t * t + t ** 3) * bx,
      u ** 3 * ay + 3 * u * u * t * (ay + reach) + 3 * u * t * t * (by - reach) + t ** 3 * by,
    ]
  })
}
