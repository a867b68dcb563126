/**
 * The network of the test scene of routes: the world of scene 4, with users of one address for all places and users of a name that is
 * answered by place.
 */
import { EVERYWHERE, POP_CITIES, SITES, anycastWorld, networkIn, popIn } from '../../../src/cdn/anycastWorld'
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import type { LinkSpec } from '../../../src/cdn/net/link'
import { CITIES, type CityId, LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { type ClientSpec, client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import { nameserver } from '../../../src/cdn/nodes/nameserver'
import { resolver } from '../../../src/cdn/nodes/resolver'
import type { Topology } from '../../../src/cdn/topology'
import type { Values } from './levers'

export const PAGE = '/logo.png'
const NAMES = { anycast: 'any.example', geo: 'geo.example' } as const
export type Scheme = keyof typeof NAMES
export const SCHEMES = ['anycast', 'geo'] as const
export const USERS = ['tokyo', 'nairobi', 'london', 'lima'] as const satisfies readonly CityId[]

export const userIn = (city: (typeof USERS)[number], by: Scheme): string => `${city}-${by}`
const dnsIn = (city: CityId): string => `dns-${city}`
/** What a resolver in Frankfurt costs a user in Tokyo is what makes it far. */
const FAR = 'dns-far'

const check = ({ interval, threshold }: Values): { intervalMs: number; threshold: number } => ({ intervalMs: interval * 1000, threshold })
const roads = anycastWorld<Values>({ users: USERS, check })

function usersIn(city: (typeof USERS)[number]): ClientSpec<Values>[] {
  return SCHEMES.map((by) => client<Values>({
    id: userIn(city, by), name: CITIES[city].name, city, asks: PAGE, upstream: NAMES[by], gateway: networkIn(city), timeoutMs: 1000,
    resolver: ({ resolver: where }) => (where === 'far' && city === 'tokyo' ? FAR : dnsIn(city)),
  }))
}

const sendsSubnet = ({ subnet }: Values): boolean => subnet

function links(): LinkSpec<Values>[] {
  return [
    ...USERS.flatMap((city) => SCHEMES.flatMap((by) => [networkIn(city), dnsIn(city), FAR].map((to) => ({ from: userIn(city, by), to, ...(to === FAR ? {} : { rttMs: LOCAL_RTT_MS }) })))),
    ...[...USERS.map(dnsIn), FAR].map((from) => ({ from, to: 'names' })),
    ...POP_CITIES.map((city) => ({ from: popIn(city), to: 'us-east' })),
    ...roads.links,
  ]
}

export const topology: Topology<Values> = {
  view: { kind: 'lanes', lanes: [SCHEMES.flatMap((by) => USERS.map((city) => userIn(city, by))), POP_CITIES.map(popIn), ['us-east']] },
  nodes: [
    ...USERS.flatMap(usersIn),
    ...USERS.map((city) => resolver<Values>({ id: dnsIn(city), name: 'DNS', city, asks: 'names', sendsSubnet, overrunS: city === 'london' ? 10 : 0 })),
    resolver<Values>({ id: FAR, name: 'DNS', city: 'frankfurt', asks: 'names', sendsSubnet }),
    nameserver<Values>({
      id: 'names', name: 'Names', city: 'ashburn', watch: { check, checkers: ['ashburn', 'tokyo'] },
      hosts: { [NAMES.anycast]: { ttlS: ({ ttl }) => ttl, sites: EVERYWHERE }, [NAMES.geo]: { ttlS: ({ ttl }) => ttl, sites: SITES } },
    }),
    ...POP_CITIES.map((city) => edge<Values>({ id: popIn(city), name: CITIES[city].name, city, layers: () => httpLayers, shows: [`GET ${PAGE}`], ...EDGE_TIMES, upstream: 'us-east' })),
    usEast<Values>({ conditions: answerConditions, resources: { [PAGE]: { bytes: 1200, content: 'v1', headers: [['Cache-Control', 'max-age=3600']] } } }),
    ...roads.nodes,
  ],
  links: links(),
}
