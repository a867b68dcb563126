/**
 * Where everything stands on the map: sites (the places that have nodes), their cards and
 * names, the links' arcs, the rings of the distance lens. Computed when the active nodes or
 * the size change, never per frame.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { CITIES, FIBRE_KM_PER_MS, RING_MS } from '../../cdn/net/places'
import { invariant } from '../../engine/invariant'
import type { LinkInfo, NodeInfo } from '../../run/run.types'
import { EDGE_CARD } from '../card/nodeCards'
import { cardSize } from '../draw/density'
import type { Density, Size } from '../draw/density'
import { evenly, linkPoints, makeGeometry } from '../draw/geometry'
import type { Box, Point } from '../draw/geometry'
import { overlap } from './labelCandidates'
import { landViewOf } from './land'
import { MARK_RADIUS, around, isCard, placeNames, pointAside } from './placeNames'
import type { Name, Site } from './placeNames'
import { placeLabels } from './placeLabels'
import type { PlacedLabel } from './placeLabels'
import { fitProjection } from './projection'
import type { LonLat, MapView, Padding, Projection } from './projection'
import { textWidth } from '../draw/text'
import type { PictureLayout } from '../viewModule'

export interface Card {
  readonly node: NodeInfo
  readonly box: Box
  readonly leader: readonly [Point, Point]
}

export interface Ring {
  readonly radius: number
  readonly label: string
  readonly at: Point
}

export interface MapLayout extends PictureLayout {
  readonly view: MapView
  readonly landView: string
  readonly projection: Projection
  readonly sites: readonly Site[]
  readonly cards: readonly Card[]
  readonly names: readonly Name[]
  readonly rings: readonly Ring[]
  readonly centre: Point
}

export interface MapLayoutInput extends Size {
  readonly density: Density
  readonly view: MapView
  /** Active nodes; their links are those with both ends among them. */
  readonly nodes: readonly NodeInfo[]
  /** All links of the run, so that geometry keeps their numbers. */
  readonly links: readonly LinkInfo[]
  readonly isActive: (link: LinkInfo) => boolean
  /** A corner that something else lies over. */
  readonly reserved?: Box | undefined
}

const EARTH_RADIUS_KM = 6371
const RING_LABEL_SIZE = 12
const MARGIN = 8
/** Half the size of what flashes when a user has an answer. */
const USER_FLASH = 8

export function layoutMap(input: MapLayoutInput): MapLayout {
  const { width, height, density, view, nodes, links } = input
  const place = placeOf(nodes)
  const ends = links.map((link) => (input.isActive(link) ? ([place(link.from), place(link.to)] as const) : undefined))
  const drawn = ends.flatMap((pair) => (pair?.[0] && pair[1] ? [[pair[0], pair[1]] as const] : []))
  const places = nodes.map((node) => place(node.index)!)
  const isLocal = (link: LinkInfo): boolean => place(link.from) === place(link.to)
  const padding = paddingFor(density, nodes)
  const projection = fitProjection({ view, width, height, padding, places, links: drawn })
  const far = ends.map((pair, i) => (pair?.[0] && pair[1] && !isLocal(links[i]!) ? projection.arc(pair[0], pair[1]) : undefined))
  const sites = sitesOf(nodes, (node) => projection.point(place(node.index)!), far, input)
  const pointOf = new Map(sites.flatMap(({ point, nodes: here }) => here.map((node) => [node.index, point] as const)))
  const lines = ends.map((pair, i) => {
    const [from, to] = [pointOf.get(links[i]!.from), pointOf.get(links[i]!.to)]
    return pair && isLocal(links[i]!) && from && to && from !== to ? evenly([from, to]) : far[i]
  })
  const geometry = makeGeometry(lines, projection.jump)
  const arcs = lines.flatMap((_, link) => linkPoints(geometry, link))
  const names = placeNames(sites, arcs, input)
  const cards = placeCards(sites, names, arcs, input)
  const reserved = input.reserved ? [input.reserved] : []
  const marks = sites.map(({ point }) => around(point, MARK_RADIUS))
  const obstacles = [...cards.map((card) => card.box), ...names.map((name) => name.box), ...marks, ...reserved]
  const centre = view.kind === 'distance' ? projection.point(view.from) : projection.translate
  return {
    width, height, density, view, projection, sites, cards, names, geometry, obstacles, centre,
    landView: landViewOf(view),
    flashes: flashesOf(cards, pointOf, nodes, density),
    rings: view.kind === 'distance' ? ringsOf(projection, centre, input, sites, obstacles) : [],
  }
}

function placeOf(nodes: readonly NodeInfo[]): (index: number) => LonLat | undefined {
  const places = new Map<number, LonLat>()
  for (const node of nodes) {
    invariant(node.city, `${node.id} has no city, so the map does not know where to draw it`)
    places.set(node.index, CITIES[node.city].at)
  }
  return (index) => places.get(index)
}

