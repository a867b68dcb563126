/**
 * The network of scene 4: the small Internet of src/cdn/anycastWorld, and in it two users in each network, their resolvers, and the
 * CDN's name server.
 */
import { EVERYWHERE, POP_CITIES, SITES, anycastWorld, networkIn, popIn, routerIn } from '../../src/cdn/anycastWorld'
import { usEast } from '../../src/cdn/commonWorld'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import type { CheckSpec } from '../../src/cdn/net/healthCheck'
import type { LinkSpec } from '../../src/cdn/net/link'
import { CITIES, type CityId, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { type Spot, nearestCity, parseSpot, reachMs } from '../../src/cdn/net/spot'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { nameserver } from '../../src/cdn/nodes/nameserver'
import { resolver } from '../../src/cdn/nodes/resolver'
import type { Topology, ViewOf } from '../../src/cdn/topology'
import type { Catalogue } from '../../src/cdn/traffic/catalogue'
import type { Values } from './levers'
import { HOMES, MOBILE_NETWORKS, NAMESERVER, PUBLIC_DNS, type Scheme, USER_CITIES, YOU, resolverOf, userOf, usersBy } from './users'

export const PAGE = '/logo.png'
/** While a place dies users ask for news, of which there is something new every so often; a place fetches it once (ms). */
const NEW_EVERY_MS = 20_000
const NEWS = Array.from({ length: 90 }, (_, k) => `/news/${k}`)
export const CATALOGUE: Catalogue = { pick: (_n, _random, atMs) => ({ url: NEWS[Math.floor(atMs / NEW_EVERY_MS) % NEWS.length]! }) }
const NAMES: Readonly<Record<Scheme, string>> = { anycast: 'any.cdn.example', geo: 'geo.cdn.example' }
/** An address that never changes may be kept for a day. */
const ANYCAST_TTL_S = 86_400
/** So long a user waits for an answer. */
export const TIMEOUT_MS = 1000
/** So much time the threads have (ms): as long as users ask. */
export const WINDOW_MS = 101_000
/** Where servers are checked from for the name server. */
const CHECKERS = ['ashburn', 'tokyo'] as const

const check = ({ interval, threshold }: Values): CheckSpec => ({ intervalMs: interval * 1000, threshold })

const roads = anycastWorld<Values>({ users: USER_CITIES, networks: MOBILE_NETWORKS, check })
const SCHEMES = ['anycast', 'geo'] as const

const usesPublic = ({ resolver: which }: Values): boolean => which !== 'near'
/** Who has the one address has it for good: whom she asked for it once does not matter, and takes no time here. */
function knowsAddress(id: string, when: LinkSpec<Values>['when'] = () => true): LinkSpec<Values> {
  return { from: userOf(id, 'anycast'), to: NAMESERVER, rttMs: 0, when }
}

const isPut = ({ you }: Values): boolean => you !== ''
const spotOf = ({ you }: Values): Spot => parseSpot(you) ?? { lat: 0, lon: 0 }
const yourCity = (levers: Values): CityId => nearestCity(spotOf(levers), USER_CITIES)
const isYours = (city: CityId) => (levers: Values): boolean => isPut(levers) && yourCity(levers) === city

/** The learner's own users, one of each way: their packets and queries go to the nearest city. */
const yours = SCHEMES.map((by) => client<Values>({
  id: userOf(YOU, by), name: 'You', asks: PAGE, upstream: NAMES[by], gateway: (levers) => networkIn(yourCity(levers)), timeoutMs: TIMEOUT_MS, when: isPut,
  resolver: by === 'anycast' ? NAMESERVER : (levers) => (usesPublic(levers) ? PUBLIC_DNS : resolverOf(yourCity(levers))),
}))

const yourLinks: readonly LinkSpec<Values>[] = [
  ...SCHEMES.flatMap((by) => USER_CITIES.map((city): LinkSpec<Values> => ({ from: userOf(YOU, by), to: networkIn(city), rttMs: (levers) => reachMs(spotOf(levers), city), when: isYours(city) }))),
  ...USER_CITIES.map((city): LinkSpec<Values> => ({ from: userOf(YOU, 'geo'), to: resolverOf(city), rttMs: (levers) => reachMs(spotOf(levers), city), when: isYours(city) })),
  { from: userOf(YOU, 'geo'), to: PUBLIC_DNS, rttMs: (levers) => reachMs(spotOf(levers), 'ashburn'), when: (levers) => isPut(levers) && usesPublic(levers) },
  knowsAddress(YOU, isPut),
]

/** Where users come out, while they are asked one by one. */
export const doors = (by: Scheme): ViewOf<'doors'> => ({ kind: 'doors', centre: 10, spot: 'you', users: usersBy(by), names: by === 'geo' ? [PUBLIC_DNS, NAMESERVER] : [] })
/** The same, but a step may still ask where these users will come out: nothing shows where they, or the learner beside them, came out before. */
export const doorsBefore = (...asked: readonly CityId[]): ViewOf<'doors'> => ({ ...doors('anycast'), afresh: [...asked, YOU].map((id) => userOf(id, 'anycast')) })

export const topology: Topology<Values> = {
  view: doors('anycast'),
  nodes: [
    ...SCHEMES.flatMap((by) => HOMES.map(({ id, name, city, gateway }) => client<Values>({
      id: userOf(id, by), name, city, asks: PAGE, upstream: NAMES[by], gateway, timeoutMs: TIMEOUT_MS,
      resolver: by === 'anycast' ? NAMESERVER : (levers) => (usesPublic(levers) ? PUBLIC_DNS : resolverOf(id)),
    }))),
    ...HOMES.map(({ id, name, city, overrunS }) => resolver<Values>({ id: resolverOf(id), name, city, asks: NAMESERVER, overrunS, busy: true })),
    resolver<Values>({ id: PUBLIC_DNS, name: 'Public resolver', city: 'ashburn', when: usesPublic, asks: NAMESERVER, sendsSubnet: ({ resolver: which }) => which === 'told', busy: true }),
    nameserver<Values>({
      id: NAMESERVER, name: 'Name server', city: 'ashburn', watch: { check, checkers: CHECKERS, follows: popIn('frankfurt') },
      hosts: { [NAMES.anycast]: { ttlS: ANYCAST_TTL_S, sites: EVERYWHERE }, [NAMES.geo]: { ttlS: ({ ttl }) => ttl, sites: SITES } },
    }),
    // Nothing takes time at a place, so that a wait is a way.
    ...POP_CITIES.map((city) => edge<Values>({ id: popIn(city), name: CITIES[city].name, city, layers: () => [cacheLayer], shows: [`GET ${PAGE}`], lookupMs: 0, storeMs: 0, upstream: 'us-east' })),
    usEast<Values>({ resources: Object.fromEntries([PAGE, ...NEWS].map((url) => [url, { bytes: 1200 }])) }),
    ...roads.nodes,
    ...yours,
  ],
  links: [
    ...HOMES.flatMap(({ id, gateway }) => [
      ...SCHEMES.map((by) => ({ from: userOf(id, by), to: gateway, rttMs: LOCAL_RTT_MS })),
      knowsAddress(id),
      { from: userOf(id, 'geo'), to: resolverOf(id), rttMs: 2 },
      { from: userOf(id, 'geo'), to: PUBLIC_DNS, when: usesPublic },
      { from: resolverOf(id), to: NAMESERVER },
    ]),
    { from: PUBLIC_DNS, to: NAMESERVER, rttMs: 2, when: usesPublic },
    ...POP_CITIES.map((city) => ({ from: popIn(city), to: 'us-east' })),
    ...roads.links,
    ...yourLinks,
  ],
}

/** Every user as a thread over time, while a place dies. */
export const threads: Topology<Values>['view'] = {
  kind: 'threads', windowMs: WINDOW_MS,
  halves: [
    { title: 'One address', users: usersBy('anycast'), sentBy: POP_CITIES.map(routerIn) },
    { title: 'Names by place', users: usersBy('geo'), sentBy: [NAMESERVER] },
  ],
}
