/**
 * The network of scene 8: four disks that are alike but for who goes, all asked for the same; and a POP of up to eight servers.
 * What is asked for is one catalogue, a few objects far more than the others.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { balancer } from '../../src/cdn/nodes/balancer'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import type { PlacedOn } from '../../src/cdn/placement/inheritance'
import { type Placement, placing } from '../../src/cdn/placement/placement'
import { onSecondRequest } from '../../src/cdn/store/admission'
import type { EvictionPolicy } from '../../src/cdn/store/eviction'
import { fifo } from '../../src/cdn/store/fifo'
import { lfu } from '../../src/cdn/store/lfu'
import { lru } from '../../src/cdn/store/lru'
import { sieve } from '../../src/cdn/store/sieve'
import type { StorePolicy } from '../../src/cdn/store/store'
import type { Topology, View } from '../../src/cdn/topology'
import { resourcesOf } from '../../src/cdn/traffic/catalogue'
import { FAVOURITE, favouriteUnder, favouritesUnder, objects } from './catalogue'
import type { Values } from './levers'
import { DISK_CRAWLERS, DISK_USERS, POLICY_NAMES, POLICY_WORDS, POP, POP_CRAWLER, POP_USERS, type PolicyName, SERVERS, SERVER_LETTERS, usersOf } from './places'

const ORIGIN_RTT_MS = 90

const POLICIES: Readonly<Record<PolicyName, EvictionPolicy>> = { fifo, lru, lfu, sieve }

const ADMISSIONS = { first: undefined, second: onSecondRequest() } as const

function storeOf(eviction: PolicyName, { room, admission }: Values): StorePolicy {
  const admits = ADMISSIONS[admission]
  return { limits: { objects: room }, eviction: POLICIES[eviction], ...(admits ? { admission: admits } : {}) }
}

const serversUnder = ({ servers }: Values): readonly string[] => SERVERS.slice(0, servers)
/** The server that dies where there are so many. */
export const lastUnder = (levers: Values): string => serversUnder(levers).at(-1)!

function placementUnder({ placement, points, bound }: Values): Placement {
  if (placement !== 'ring') return { kind: placement }
  return { kind: 'ring', points, ...(bound === 'off' ? {} : { loadFactor: Number(bound) }) }
}

export const placedUnder = (levers: Values): PlacedOn => ({ placement: placementUnder(levers), servers: serversUnder(levers) })

/** What a server is asked for, the favourite first: all there is where chance decides. */
export function wantedOf(server: string, levers: Values): readonly string[] {
  const { placement, servers } = placedUnder(levers)
  const { ownerOf } = placing(placement, servers, () => 0)
  return placement.kind === 'random' ? favouritesUnder(levers) : favouritesUnder(levers).filter((url) => ownerOf(url) === server)
}

const LAYERS = [cacheLayer]
const cache = { layers: () => LAYERS, shows: 'all', upstream: 'us-east', ...EDGE_TIMES } as const

/** The disk of each policy, on a page of its own. */
const disksView: View<Values> = {
  kind: 'disks', visitors: DISK_CRAWLERS, favourite: favouriteUnder,
  disks: Object.fromEntries(POLICY_NAMES.map((name) => [POLICY_WORDS[name], [name]])),
}
export const popView: View<Values> = { kind: 'ring', pop: POP, visitors: [POP_CRAWLER], favourite: favouriteUnder }

export const topology: Topology<Values> = {
  view: disksView,
  nodes: [
    ...POLICY_NAMES.map((name) => client({ id: usersOf(name), name: `Users (${POLICY_WORDS[name]})`, upstream: name, asks: FAVOURITE })),
    ...POLICY_NAMES.map((name, k) => client({ id: DISK_CRAWLERS[k]!, name: `Crawler (${POLICY_WORDS[name]})`, upstream: name, asks: FAVOURITE })),
    ...POLICY_NAMES.map((name) => edge({ id: name, name: POLICY_WORDS[name], ...cache, store: (levers: Values) => storeOf(name, levers) })),
    client({ id: POP_USERS, name: 'Frankfurt', upstream: POP, asks: FAVOURITE }),
    client({ id: POP_CRAWLER, name: 'Crawler', upstream: POP, asks: FAVOURITE }),
    balancer({ id: POP, name: 'Frankfurt', servers: serversUnder, placement: placementUnder, retries: { count: 1, backoffMs: 0 } }),
    ...SERVERS.map((id, k) => edge({ id, name: `Server ${SERVER_LETTERS[k]}`, ...cache, when: ({ servers }: Values) => k < servers, store: (levers: Values) => storeOf(levers.eviction, levers) })),
    usEast({ resources: resourcesOf(objects, []), workers: 50 }),
  ],
  links: [
    ...[...DISK_USERS, ...DISK_CRAWLERS].map((from, k) => ({ from, to: POLICY_NAMES[k % POLICY_NAMES.length]!, rttMs: LOCAL_RTT_MS })),
    ...POLICY_NAMES.map((from) => ({ from, to: 'us-east', rttMs: ORIGIN_RTT_MS })),
    ...[POP_USERS, POP_CRAWLER].map((from) => ({ from, to: POP, rttMs: LOCAL_RTT_MS })),
    ...SERVERS.flatMap((server) => [{ from: POP, to: server, rttMs: 0 }, { from: server, to: 'us-east', rttMs: ORIGIN_RTT_MS }]),
  ],
}
