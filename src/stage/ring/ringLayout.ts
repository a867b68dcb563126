/**
 * The numbers of the ring: a track for each server, its arcs on it, a dot for each copy at the place of its object, and empty
 * places where one is lacking. Beside it the page of all disks, on a stage that is wide or narrow.
 */
import type { ViewOf } from '../../cdn/topology'
import type { PopFrame, PopPlace } from '../../frame/popFrame'
import type { HealthName } from '../../trace/traceKinds'
import type { NodeInfo } from '../../run/run.types'
import { NOTHING, formatCount, formatPercent } from '../../words/format'
import type { Density } from '../draw/density'
import { type Box, type Geometry, type Point, evenly, makeGeometry } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { fitting, textWidth } from '../draw/text'
import { type PageLayout, type PageMeasures, layoutPage } from '../score/pageLayout'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { angleOf, circle, dashes, pointAt } from './ringArcs'
import { movedWords, unwell } from './ringWords'

export interface Track {
  readonly letter: string
  readonly health: HealthName
  /** Its middle, and how broad it is (px). */
  readonly path: string
  readonly width: number
  readonly own: string
  /** What was another's until the last change in this step. */
  readonly inherited: string
  readonly label: { readonly x: number; readonly y: number } | null
}

/** Dots of one size, as a path of points. */
export interface Dots {
  readonly size: number
  readonly sought: string
  readonly unsought: string
  readonly lacking: string
}

/** A line of the table under the ring. */
export interface ServerRow {
  readonly letter: string
  readonly health: HealthName
  /** "is down" */
  readonly note: string
  /** The base of its letters. */
  readonly y: number
}

/** A column of figures beside the servers; they end at `x`. */
interface ServerColumn {
  readonly head: string
  readonly x: number
  readonly cells: readonly string[]
}

export interface ServerTable {
  readonly x: number
  readonly headY: number
  readonly noteX: number
  readonly rows: readonly ServerRow[]
  readonly columns: readonly ServerColumn[]
}

export interface Figure {
  readonly value: string
  readonly words: string
  readonly x: number
}

export interface RingLayout extends PictureLayout {
  readonly centre: Point
  readonly originRadius: number
  readonly originNode: NodeInfo | undefined
  readonly tracks: readonly Track[]
  readonly dots: readonly Dots[]
  /** From where something was asked and not found, to the origin. */
  readonly spokes: string
  readonly user: { readonly node: NodeInfo; readonly words: string; readonly box: Box } | undefined
  /** What has changed hands, as a line or, where there is room, as figures. */
  readonly moved: { readonly text: string; readonly figures: readonly Figure[]; readonly x: number; readonly y: number }
  readonly table: ServerTable | null
  readonly page: PageLayout
  readonly legend: { readonly x: number; readonly y: number; readonly width: number }
}

interface Measures extends PageMeasures {
  readonly margin: number
  readonly bar: number
  readonly cable: number
  readonly legend: number
  readonly moved: number
  readonly origin: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 14, bar: 26, cable: 18, head: 24, strip: 70, axis: 18, legend: 38, moved: 24, origin: 34 },
  medium: { margin: 10, bar: 22, cable: 12, head: 24, strip: 54, axis: 16, legend: 35, moved: 22, origin: 28 },
  small: { margin: 6, bar: 21, cable: 9, head: 24, strip: 42, axis: 15, legend: 34, moved: 19, origin: 19 },
}
/** Between the two lines of its legend. */
export const LEGEND_LINE = 16
/** Around a table: above it, and below it for figures, beyond the line that they stand on. */
const FIGURES = 12 + 26
const TABLE = { head: 18, base: 11, row: 17, note: 16, width: 300 }
/** Where columns of figures end; a share only where there is a ring, and a fourth where loads are bounded (px). */
const ENDS: Readonly<Record<number, readonly number[]>> = { 2: [222, 300], 3: [150, 222, 300], 4: [112, 164, 232, 300] }
/** Where requests come and go, beside the numbers in the gap (radians). */
const RAY = 0.17
/** Of the room that a ring leaves: so much is above it. */
const ABOVE = 0.4
/** Dots by rank: the first so many are so large (px). */
const SIZES = [[5, 1.9], [20, 1.35], [60, 1], [Infinity, 0.7]] as const
const DOT: Readonly<Record<Density, number>> = { full: 4.2, medium: 3.6, small: 2.8 }

