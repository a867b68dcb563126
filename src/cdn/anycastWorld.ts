/**
 * The world of scene 4: a CDN with six places (POPs) that all announce one address, the carriers that it buys transit from, and a network of
 * users in each city of the course. Who is connected to whom is made up, on the pattern of the real one; networks and addresses have
 * documentation numbers (RFC 5398, RFC 5737). Round trips are those of net/places: between a user and a place it is the round trip between
 * their cities when the way leads there straight, because a city's networks stand side by side and the users' last stretch takes LOCAL_RTT_MS.
 */
import { invariant } from '../engine/invariant'
import type { LeverValues, NoLevers } from './levers'
import type { Site } from './net/geoDns'
import type { LinkSpec } from './net/link'
import { CITIES, type CityId, LOCAL_RTT_MS, roundTripMs } from './net/places'
import { type Announcement, type Neighbour, type RouterSpec, router } from './nodes/router'
import type { WatchSpec } from './nodes/watch'

/** One address for all places. */
export const ANYCAST = { prefix: '192.0.2.0/24', address: '192.0.2.1' } as const

const CDN_ASN = 64496

/** Carriers: large networks with routers in several cities, which tell each other everything. */
const CARRIERS = {
  pacific: { asn: 64497, name: 'Pacific', cities: ['los-angeles', 'tokyo', 'singapore', 'sydney', 'perth'] },
  eurasia: { asn: 64498, name: 'Eurasia', cities: ['london', 'frankfurt', 'mumbai', 'singapore'] },
  americas: { asn: 64499, name: 'Americas', cities: ['ashburn', 'los-angeles', 'sao-paulo', 'lima'] },
} as const satisfies Record<string, { readonly asn: number; readonly name: string; readonly cities: readonly CityId[] }>

/** A place of the CDN: its address in that place alone, and the networks there that carry it. */
interface Pop {
  readonly city: CityId
  readonly network: string
  readonly address: string
  readonly providers: readonly string[]
  /** Providers that hear of this place's own address only. */
  readonly apart?: readonly string[]
}

const POPS = [
  { city: 'los-angeles', network: '198.51.100.0/27', address: '198.51.100.1', providers: ['pacific-los-angeles', 'americas-los-angeles', 'hosting'] },
  { city: 'frankfurt', network: '198.51.100.32/27', address: '198.51.100.33', providers: ['eurasia-frankfurt'] },
  { city: 'sydney', network: '198.51.100.64/27', address: '198.51.100.65', providers: ['pacific-sydney'] },
  { city: 'sao-paulo', network: '198.51.100.96/27', address: '198.51.100.97', providers: ['americas-sao-paulo'] },
  { city: 'singapore', network: '198.51.100.128/27', address: '198.51.100.129', providers: ['pacific-singapore', 'eurasia-singapore'] },
  { city: 'mumbai', network: '198.51.100.160/27', address: '198.51.100.161', providers: ['eurasia-mumbai'], apart: ['india'] },
] as const satisfies readonly Pop[]

export type PopCity = (typeof POPS)[number]['city']
export const POP_CITIES: readonly PopCity[] = POPS.map(({ city }) => city)

/** Id of the server in a place. */
export const popIn = (city: PopCity): string => `pop-${city}`
/** Id of the router of a place: it announces the place's addresses, and watches its server. */
export const routerIn = (city: PopCity): string => `cdn-${city}`
/** Id of the router of the users' network in a city: their gateway. */
export const networkIn = (city: CityId): string => `net-${city}`

/** Where a name leads that is answered by place. */
export const SITES: readonly Site[] = POPS.map(({ city, address }) => ({ server: popIn(city), address, city }))
/** Where a name leads that has one answer for everybody; which server it is nobody knows who gives it. */
export const EVERYWHERE: readonly Site[] = [{ server: popIn('frankfurt'), address: ANYCAST.address, city: 'frankfurt' }]

/** A router, before its levers are known. */
type Plan = Pick<RouterSpec, 'id' | 'name' | 'city' | 'asn' | 'followsWithinMs'> & { readonly neighbours: readonly Neighbour[]; readonly announces?: readonly Announcement[] }

/** Carriers are run day and night: none of their routers is very late. */
const CARRIER_FOLLOWS_MS = 15_000

function carrierRouters(): Plan[] {
  return Object.entries(CARRIERS).flatMap(([id, { asn, name, cities }]) => cities.map((city, at) => ({
    id: `${id}-${city}`, name, city, asn, followsWithinMs: CARRIER_FOLLOWS_MS,
    neighbours: cities.slice(at + 1).map((other): Neighbour => ({ with: `${id}-${other}`, as: 'inside' })),
  })))
}

/** Where carriers meet as equals. */
const PEERINGS: readonly (readonly [string, string])[] = [
  ['pacific-singapore', 'eurasia-singapore'], ['pacific-los-angeles', 'americas-los-angeles'], ['eurasia-london', 'americas-ashburn'],
]

/** Networks that are no carriers, and no users'. */
const SMALL: readonly Plan[] = [
  { id: 'west-coast', name: 'West Coast', city: 'los-angeles', asn: 64500, neighbours: [{ with: 'hosting', as: 'customer' }] },
  { id: 'hosting', name: 'Hosting', city: 'los-angeles', asn: 64501, neighbours: [] },
  { id: 'india', name: 'India', city: 'mumbai', asn: 64502, neighbours: [{ with: 'eurasia-mumbai', as: 'provider' }] },
]

