/**
 * The numbers of the map of doors: places, users, the ways between them by the cities of the networks on them, and the card under the
 * map. The map is the same for all moments of a room; ways come as users are answered.
 */
import { geoNaturalEarth1Raw } from 'd3-geo'
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { CITIES, type CityId } from '../../cdn/net/places'
import { formatSpot, parseSpot } from '../../cdn/net/spot'
import type { ViewOf } from '../../cdn/topology'
import type { DoorsFrame } from '../../frame/doorsFrame'
import type { NodeInfo } from '../../run/run.types'
import { formatMs } from '../../words/format'
import { type Box, type Point, evenly, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { landViewOf } from '../map/land'
import { type LonLat, type Projection, fitProjection } from '../map/projection'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { type CardLayout, layoutCard } from './cardLayout'
import { type PlacedName, placeDoorNames } from './doorLabels'

export interface DoorPlace {
  readonly node: number
  readonly name: string
  readonly point: Point
  /** Number among the places, for its colour. */
  readonly place: number
}

export interface DoorUser {
  /** The clients that stand here. */
  readonly clients: readonly number[]
  readonly name: string
  /** "Users in London". */
  readonly called: string
  readonly point: Point
  /** Numbers of the places at which they came out, each once; -1 before, and for those who had no answer. */
  readonly places: readonly number[]
  readonly followed: boolean
}

export interface DoorName extends PlacedName {
  readonly text: string
  /** "98 ms"; empty where there is none. */
  readonly wait: string
  /** Of a place, its number; -1 of users. */
  readonly place: number
}

export interface DoorPath {
  readonly key: string
  readonly d: string
  readonly place: number
  readonly followed: boolean
}

export interface DoorsLayout extends PictureLayout {
  readonly projection: Projection
  readonly landView: string
  readonly map: Box
  /** What a point of the map is called; null where nobody can be put there. The map takes nobody where users have no place. */
  readonly spotAt: ((point: Point) => string | null) | null
  readonly places: readonly DoorPlace[]
  readonly users: readonly DoorUser[]
  readonly names: readonly DoorName[]
  readonly servers: readonly { readonly name: string; readonly point: Point }[]
  readonly ways: readonly DoorPath[]
  /** Sessions of networks in different cities. */
  readonly sessions: readonly string[]
  readonly card: CardLayout
}

const NAME_SIZE = 12
/** Of the picture's height, what the map takes at most. */
const MAP_SHARE = 0.64
/** Users in the city of a place stand so far from its mark (px), where fewest cities are. */
const ASIDE = 15
const DIRECTIONS = 8
const STUB = 7
/** Of the points of an arc, those that a session is drawn by. */
const SESSION_EVERY = 12
/** The same of a way: a page may be written with all of them. */
const WAY_EVERY = 2

export function layoutDoors(input: LayoutInput<ViewOf<'doors'>, DoorsFrame>): DoorsLayout {
  const { width, height, density, view, now, nodes, links } = input
  const card = layoutCard(input)
  const map = { x: 0, y: 0, width, height: Math.max(height * 0.4, Math.min(height * MAP_SHARE, height - card.box.height)) }
  const drawn = nodes.filter(({ id, kind }) => view.users.includes(id) || view.names.includes(id) || NODE_KINDS[kind].sharedCache || kind === 'router')
  const pad = density === 'full' ? { top: 20, right: 62, bottom: 26, left: 46 } : { top: 14, right: 38, bottom: 18, left: 24 }
  const projection = fitProjection({ view: { kind: 'world', centre: view.centre }, ...map, padding: pad, places: drawn.flatMap(({ city }) => (city ? [CITIES[city].at] : [])), links: [] })
  const spot = parseSpot(String(input.frame.levers[view.spot ?? ''] ?? ''))
  const lonLat = (node: NodeInfo): LonLat | undefined => (node.city ? CITIES[node.city].at : view.users.includes(node.id) && spot ? [spot.lon, spot.lat] : undefined)
  const pointOf = (node: NodeInfo): Point | undefined => {
    const at = lonLat(node)
    return at && projection.point(at)
  }
  const all = input.run.nodes
  const geometry = makeGeometry(links.map(({ from, to }) => {
    const [a, b] = [lonLat(all[from]!), lonLat(all[to]!)]
    if (!a || !b) return undefined
    // What stays inside of a city is a stub: who waits there has a place to wait at.
    return a === b ? stub(projection.point(a)) : projection.arc(a, b)
  }), projection.jump)
  const places = now.places.map((node, place): DoorPlace => ({ node, name: all[node]!.name, point: pointOf(all[node]!)!, place }))
  const users = usersOf(input, pointOf, new Set(places.map(({ node }) => all[node]!.city)))
  const servers = serversOf(drawn.filter(({ id }) => view.names.includes(id)), pointOf)
  const names = namesOf(places, users, servers, input, map)
  const isRouter = (node: number): boolean => all[node]!.kind === 'router'
  return {
    width, height, density, geometry, projection, map, places, users, card,
    spotAt: view.spot === undefined ? null : ([x, y]) => placeAt(projection, view.centre, [x, y]),
    landView: landViewOf({ kind: 'world', centre: view.centre }),
    obstacles: [...[...places, ...users].map(({ point: [x, y] }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 })), ...names.map(({ box }) => box)],
    names, servers,
    ways: now.ways.map((way) => ({ key: String(way.client), d: wayPath([way.client, ...way.nodes].map((node) => lonLat(all[node]!)), projection), place: way.failed ? -1 : now.places.indexOf(way.server), followed: way.client === now.decision?.way.client })),
    // Where there is little room they would only be in the way.
    sessions: density !== 'full' ? [] : sessionsOf(links.flatMap(({ from, to }) => (isRouter(from) && isRouter(to) ? [[all[from]!.city, all[to]!.city]] : [])), projection),
  }
}

