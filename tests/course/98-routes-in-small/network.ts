/**
 * The network of the test scene of routes: two places that announce one address, a carrier with a router at each, a network that one of the users'
 * networks would rather go by, and a name server that answers by place. The world of scene 4 in small (src/cdn/anycastWorld).
 */
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import type { CheckSpec } from '../../../src/cdn/net/healthCheck'
import type { LinkSpec } from '../../../src/cdn/net/link'
import { CITIES, LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { type ClientSpec, client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import { nameserver } from '../../../src/cdn/nodes/nameserver'
import { resolver } from '../../../src/cdn/nodes/resolver'
import { type RouterSpec, router } from '../../../src/cdn/nodes/router'
import { type Spot, nearestCity, parseSpot, reachMs } from '../../../src/cdn/net/spot'
import type { Topology } from '../../../src/cdn/topology'
import type { Values } from './levers'

export const PAGE = '/logo.png'
const NAMES = { anycast: 'any.example', geo: 'geo.example' } as const
export type Scheme = keyof typeof NAMES
export const SCHEMES = ['anycast', 'geo'] as const
export const USERS = ['london', 'lima'] as const
export const ADDRESS = '192.0.2.1'
const PREFIX = '192.0.2.0/24'
export const TIMEOUT_MS = 500

/** Short enough for a lane. */
const NAMED = { anycast: { london: 'Ann', lima: 'Ben' }, geo: { london: 'Cleo', lima: 'Dora' } } as const

export const userIn = (city: (typeof USERS)[number], by: Scheme): string => `${city}-${by}`
export const networkIn = (city: (typeof USERS)[number]): string => `net-${city}`

const POPS = [
  { id: 'west', city: 'los-angeles', network: '198.51.100.0/27', address: '198.51.100.1' },
  { id: 'east', city: 'frankfurt', network: '198.51.100.32/27', address: '198.51.100.33' },
] as const
const SITES = POPS.map(({ id, city, address }) => ({ server: `pop-${id}`, city, address }))

const check = ({ interval, threshold }: Values): CheckSpec => ({ intervalMs: interval * 1000, threshold, timeoutMs: 400 })

function usersIn(city: (typeof USERS)[number]): ClientSpec<Values>[] {
  return SCHEMES.map((by) => client<Values>({
    id: userIn(city, by), name: NAMED[by][city], city, asks: PAGE, upstream: NAMES[by], gateway: networkIn(city), resolver: 'dns', timeoutMs: TIMEOUT_MS,
  }))
}

const isPut = ({ you }: Values): boolean => you !== ''
const spotOf = ({ you }: Values): Spot => parseSpot(you) ?? { lat: 0, lon: 0 }
/** Where the users' network is that is nearest to where the learner has put somebody. */
const yourCity = (levers: Values): (typeof USERS)[number] => USERS.find((city) => city === nearestCity(spotOf(levers), USERS))!

const you = client<Values>({
  id: 'you', name: 'You', asks: PAGE, upstream: NAMES.anycast, gateway: (levers) => networkIn(yourCity(levers)), resolver: 'dns', timeoutMs: TIMEOUT_MS, when: isPut,
})

const networks: readonly RouterSpec<Values>[] = [
  router({ id: 'net-london', name: 'London', city: 'london', asn: 64_500, neighbours: [{ with: 'carrier-east', as: 'provider' }] }),
  router({ id: 'net-lima', name: 'Lima', city: 'lima', asn: 64_501, neighbours: [{ with: 'carrier-west', as: 'provider' }, { with: 'other', as: 'peer', localPref: 170 }] }),
  router({ id: 'carrier-west', name: 'Carrier', city: 'los-angeles', asn: 64_497, neighbours: [{ with: 'carrier-east', as: 'inside' }] }),
  router({ id: 'carrier-east', name: 'Carrier', city: 'frankfurt', asn: 64_497 }),
  router({ id: 'other', name: 'Other', city: 'frankfurt', asn: 64_498 }),
]

const cdnRouters: readonly RouterSpec<Values>[] = POPS.map(({ id, city, network }) => router<Values>({
  id: `cdn-${id}`, name: 'CDN', city, asn: 64_496, watch: { check, checkers: [city] },
  neighbours: [{ with: `carrier-${id}`, as: 'provider' }, ...(id === 'east' ? [{ with: 'other', as: 'provider' } as const] : [])],
  announces: [{ prefix: PREFIX, server: `pop-${id}`, notTo: [] }, { prefix: network, server: `pop-${id}`, always: true }],
}))

function links(): LinkSpec<Values>[] {
  const near = LOCAL_RTT_MS / 2
  return [
    ...USERS.flatMap((city) => SCHEMES.flatMap((by) => [{ from: userIn(city, by), to: networkIn(city), rttMs: near }, { from: userIn(city, by), to: 'dns' }])),
    ...USERS.map((city): LinkSpec<Values> => ({ from: 'you', to: networkIn(city), rttMs: (levers) => reachMs(spotOf(levers), city), when: (levers) => isPut(levers) && yourCity(levers) === city })),
    { from: 'you', to: 'dns', rttMs: (levers) => reachMs(spotOf(levers), 'london'), when: isPut },
    ...networks.flatMap(({ id, neighbours = [] }) => neighbours.map(({ with: to }) => ({ from: id, to }))),
    { from: 'carrier-west', to: 'cdn-west', rttMs: near }, { from: 'carrier-east', to: 'cdn-east', rttMs: near }, { from: 'other', to: 'cdn-east', rttMs: near },
    ...POPS.flatMap(({ id }) => [{ from: `cdn-${id}`, to: `pop-${id}`, rttMs: 0 }, { from: `pop-${id}`, to: 'us-east' }]),
    { from: 'dns', to: 'names' },
  ]
}

export const topology: Topology<Values> = {
  view: {
    kind: 'lanes',
    lanes: [[...SCHEMES.flatMap((by) => USERS.map((city) => userIn(city, by))), 'you', 'dns'], [...networks.slice(0, 2).map(({ id }) => id), 'names'], ['carrier-west', 'carrier-east', 'other'], ['pop-west', 'cdn-west', 'cdn-east', 'pop-east'], ['us-east']],
  },
  nodes: [
    ...USERS.flatMap(usersIn),
    // It keeps answers for a second longer than it may.
    resolver<Values>({ id: 'dns', name: 'DNS', city: 'london', asks: 'names', sendsSubnet: ({ subnet }) => subnet, overrunS: 1 }),
    nameserver<Values>({
      id: 'names', name: 'Names', city: 'ashburn', watch: { check, checkers: ['ashburn', 'tokyo'], healthyAbove: 0.5, follows: 'pop-east' },
      hosts: { [NAMES.anycast]: { ttlS: ({ ttl }) => ttl, sites: [{ server: 'pop-east', address: ADDRESS, city: 'frankfurt' }] }, [NAMES.geo]: { ttlS: ({ ttl }) => ttl, sites: SITES } },
    }),
    ...POPS.map(({ id, city }) => edge<Values>({ id: `pop-${id}`, name: CITIES[city].name, city, layers: () => httpLayers, shows: [`GET ${PAGE}`], ...EDGE_TIMES, upstream: 'us-east' })),
    usEast<Values>({ conditions: answerConditions, resources: { [PAGE]: { bytes: 1200, content: 'v1', headers: [['Cache-Control', 'max-age=3600']] } } }),
    ...networks, ...cdnRouters,
    you,
  ],
  links: links(),
}
