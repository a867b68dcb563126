/**
 * The network of the test scene: users, an edge with room for 1,000 objects, two parents, a shield and an origin with a page
 * that can be deployed anew and a catalogue that is larger than the edge.
 */
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import { coalesce, coalesceAsNginx, coalesceAsVarnish } from '../../../src/cdn/layers/coalesceLayer'
import { earlyRefresh } from '../../../src/cdn/layers/earlyRefreshLayer'
import { fresh } from '../../../src/cdn/layers/freshLayer'
import { type Layers, httpLayers, replaced, withBefore } from '../../../src/cdn/layers/httpLayers'
import { jitterLayer } from '../../../src/cdn/layers/jitterLayer'
import { revalidate } from '../../../src/cdn/layers/revalidateLayer'
import { staleIfError } from '../../../src/cdn/layers/staleIfErrorLayer'
import { balancer } from '../../../src/cdn/nodes/balancer'
import { browserCache } from '../../../src/cdn/nodes/browserCache'
import { edge, parent, shield } from '../../../src/cdn/nodes/cacheNode'
import { client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import type { ResourceAsk, ResourceSpec } from '../../../src/cdn/nodes/originSpec'
import { resolver } from '../../../src/cdn/nodes/resolver'
import { lru } from '../../../src/cdn/store/lru'
import { sieve } from '../../../src/cdn/store/sieve'
import type { StorePolicy } from '../../../src/cdn/store/store'
import type { Topology } from '../../../src/cdn/topology'
import { resourcesOf } from '../../../src/cdn/traffic/catalogue'
import { type ZipfCatalogue, zipfLaws } from '../../../src/cdn/traffic/zipf'
import type { UpstreamAsk } from '../../../src/cdn/upstream'
import type { Values } from './levers'
import { EDGE_TIMEOUT_MS, USER_TIMEOUT_MS } from './timeouts'

export const PAGE = '/news'
const KEY = `GET ${PAGE}`
/** Objects that the edge has room for. */
export const ROOM = 1000
const OBJECTS = 1500

const lawOf = zipfLaws({ objects: OBJECTS, bytes: [500, 50_000] })
/** The same objects, asked for more or less alike. */
export const CATALOGUES: Readonly<Record<Values['popularity'], ZipfCatalogue>> = { flat: lawOf(0.4), steep: lawOf(1.1) }

const RTT_MS = { user: 10, server: 1, parent: 20, shield: 40, origin: 80 } as const
const CACHE = { layers: () => httpLayers, ...EDGE_TIMES } as const

const COALESCING: Readonly<Record<Values['coalescing'], Layers>> = {
  off: httpLayers,
  naive: withBefore(httpLayers, staleIfError, coalesce),
  varnish: withBefore(httpLayers, staleIfError, coalesceAsVarnish),
  nginx: withBefore(httpLayers, staleIfError, coalesceAsNginx),
}
/** Copies are kept shorter by up to a fifth of their lifetime. */
const jitter = jitterLayer(0.2)

function edgeLayers({ coalescing, spread }: Values): Layers {
  const layers = COALESCING[coalescing]
  return spread ? withBefore(replaced(layers, fresh, earlyRefresh), revalidate, jitter) : layers
}

const hasTiers = ({ tiers }: Values): boolean => tiers
const hasNoTiers = ({ tiers }: Values): boolean => !tiers
const takesPart = (user: Values['users'][number]) => ({ users }: Values): boolean => users.includes(user)
const asking = { upstream: 'edge', asks: PAGE, timeoutMs: USER_TIMEOUT_MS, retries: { count: 1, backoffMs: 50 } } as const
/** Cleo knows a POP by its name: a balancer before the edge and the second parent. */
const POP_NAME = 'pop.example'

/** The parent, and another one where it does not answer. */
const upstreamOf = ({ levers: { tiers } }: UpstreamAsk<Values>): string | readonly string[] => (tiers ? ['parent', 'second'] : 'us-east')

/** Where there are favourites, those are kept. */
const storeFor = ({ popularity }: Values): StorePolicy => ({ limits: { objects: ROOM }, eviction: popularity === 'flat' ? lru : sieve })

/** Browsers may keep it for a second; shared caches go by what is said to them alone (RFC 9213). */
function page({ levers: { cdnCacheControl }, version }: ResourceAsk<Values>): ResourceSpec {
  const told = cdnCacheControl === '' ? [] : [['CDN-Cache-Control', cdnCacheControl] as const]
  return { bytes: 20_000, content: `v${version}`, headers: [['Cache-Control', 'max-age=1'], ...told, ['ETag', `"v${version}"`]] }
}

export const topology: Topology<Values> = {
  view: { kind: 'lanes', lanes: [['anna', 'ben', 'cleo', 'resolver'], ['edge', 'pop'], ['parent', 'second'], ['shield'], ['us-east']] },
  nodes: [
    client({ id: 'anna', name: 'Anna', when: takesPart('anna'), ...asking }),
    client({ id: 'ben', name: 'Ben', when: takesPart('ben'), ...asking, cache: browserCache({ ...CACHE, shows: [KEY], storeMs: 0 }) }),
    client({ id: 'cleo', name: 'Cleo', when: takesPart('cleo'), ...asking, upstream: POP_NAME, resolver: 'resolver' }),
    resolver({ id: 'resolver', name: 'DNS', when: takesPart('cleo'), names: { [POP_NAME]: { address: 'pop', ttlS: 1 } }, lookupMs: 5 }),
    edge({ id: 'edge', name: 'Edge', ...CACHE, layers: edgeLayers, shows: [KEY], store: storeFor, upstream: upstreamOf, timeoutMs: EDGE_TIMEOUT_MS, retries: { count: 1, backoffMs: 20 } }),
    parent({ id: 'parent', name: 'Parent', ...CACHE, shows: [KEY], when: hasTiers, upstream: 'shield' }),
    parent({ id: 'second', name: 'Second', ...CACHE, shows: [KEY], when: hasTiers, upstream: 'shield' }),
    shield({ id: 'shield', name: 'Shield', ...CACHE, shows: [KEY], when: hasTiers, upstream: 'us-east' }),
    usEast({
      conditions: answerConditions, workers: 20,
      resources: { ...resourcesOf(CATALOGUES.flat.objects, [['Cache-Control', 'max-age=3600']]), [PAGE]: page },
    }),
    balancer({
      id: 'pop', name: 'POP', when: takesPart('cleo'), servers: ({ tiers }: Values) => (tiers ? ['edge', 'second'] : ['edge']),
      placement: ({ popularity }: Values) => (popularity === 'flat' ? { kind: 'ring', points: 100, loadFactor: 1.5 } : { kind: 'random' }), retries: { count: 1, backoffMs: 0 },
    }),
  ],
  links: [
    { from: 'anna', to: 'edge', rttMs: RTT_MS.user },
    { from: 'ben', to: 'edge', rttMs: RTT_MS.user, loss: ({ loss }: Values) => loss / 100 },
    { from: 'cleo', to: 'resolver', rttMs: RTT_MS.user },
    { from: 'cleo', to: 'pop', rttMs: RTT_MS.user },
    { from: 'pop', to: 'edge', rttMs: RTT_MS.server },
    { from: 'pop', to: 'second', rttMs: RTT_MS.server, when: hasTiers },
    { from: 'edge', to: 'second', rttMs: RTT_MS.parent, when: hasTiers },
    { from: 'second', to: 'shield', rttMs: RTT_MS.shield, when: hasTiers },
    { from: 'edge', to: 'parent', rttMs: RTT_MS.parent, when: hasTiers },
    { from: 'parent', to: 'shield', rttMs: RTT_MS.shield, when: hasTiers },
    { from: 'shield', to: 'us-east', rttMs: RTT_MS.origin, when: hasTiers },
    { from: 'edge', to: 'us-east', rttMs: RTT_MS.parent + RTT_MS.shield + RTT_MS.origin, when: hasNoTiers },
  ],
}