/** Beside the mark of a city, up to it. */
const stub = ([x, y]: Point): Point[] => evenly([[x - STUB, y], [x, y]])

/** The place under a point, as cdn/net/spot writes it; null beyond the rim of the world. */
function placeAt({ scale, translate }: Projection, centre: number, [x, y]: Point): string | null {
  const [lambda, phi] = geoNaturalEarth1Raw.invert!((x - translate[0]) / scale, (translate[1] - y) / scale)
  const [lon, lat] = [(lambda * 180) / Math.PI + centre, (phi * 180) / Math.PI]
  const isOnEarth = Math.abs(lambda) <= Math.PI && Math.abs(lat) <= 90
  return isOnEarth ? formatSpot({ lat, lon: lon > 180 ? lon - 360 : lon }) : null
}

/** A mark a city: users of several networks there stand together. */
function usersOf({ run, view, now }: LayoutInput<ViewOf<'doors'>, DoorsFrame>, pointOf: (node: NodeInfo) => Point | undefined, busy: ReadonlySet<CityId | undefined>): DoorUser[] {
  const cities = new Map<string, NodeInfo[]>()
  for (const node of run.nodes) {
    if (view.users.includes(node.id) && pointOf(node)) cities.set(node.city ?? node.id, [...(cities.get(node.city ?? node.id) ?? []), node])
  }
  const others = [...cities.values()].map(([one]) => pointOf(one!)!)
  return [...cities.values()].map((here) => {
    const at = pointOf(here[0]!)!
    const clients = here.map(({ index }) => index)
    const places = now.ways.filter(({ client }) => clients.includes(client)).map(({ server, failed }) => (failed ? -1 : now.places.indexOf(server)))
    const { city, name } = here[0]!
    return {
      clients, name: city ? CITIES[city].name : name, called: city ? `Users in ${CITIES[city].name}` : name, point: busy.has(city) ? aside(at, others) : at,
      places: places.length === 0 ? [-1] : [...new Set(places)], followed: now.decision !== null && clients.includes(now.decision.way.client),
    }
  })
}

/** The direction in which the nearest city is farthest. */
function aside([x, y]: Point, cities: readonly Point[]): Point {
  const all = Array.from({ length: DIRECTIONS }, (_, k): Point => [x + ASIDE * Math.cos((2 * Math.PI * k) / DIRECTIONS), y + ASIDE * Math.sin((2 * Math.PI * k) / DIRECTIONS)])
  const room = ([px, py]: Point): number => Math.min(...cities.map(([cx, cy]) => Math.hypot(px - cx, py - cy)))
  return all.reduce((best, one) => (room(one) > room(best) + 0.5 ? one : best))
}