export function layoutRing(input: LayoutInput<ViewOf<'ring'>, PopFrame>): RingLayout {
  const { width, height, density, view, now, nodes, reserved } = input
  const m = MEASURES[density]
  const servers = now.ring.servers
  const bottom = height - m.legend - m.moved
  const left = Math.round(width * 0.48)
  const tableHeight = TABLE.head + servers.length * TABLE.row
  const ringTop = m.margin + m.bar + m.cable
  const hasTable = density === 'full' && bottom - ringTop - tableHeight - FIGURES > 220
  const under = hasTable ? tableHeight + FIGURES : 0
  const outer = Math.min((left - 2 * m.margin) / 2, (bottom - ringTop - under) / 2)
  const centre: Point = [m.margin + (left - 2 * m.margin) / 2, ringTop + outer + Math.max(0, (bottom - ringTop - under - 2 * outer) * ABOVE)]
  const place = (server: number): number => outer - (server + 0.5) * thick
  const thick = (outer - m.origin - 10) / servers.length

  const right: Box = { x: left + m.margin / 2, y: m.margin, width: width - m.margin * 1.5 - left, height: bottom + m.moved - m.margin }
  const words = movedInStep(now) ? movedWords(now.ring) : []
  const user = nodes.find(({ kind, id }) => kind === 'client' && !view.visitors?.includes(id) && input.links.some(({ from, to }) => input.run.nodes[from]!.id === id && input.run.nodes[to]!.id === view.pop))
  const userFrom = reserved ? reserved.x + reserved.width + 8 : m.margin
  const userWords = user ? fitting([`Users in ${user.name}`, user.name], left - userFrom - 24, 12, 600) : ''
  const userWidth = textWidth(userWords, 12, 600) + 24
  const userBox = { x: Math.max(centre[0] - userWidth / 2, userFrom), y: m.margin, width: userWidth, height: m.bar }
  return {
    width, height, density, centre, originRadius: m.origin, originNode: nodes.find(({ kind }) => kind === 'origin'),
    tracks: tracksOf(now, centre, place, thick),
    dots: dotsOf(now, centre, place, Math.min(DOT[density], thick * 0.5)),
    spokes: now.missed.map(({ turn, server }) => spoke(centre, angleOf(turn), place(server), m.origin)).join(''),
    user: user && { node: user, words: userWords, box: userBox },
    moved: {
      text: fitting(words, left - 2 * m.margin, 12, 600) || (words.at(-1) ?? ''),
      figures: hasTable ? figuresOf(now, centre[0] - TABLE.width / 2) : [], x: m.margin, y: bottom + m.moved - 8,
    },
    table: hasTable ? tableOf(now, [centre[0] - TABLE.width / 2, centre[1] + outer + 12]) : null,
    page: layoutPage(now.pages[0]!, now, right, m),
    legend: { x: m.margin, y: height - 8, width: width - 2 * m.margin },
    geometry: geometryOf(input, centre, outer, m.origin, place, user && userBox),
    obstacles: [],
  }
}

function figuresOf(now: PopFrame, x: number): Figure[] {
  const { change } = now.ring
  if (!change || change.moved === null || !movedInStep(now)) return []
  const moved = { value: formatPercent(change.moved, 1), words: 'of the objects moved', x }
  return change.byModulo === null ? [moved] : [moved, { value: formatPercent(change.byModulo, 1), words: 'with a modulo', x: x + TABLE.width / 2 + 20 }]
}

/** What changed before the step is no news in it. */
const movedInStep = ({ ring: { change }, nowMs, zeroMs }: PopFrame): boolean => change !== null && change.sinceMs + 1e-6 < nowMs - zeroMs

