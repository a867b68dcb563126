/**
 * Where everything stands on the map: sites (the places that have nodes), their cards and
 * names, the links' arcs, the rings of the distance lens. Computed when the active nodes or
 * the size change, never per frame.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { CITIES, FIBRE_KM_PER_MS, RING_MS } from '../../cdn/net/places'
import { invariant } from '../../engine/invariant'
import type { LinkInfo, NodeInfo } from '../../run/run.types'
import { cardSize } from '../draw/density'
import type { Density, Size } from '../draw/density'
import { linkPoints, makeGeometry } from '../draw/geometry'
import type { Box, Point } from '../draw/geometry'
import { overlap } from './labelCandidates'
import { landViewOf } from './land'
import { placeLabels } from './placeLabels'
import type { PlacedLabel } from './placeLabels'
import { fitProjection } from './projection'
import type { LonLat, MapView, Padding, Projection } from './projection'
import { textWidth } from '../draw/text'
import type { PictureLayout } from '../viewModule'

/** A place with at least one active node; a user and its edge share one. */
export interface Site {
  readonly point: Point
  readonly nodes: readonly NodeInfo[]
}

export interface Card {
  readonly node: NodeInfo
  readonly box: Box
  readonly leader: readonly [Point, Point]
}

export interface Name {
  readonly node: NodeInfo
  readonly text: string
  readonly box: Box
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
const MARGIN = 8
const NAME_HEIGHT = 15
const NAME_SIZE = 12
/** Distance from the centre of a node's mark to its name. */
const NAME_GAP = 11

export function layoutMap(input: MapLayoutInput): MapLayout {
  const { width, height, density, view, nodes, links } = input
  const place = placeOf(nodes)
  const ends = links.map((link) => (input.isActive(link) ? ([place(link.from), place(link.to)] as const) : undefined))
  const drawn = ends.flatMap((pair) => (pair?.[0] && pair[1] ? [[pair[0], pair[1]] as const] : []))
  const places = nodes.map((node) => place(node.index)!)
  const padding = paddingFor(density, nodes)
  const projection = fitProjection({ view, width, height, padding, places, links: drawn })
  const lines = ends.map((pair) => (pair?.[0] && pair[1] ? projection.arc(pair[0], pair[1]) : undefined))
  const geometry = makeGeometry(lines, projection.jump)
  const sites = sitesOf(nodes, (node) => projection.point(place(node.index)!))
  const arcs = lines.flatMap((_, link) => linkPoints(geometry, link))
  const names = placeNames(sites, arcs, input)
  const cards = placeCards(sites, names, arcs, input)
  const reserved = input.reserved ? [input.reserved] : []
  const obstacles = [...cards.map((card) => card.box), ...names.map((name) => name.box), ...reserved]
  const centre = view.kind === 'distance' ? projection.point(view.from) : projection.translate
  return {
    width, height, density, view, projection, sites, cards, names, geometry, obstacles, centre,
    landView: landViewOf(view),
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

function sitesOf(nodes: readonly NodeInfo[], point: (node: NodeInfo) => Point): Site[] {
  const byCity = new Map<NodeInfo['city'], NodeInfo[]>()
  for (const node of nodes) byCity.set(node.city, [...(byCity.get(node.city) ?? []), node])
  return [...byCity.values()].map((here) => ({ point: point(here[0]!), nodes: here }))
}

const isCard = (node: NodeInfo): boolean => NODE_KINDS[node.kind].hasCard

/** The city of a user without a card; "user" beside a card that has the city's name already. */
function nameOf(site: Site, density: Density): { node: NodeInfo; text: string } | undefined {
  const node = site.nodes.find((one) => !isCard(one))
  if (!node) return undefined
  if (!site.nodes.some(isCard)) return { node, text: node.name }
  return density === 'full' && NODE_KINDS[node.kind].asks ? { node, text: 'user' } : undefined
}

function placeNames(sites: readonly Site[], arcs: readonly (readonly Point[])[], input: MapLayoutInput): Name[] {
  const names: Name[] = []
  const reserved = input.reserved ? [input.reserved] : []
  for (const site of sites) {
    const name = nameOf(site, input.density)
    if (!name) continue
    const box = cheapest(nameBoxes(site.point, textWidth(name.text, NAME_SIZE, 500)), (candidate) => {
      const outside = candidate.x < 2 || candidate.x + candidate.width > input.width - 2 || candidate.y < 2
      const others = sites.filter((other) => other !== site && overlap(candidate, around(other.point, 9)))
      const covered = [...names.map((other) => other.box), ...reserved].filter((other) => overlap(candidate, other, 2))
      const crossed = arcs.flat().filter((point) => overlap(candidate, around(point, 1)))
      return (outside ? 1000 : 0) + others.length * 200 + covered.length * 500 + crossed.length * 10
    })
    names.push({ ...name, box })
  }
  return names
}

function nameBoxes([x, y]: Point, width: number): Box[] {
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height: NAME_HEIGHT })
  return [
    box(x + NAME_GAP, y - NAME_HEIGHT / 2),
    box(x - NAME_GAP - width, y - NAME_HEIGHT / 2),
    box(x - width / 2, y + NAME_GAP),
    box(x - width / 2, y - NAME_GAP - NAME_HEIGHT),
    box(x + NAME_GAP - 4, y + 5),
    box(x - NAME_GAP + 4 - width, y + 5),
  ]
}

function cheapest(boxes: readonly Box[], price: (box: Box) => number): Box {
  let best = boxes[0]!
  let lowest = Infinity
  for (const box of boxes) {
    const cost = price(box)
    if (cost < lowest) [best, lowest] = [box, cost]
  }
  return best
}

const around = ([x, y]: Point, radius: number): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })

function placeCards(sites: readonly Site[], names: readonly Name[], lines: readonly (readonly Point[])[], input: MapLayoutInput): Card[] {
  const cards = sites.flatMap((site) => site.nodes.filter(isCard).map((node) => ({ node, site })))
  const labels = cards.map(({ node, site }) => ({
    id: node.id,
    anchor: site.point,
    ...cardSize(node, input.density),
    ...(NODE_KINDS[node.kind].ownsContent ? { prefer: 'above' as const } : {}),
  }))
  const marks = sites.map((site) => around(site.point, 9))
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
  const busy = [...taken, ...sites.map((site) => around(site.point, 9))]
  for (let ms = RING_MS; ; ms += RING_MS) {
    const angle = ((ms / 2) * FIBRE_KM_PER_MS) / EARTH_RADIUS_KM
    if (angle > Math.PI) return rings
    const radius = angle * projection.scale
    const label = `${ms} ms`
    const half = textWidth(label, NAME_SIZE) / 2
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