/** Room for the cards of the nodes at the rim; less where users have only a name. */
function paddingFor(density: Density, nodes: readonly NodeInfo[]): Padding {
  const cards = nodes.some((node) => NODE_KINDS[node.kind].sharedCache)
  if (density === 'full') return { top: 104, right: 84, bottom: cards ? 128 : 72, left: cards ? 44 : 64 }
  if (density === 'medium') return { top: 62, right: 84, bottom: cards ? 76 : 40, left: 64 }
  return { top: 80, right: 46, bottom: cards ? 84 : 44, left: 36 }
}

/** One a city; where a city has users and a cache, the users stand aside, so that their way to it can be seen. */
function sitesOf(nodes: readonly NodeInfo[], point: (node: NodeInfo) => Point, lines: readonly (readonly Point[] | undefined)[], input: MapLayoutInput): Site[] {
  const byCity = new Map<NodeInfo['city'], NodeInfo[]>()
  for (const node of nodes) byCity.set(node.city, [...(byCity.get(node.city) ?? []), node])
  const cities = [...byCity.values()]
  const points = cities.map((here) => point(here[0]!))
  return cities.flatMap((here, i) => {
    const asking = here.filter(({ kind }) => NODE_KINDS[kind].asks)
    const others = here.filter(({ kind }) => !NODE_KINDS[kind].asks)
    if (asking.length === 0 || others.length === 0) return [{ point: points[i]!, nodes: here }]
    const aside = pointAside(points[i]!, { ...input, points, lines: lines.flatMap((line) => (line ? [line] : [])) })
    return [{ point: aside, nodes: asking }, { point: points[i]!, nodes: others }]
  })
}

/** The slot of a cache that has one, else its card; the mark of a user. */
function flashesOf(cards: readonly Card[], pointOf: ReadonlyMap<number, Point>, nodes: readonly NodeInfo[], density: Density): Box[] {
  const boxes: Box[] = []
  for (const { node, box } of cards) {
    const { slot } = EDGE_CARD[density]
    boxes[node.index] = node.shows.length === 1 ? { ...slot, x: box.x + slot.x, y: box.y + slot.y } : box
  }
  for (const { index, kind } of nodes) {
    if (NODE_KINDS[kind].asks) boxes[index] = around(pointOf.get(index)!, USER_FLASH)
  }
  return boxes
}

function placeCards(sites: readonly Site[], names: readonly Name[], lines: readonly (readonly Point[])[], input: MapLayoutInput): Card[] {
  const cards = sites.flatMap((site) => site.nodes.filter(isCard).map((node) => ({ node, site })))
  const labels = cards.map(({ node, site }) => ({
    id: node.id,
    anchor: site.point,
    ...cardSize(node, input.density),
    ...(NODE_KINDS[node.kind].ownsContent ? { prefer: 'above' as const } : {}),
  }))
  const marks = sites.map((site) => around(site.point, MARK_RADIUS))
  const obstacles = [...names.map((name) => name.box), ...marks, ...(input.reserved ? [input.reserved] : [])]
  const { width, height } = input
  const placed = new Map<string, PlacedLabel>(
    placeLabels(labels, { width, height, margin: MARGIN, obstacles, lines }).map((label) => [label.id, label]),
  )
  return cards.map(({ node }) => {
    const { box, leader } = placed.get(node.id)!
    return { node, box, leader }
  })
}

/** Rings of equal round trip in fibre, each labelled where the least is in the way. */
function ringsOf(projection: Projection, centre: Point, { width, height }: Size, sites: readonly Site[], taken: readonly Box[]): Ring[] {
  const rings: Ring[] = []
  const busy = [...taken, ...sites.map((site) => around(site.point, MARK_RADIUS))]
  for (let ms = RING_MS; ; ms += RING_MS) {
    const angle = ((ms / 2) * FIBRE_KM_PER_MS) / EARTH_RADIUS_KM
    if (angle > Math.PI) return rings
    const radius = angle * projection.scale
    const label = `${ms} ms`
    const half = textWidth(label, RING_LABEL_SIZE) / 2
    const bearings = Array.from({ length: 36 }, (_, i) => ((i * 10 + 45) * Math.PI) / 180)
    const points = bearings.map((bearing): Point => [centre[0] + radius * Math.cos(bearing), centre[1] + radius * Math.sin(bearing)])
    const at = points.find(([x, y]) => {
      const box = { x: x - half, y: y - 8, width: 2 * half, height: 16 }
      const inside = box.x > 4 && box.y > 4 && x + half < width - 4 && y + 8 < height - 4
      return inside && !busy.some((other) => overlap(box, other, 4))
    })
    if (at) rings.push({ radius, label, at })
  }
}