/**
 * Networks with more than one way out. Lima's has an agreement with one on the west coast, whose routes it prefers to those that it pays for, however long
 * they are. Nairobi's pays two: the path by Frankfurt has fewer networks, the one by Mumbai fewer kilometres.
 */
const MULTIHOMED: Readonly<Partial<Record<CityId, readonly Neighbour[]>>> = {
  lima: [{ with: 'americas-lima', as: 'provider' }, { with: 'west-coast', as: 'peer' }],
  nairobi: [{ with: 'eurasia-frankfurt', as: 'provider' }, { with: 'india', as: 'provider' }],
}

/** Networks that meet the CDN itself in a place nearby, at an exchange: who is so near needs no carrier. */
const MEETS: Readonly<Partial<Record<CityId, PopCity>>> = {
  london: 'frankfurt', paris: 'frankfurt', madrid: 'frankfurt', frankfurt: 'frankfurt', singapore: 'singapore', sydney: 'sydney',
  'los-angeles': 'los-angeles', dallas: 'los-angeles', 'sao-paulo': 'sao-paulo', mumbai: 'mumbai', dubai: 'mumbai',
}

/** Documentation numbers that are left for users' networks (RFC 5398): the 32-bit ones, then what the carriers and the CDN leave of the others. */
const USER_ASNS: readonly number[] = [...Array.from({ length: 16 }, (_, k) => 65_536 + k), ...Array.from({ length: 9 }, (_, k) => 64_503 + k)]
/** Each city of the course has its number, whether it has users or not. */
const MOST_NETWORKS = USER_ASNS.length - Object.keys(CITIES).length

/** A network of users beside the one that each city has: it pays one carrier and meets nobody. */
export interface UserNetwork {
  /** Its router is `networkOf(id)`. */
  readonly id: string
  readonly name: string
  readonly city: CityId
}

/** Id of the router of such a network: the gateway of its users. */
export const networkOf = (id: string): string => `net-${id}`

function userNetworks(cities: readonly CityId[], others: readonly UserNetwork[]): Plan[] {
  const all = Object.keys(CITIES)
  invariant(others.length <= MOST_NETWORKS, `anycastWorld is given ${others.length} networks beside those of cities; there are documentation numbers for ${MOST_NETWORKS}`)
  return [
    ...cities.map((city) => ({
      id: networkIn(city), name: CITIES[city].name, city, asn: USER_ASNS[all.indexOf(city)]!,
      neighbours: MULTIHOMED[city] ?? [{ with: nearestCarrier(city), as: 'provider' } as const, ...(MEETS[city] ? [{ with: routerIn(MEETS[city]), as: 'peer' } as const] : [])],
    })),
    ...others.map(({ id, name, city }, at) => ({
      id: networkOf(id), name, city, asn: USER_ASNS[all.length + at]!, neighbours: [{ with: nearestCarrier(city), as: 'provider' } as const],
    })),
  ]
}

function nearestCarrier(city: CityId): string {
  const routers = carrierRouters()
  const ms = (at: Plan): number => (at.city === city ? 0 : roundTripMs(city, at.city))
  return routers.reduce((best, one) => (ms(one) < ms(best) ? one : best)).id
}

function popRouter({ city, network, providers, apart = [] }: (typeof POPS)[number] & Pop): Plan {
  const server = popIn(city)
  return {
    id: routerIn(city), name: 'CDN', city, asn: CDN_ASN,
    neighbours: [...providers, ...apart].map((id): Neighbour => ({ with: id, as: 'provider' })),
    announces: [{ prefix: ANYCAST.prefix, server, notTo: apart }, { prefix: network, server, always: true }],
  }
}

/** What a scene may say of it. */
export interface AnycastOptions<V extends LeverValues> {
  /** Where there are users; each city has its network. */
  readonly users: readonly CityId[]
  /** More networks of users: no more than there are documentation numbers for, or a SimulationError. */
  readonly networks?: readonly UserNetwork[]
  /** How a place's router learns that its server is not well. Without it nothing is ever withdrawn. */
  readonly check?: WatchSpec<V>['check']
}

/** Routers, and the links between them and to the servers (`popIn`). Users (`networkIn` is their gateway), servers and resolvers are the scene's own. */
export function anycastWorld<V extends LeverValues = NoLevers>({ users, networks = [], check }: AnycastOptions<V>): { readonly nodes: readonly RouterSpec<V>[]; readonly links: readonly LinkSpec<V>[] } {
  const plans: Plan[] = [...carrierRouters(), ...SMALL, ...userNetworks(users, networks), ...POPS.map(popRouter)]
  const peers = (id: string): Neighbour[] => PEERINGS.filter(([from]) => from === id).map(([, to]) => ({ with: to, as: 'peer' }))
  const routers = plans.map((plan) => router<V>({
    ...plan,
    neighbours: [...plan.neighbours, ...peers(plan.id)],
    ...(plan.announces && check ? { watch: { check, checkers: [plan.city] } } : {}),
  }))
  const cityOf = new Map(routers.map(({ id, city }) => [id, city]))
  const roads = routers.flatMap(({ id, city, neighbours = [] }) => neighbours.map(({ with: to }) => ({ from: id, to, rttMs: Math.max(0, roundTripMs(city, cityOf.get(to)!) - LOCAL_RTT_MS) })))
  return { nodes: routers, links: [...roads, ...POPS.map(({ city }) => ({ from: routerIn(city), to: popIn(city), rttMs: 0 }))] }
}