function namesOf(places: readonly DoorPlace[], users: readonly DoorUser[], servers: DoorsLayout['servers'], { now: { ways }, density, reserved }: LayoutInput<ViewOf<'doors'>, DoorsFrame>, map: Box): DoorName[] {
  const waitOf = ({ clients }: DoorUser): string => {
    const way = ways.find(({ client, waitMs }) => clients.includes(client) && waitMs !== null)
    return way && density !== 'small' ? (way.failed ? 'no answer' : formatMs(way.waitMs!)) : ''
  }
  const ofPlaces = places.map(({ name, point, place }) => ({ key: `place ${name}`, text: name, wait: '', point, place }))
  const ofUsers = users.filter(({ name }) => !places.some((place) => place.name === name)).toSorted((a, b) => Number(b.followed) - Number(a.followed))
    .map((user) => ({ key: user.name, text: user.name, wait: waitOf(user), point: user.point, place: -1 }))
  const ofServers = servers.map(({ name, point }) => ({ key: name, text: name, wait: '', point, place: -1 }))
  const asked = [...ofPlaces, ...ofServers, ...ofUsers].map((one) => ({ ...one, width: textWidth(one.text, NAME_SIZE, one.place < 0 ? 500 : 700) + (one.wait ? textWidth(one.wait, 11, 600) + 5 : 0) + 4, height: NAME_SIZE + 3 }))
  const placed = placeDoorNames(asked, { ...map, points: [...places, ...users, ...servers].map(({ point }) => point), taken: reserved ? [reserved] : [] })
  // Where there is little room some cities have no name.
  return asked.flatMap(({ text, wait, place }, k) => (density === 'small' && placed[k]!.covers && k >= places.length ? [] : [{ ...placed[k]!, text, wait, place }]))
}

/** Resolvers and name servers of one city share a name. */
function serversOf(nodes: readonly NodeInfo[], pointOf: (node: NodeInfo) => Point | undefined): { name: string; point: Point }[] {
  const cities = new Map<string, { name: string; point: Point }>()
  for (const node of nodes) {
    const [point, known] = [pointOf(node), cities.get(node.city ?? '')]
    if (point) cities.set(node.city ?? '', known ? { ...known, name: `${known.name}, ${node.name.toLowerCase()}` } : { name: [...(node.city ? [`${CITIES[node.city].name}:`] : []), node.name.toLowerCase()].join(' '), point })
  }
  return [...cities.values()]
}

/** Between two cities once, however many networks meet there; coarse, because they are many and faint, and a page carries them. */
function sessionsOf(pairs: readonly (readonly (CityId | undefined)[])[], projection: Projection): string[] {
  const unlike = new Map(pairs.flatMap(([a, b]) => (a && b && a !== b ? [[[a, b].toSorted().join(), [a, b]] as const] : [])))
  return [...unlike.values()].map(([a, b]) => pathOf(projection.arc(CITIES[a!]!.at, CITIES[b!]!.at).filter((_, k) => k % SESSION_EVERY === 0), projection.jump, 1))
}

/** By the cities of the networks, each once. */
function wayPath(places: readonly (LonLat | undefined)[], projection: Projection): string {
  const stops = places.flatMap((place, k) => (place && place !== places[k - 1] ? [place] : []))
  return stops.slice(1).map((place, k) => pathOf(projection.arc(stops[k]!, place).filter((_, point) => point % WAY_EVERY === 0), projection.jump, 10)).join('')
}

/** To so many parts of a pixel. */
function pathOf(points: readonly Point[], jump: number, parts: number): string {
  return points.map(([x, y], i) => {
    const isBreak = i === 0 || Math.abs(x - points[i - 1]![0]) > jump
    return `${isBreak ? 'M' : 'L'}${Math.round(x * parts) / parts},${Math.round(y * parts) / parts}`
  }).join('')
}

