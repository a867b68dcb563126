/**
 * Where the names of users stand on the map, with room for what they have got under them, and where users stand who share a
 * city with a cache. Each takes the place where the least is in its way.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { NodeInfo } from '../../run/run.types'
import { BADGE, SHORT_BADGE } from '../card/ResultBadge'
import type { Density, Size } from '../draw/density'
import type { Box, Point } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { overlap } from './labelCandidates'

/** A place with at least one active node. */
export interface Site {
  readonly point: Point
  readonly nodes: readonly NodeInfo[]
}

type Align = 'start' | 'middle' | 'end'

export interface Name {
  readonly node: NodeInfo
  /** Empty where there is room for what they have got only. */
  readonly text: string
  /** Where the text begins or ends, on its line. */
  readonly at: Point
  readonly align: Align
  /** Where what they have got begins or ends, in the middle of its height; null for who asks nothing. */
  readonly badge: Point | null
  readonly box: Box
}

interface Room extends Size {
  readonly density: Density
  /** A corner that something else lies over. */
  readonly reserved?: Box | undefined
}

export const MARK_RADIUS = 9
const NAME_HEIGHT = 15
const NAME_SIZE = 12
const BASELINE = 11.5
/** Distance from the centre of a node's mark to its name. */
const NAME_GAP = 13
/** From a cache to the users in its city. */
const ASIDE: Readonly<Record<Density, number>> = { full: 46, medium: 38, small: 34 }
const DIRECTIONS = 16

export const around = ([x, y]: Point, radius: number): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })

export const isCard = (node: NodeInfo): boolean => NODE_KINDS[node.kind].hasCard

interface Surroundings extends Room {
  /** Of all cities. */
  readonly points: readonly Point[]
  /** Links between cities. */
  readonly lines: readonly (readonly Point[])[]
}

/** Where the users of a city stand beside its cache: off the links, and with room for their name. */
export function pointAside(city: Point, { width, height, density, reserved, points, lines }: Surroundings): Point {
  const bearings = Array.from({ length: DIRECTIONS }, (_, i) => (2 * Math.PI * i) / DIRECTIONS)
  // Beside the city rather than over or under it, where its card stands best.
  const candidates = bearings
    .toSorted((a, b) => Math.abs(Math.sin(a)) - Math.abs(Math.sin(b)))
    .map((bearing): Point => [city[0] - ASIDE[density] * Math.cos(bearing), city[1] + ASIDE[density] * Math.sin(bearing)])
  return cheapest(candidates, (point) => {
    const [x, y] = point
    const room = around(point, 22)
    const outside = x < 24 || x > width - 24 || y < 20 || y > height - 24
    const near = points.filter((other) => overlap(room, around(other, MARK_RADIUS)))
    const crossed = lines.flat().filter((other) => overlap(room, around(other, 1)))
    return (outside ? 1000 : 0) + near.length * 200 + crossed.length * 10 + (reserved && overlap(room, reserved) ? 500 : 0)
  })
}

/** The city of a user without a card; whose page it is beside a card that has the city's name already. */
function nameOf(site: Site, sites: readonly Site[], density: Density): { node: NodeInfo; text: string } | undefined {
  const node = site.nodes.find((one) => !isCard(one))
  if (!node) return undefined
  const hasCard = sites.some(({ nodes }) => nodes.some((other) => other.city === node.city && isCard(other)))
  if (!hasCard) return { node, text: density === 'full' && node.person ? `${node.person}, ${node.name}` : node.name }
  return { node, text: density === 'full' && NODE_KINDS[node.kind].asks ? (node.person ?? 'user') : '' }
}

export function placeNames(sites: readonly Site[], arcs: readonly (readonly Point[])[], input: Room): Name[] {
  const names: Name[] = []
  const reserved = input.reserved ? [input.reserved] : []
  for (const site of sites) {
    const name = nameOf(site, sites, input.density)
    if (!name) continue
    const size = sizeOf(name, input.density)
    const { box, align } = cheapest(placesBeside(site.point, size), ({ box: candidate }) => {
      const { x, y, width, height } = candidate
      const outside = x < 2 || x + width > input.width - 2 || y < 2 || y + height > input.height - 2
      const others = sites.filter((other) => other !== site && overlap(candidate, around(other.point, MARK_RADIUS)))
      const covered = [...names.map((other) => other.box), ...reserved].filter((other) => overlap(candidate, other, 2))
      const crossed = arcs.flat().filter((point) => overlap(candidate, around(point, 1)))
      return (outside ? 1000 : 0) + others.length * 200 + covered.length * 500 + crossed.length * 10
    })
    const x = align === 'start' ? box.x : align === 'end' ? box.x + box.width : box.x + box.width / 2
    const badge: Point | null = NODE_KINDS[name.node.kind].asks ? [x, box.y + box.height - BADGE.height / 2] : null
    names.push({ ...name, box, align, at: [x, box.y + BASELINE], badge })
  }
  return names
}

/** Of a name and of what stands under it. */
function sizeOf({ node, text }: { readonly node: NodeInfo; readonly text: string }, density: Density): Size {
  const badge = density === 'full' ? BADGE : SHORT_BADGE
  const { width, height } = NODE_KINDS[node.kind].asks ? badge : { width: 0, height: 0 }
  return { width: Math.max(textWidth(text, NAME_SIZE, 500), width), height: (text ? NAME_HEIGHT : 0) + height }
}

interface Place {
  readonly box: Box
  readonly align: Align
}

function placesBeside([x, y]: Point, { width, height }: Size): Place[] {
  const place = (align: Align, left: number, top: number): Place => ({ align, box: { x: left, y: top, width, height } })
  return [
    place('start', x + NAME_GAP, y - height / 2),
    place('end', x - NAME_GAP - width, y - height / 2),
    place('middle', x - width / 2, y + NAME_GAP),
    place('middle', x - width / 2, y - NAME_GAP - height),
    place('start', x + NAME_GAP - 4, y + 5),
    place('end', x - NAME_GAP + 4 - width, y + 5),
    place('start', x + NAME_GAP - 4, y - 5 - height),
    place('end', x - NAME_GAP + 4 - width, y - 5 - height),
  ]
}

function cheapest<T extends object>(candidates: readonly T[], price: (one: T) => number): T {
  let best = candidates[0]!
  let lowest = Infinity
  for (const one of candidates) {
    const cost = price(one)
    if (cost < lowest) [best, lowest] = [one, cost]
  }
  return best
}
