/**
 * The network of scene 8: four caches that are alike but for who goes, all asked for the same; and a POP of up to eight
 * servers. What is asked for is one catalogue, a few objects far more than the others.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { balancer } from '../../src/cdn/nodes/balancer'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import type { Placement } from '../../src/cdn/placement/placement'
import { onSecondRequest } from '../../src/cdn/store/admission'
import type { EvictionPolicy } from '../../src/cdn/store/eviction'
import { fifo } from '../../src/cdn/store/fifo'
import { lfu } from '../../src/cdn/store/lfu'
import { lru } from '../../src/cdn/store/lru'
import { sieve } from '../../src/cdn/store/sieve'
import type { StorePolicy } from '../../src/cdn/store/store'
import type { Topology } from '../../src/cdn/topology'
import { resourcesOf } from '../../src/cdn/traffic/catalogue'
import { zipfLaws } from '../../src/cdn/traffic/zipf'
import type { Values } from './levers'
import { POLICY_NAMES, POP_USERS, type PolicyName, SERVERS, usersOf } from './places'

/** Illustrative: no source has a small POP's. */
export const OBJECTS = 200
const OBJECT_BYTES = 100_000

const POLICIES: Readonly<Record<PolicyName, EvictionPolicy>> = { fifo, lru, lfu, sieve }
const POLICY_WORDS: Readonly<Record<PolicyName, string>> = { fifo: 'FIFO', lru: 'LRU', lfu: 'LFU', sieve: 'SIEVE' }

/** The same objects under any popularity. */
export const catalogueOf = zipfLaws({ objects: OBJECTS, bytes: OBJECT_BYTES })
const { objects } = catalogueOf(1)
export const URLS: readonly string[] = objects.map(({ url }) => url)
export const FAVOURITE = URLS[0]!

const ADMISSIONS = { first: undefined, second: onSecondRequest() } as const

const isPop = ({ machine }: Values): boolean => machine === 'pop'
const isPolicies = ({ machine }: Values): boolean => machine === 'policies'

function storeOf(eviction: PolicyName, { room, admission }: Values): StorePolicy {
  const admits = ADMISSIONS[admission]
  return { limits: { objects: room }, eviction: POLICIES[eviction], ...(admits ? { admission: admits } : {}) }
}

export const serversUnder = ({ servers }: Values): readonly string[] => SERVERS.slice(0, servers)

export function placementUnder({ placement, points, bound }: Values): Placement {
  if (placement !== 'ring') return { kind: placement }
  return { kind: 'ring', points: Number(points), ...(bound === 'off' ? {} : { loadFactor: Number(bound) }) }
}

const cache = { layers: () => httpLayers, shows: 'all', upstream: 'us-east', ...EDGE_TIMES } as const

export const topology: Topology<Values> = {
  view: { kind: 'lanes', lanes: [[...POLICY_NAMES.map(usersOf), POP_USERS], [...POLICY_NAMES, 'pop'], SERVERS, ['us-east']] },
  nodes: [
    ...POLICY_NAMES.map((name) => client({ id: usersOf(name), name: `Users of ${POLICY_WORDS[name]}`, upstream: name, asks: FAVOURITE, when: isPolicies })),
    ...POLICY_NAMES.map((name) => edge({ id: name, name: POLICY_WORDS[name], ...cache, when: isPolicies, store: (levers: Values) => storeOf(name, levers) })),
    client({ id: POP_USERS, name: 'Frankfurt', upstream: 'pop', asks: FAVOURITE, when: isPop }),
    balancer({ id: 'pop', name: 'POP', when: isPop, servers: serversUnder, placement: placementUnder, retries: { count: 1, backoffMs: 0 } }),
    ...SERVERS.map((id, k) => edge({ id, name: `Server ${k + 1}`, ...cache, when: (levers: Values) => isPop(levers) && k < levers.servers, store: (levers: Values) => storeOf(levers.eviction, levers) })),
    usEast({ resources: resourcesOf(objects, [['Cache-Control', 'max-age=86400']]), workers: 50 }),
  ],
  links: [
    ...POLICY_NAMES.flatMap((name) => [
      { from: usersOf(name), to: name, rttMs: LOCAL_RTT_MS, when: isPolicies },
      { from: name, to: 'us-east', rttMs: 90, when: isPolicies },
    ]),
    { from: POP_USERS, to: 'pop', rttMs: LOCAL_RTT_MS, when: isPop },
    ...SERVERS.flatMap((server) => [{ from: 'pop', to: server, rttMs: 0, when: isPop }, { from: server, to: 'us-east', rttMs: 90, when: isPop }]),
  ],
}