function tracksOf(now: PopFrame, centre: Point, place: (server: number) => number, thick: number): Track[] {
  const { servers, arcs, change } = now.ring
  const inherited = change && movedInStep(now) ? change.inherited : []
  return servers.map(({ health }, server) => {
    const radius = place(server)
    const [x, y] = pointAt(centre, radius, 0)
    return {
      letter: now.letters[server]!, health, width: Math.max(1, thick - 2), path: circle(centre, radius),
      own: dashes(arcs.filter((one) => one.server === server)),
      inherited: dashes(inherited.filter((one) => one.server === server)),
      label: thick >= 12 || server % 2 === 0 ? { x, y: y + 4 } : null,
    }
  })
}

function dotsOf({ copies, lacking, rows, favourite }: PopFrame, centre: Point, place: (server: number) => number, unit: number): Dots[] {
  const points = (all: readonly PopPlace[]): string => all.map(({ turn, server }) => dot(pointAt(centre, place(server), angleOf(turn)))).join('')
  const rank = (row: number): number => (row - favourite + rows) % rows
  return SIZES.map(([until, factor], k) => {
    const from = SIZES[k - 1]?.[0] ?? 0
    const here = <T extends PopPlace>(all: readonly T[]): readonly T[] => all.filter(({ row }) => rank(row) >= from && rank(row) < until)
    return {
      size: unit * factor,
      sought: points(here(copies).filter(({ isSought }) => isSought)),
      unsought: points(here(copies).filter(({ isSought }) => !isSought)),
      lacking: points(here(lacking)),
    }
  })
}

const dot = ([x, y]: Point): string => `M${tenth(x)} ${tenth(y)}h0`

function spoke(centre: Point, angle: number, from: number, to: number): string {
  return `M${pointAt(centre, from, angle).map(tenth).join(' ')}L${pointAt(centre, to, angle).map(tenth).join(' ')}`
}

function tableOf({ ring: { placement, servers }, copies, letters }: PopFrame, [x, y]: Point): ServerTable {
  const isRing = placement.kind === 'ring'
  const columns: readonly (readonly [head: string, cells: readonly string[]])[] = [
    ...(isRing ? [['Of the ring', servers.map(({ share }) => (share > 0 ? formatPercent(share, 1) : NOTHING))] as const] : []),
    ['Copies', servers.map((_, k) => formatCount(copies.filter(({ server }) => server === k).length))],
    ['Requests', servers.map(({ requests }) => formatCount(requests))],
    ...(isRing && placement.loadFactor !== undefined ? [['Passed on', servers.map(({ passedOn }) => formatCount(passedOn))] as const] : []),
  ]
  const ends = ENDS[columns.length]!
  return {
    x, headY: y + TABLE.base, noteX: x + TABLE.note,
    rows: servers.map(({ health }, k) => ({ letter: letters[k]!, health, note: unwell(health), y: y + TABLE.base + (k + 1) * TABLE.row })),
    columns: columns.map(([head, cells], k) => ({ head, x: x + ends[k]!, cells })),
  }
}

/** Users come down to the ring on a ray beside its numbers, and what is not found goes on along it. */
function geometryOf({ links, nodes, view, now }: LayoutInput<ViewOf<'ring'>, PopFrame>, centre: Point, outer: number, origin: number, place: (server: number) => number, user: Box | undefined): Geometry {
  const pop = nodes.find(({ id }) => id === view.pop)?.index
  const serverOf = new Map(now.ring.servers.map(({ node }, k) => [node, k]))
  return makeGeometry(links.map(({ from, to }) => {
    if (to === pop) return user && !view.visitors?.some((id) => nodes.some((node) => node.index === from && node.id === id)) ? evenly([[user.x + user.width / 2, user.y + user.height], pointAt(centre, outer, RAY)]) : undefined
    const given = from === pop ? serverOf.get(to) : undefined
    if (given !== undefined) return evenly([pointAt(centre, outer, RAY), pointAt(centre, place(given), RAY)])
    const server = serverOf.get(from)
    return server === undefined ? undefined : evenly([pointAt(centre, place(server), RAY), pointAt(centre, origin, RAY)])
  }))
}
