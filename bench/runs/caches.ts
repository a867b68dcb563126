/**
 * What a complete HTTP cache costs beside the smallest one (scene 2): the same users ask the
 * same URLs of the same topology, and only the layers of the edges differ. In turns, in one
 * process.
 */
import { edge } from '../../src/cdn/nodes/cacheNode.ts'
import { client } from '../../src/cdn/nodes/client.ts'
import { origin } from '../../src/cdn/nodes/origin.ts'
import { Kind } from '../../src/trace/traceKinds.ts'
import { HttpRequest } from '../../src/cdn/http/message.ts'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer.ts'
import { httpLayers } from '../../src/cdn/layers/httpLayers.ts'
import type { Layer } from '../../src/cdn/layers/layer.ts'
import type { Topology } from '../../src/cdn/topology.ts'
import { World } from '../../src/cdn/world.ts'

export interface CacheSample {
  readonly requests: number
  /** Records in the trace: one for each thing that happened. */
  readonly events: number
  readonly originRequests: number
  readonly ms: number
}

export interface CachePair {
  readonly minimal: CacheSample
  readonly complete: CacheSample
}

const EDGES = 8
const URLS = 200
const REQUESTS = 40_000
const EVERY_US = 500
const TURNS = 7
const WARM_UP = 2

/** Pairs after warm-up. */
export function cacheRounds(): CachePair[] {
  const pairs = Array.from({ length: WARM_UP + TURNS }, () => ({ minimal: sample([cacheLayer]), complete: sample(httpLayers) }))
  return pairs.slice(WARM_UP)
}

function sample(layers: readonly Layer[]): CacheSample {
  const world = new World({ topology: topologyWith(layers), levers: {}, seed: 1, bounds: { maxEvents: 10_000_000 } })
  for (let id = 0; id < REQUESTS; id++) {
    // A walk that comes by every URL at every edge: what is asked does not depend on what is measured.
    const users = world.client(`users-${id % EDGES}`)
    const exchange = world.openUser(users.index, id)
    world.kernel.spawnAt(id * EVERY_US, users.ask(new HttpRequest(exchange, 'GET', `/${(id * 7) % URLS}`)), exchange)
  }
  const start = performance.now()
  world.kernel.run()
  const ms = performance.now() - start
  return { requests: REQUESTS, events: world.trace.length, originRequests: originRequests(world), ms }
}

function originRequests({ trace }: World): number {
  let count = 0
  for (let i = 0; i < trace.length; i++) if (trace.kind(i) === Kind.Receive) count++
  return count
}

function topologyWith(layers: readonly Layer[]): Topology {
  const edges = Array.from({ length: EDGES }, (_, i) => `edge-${i}`)
  return {
    view: { kind: 'lanes', lanes: [edges, ['origin']] },
    nodes: [
      origin({
        id: 'origin', name: 'Origin', thinkMs: () => 10, workers: 100, queueLimit: 10_000,
        resources: Object.fromEntries(Array.from({ length: URLS }, (_, i) => [`/${i}`, {
          bytes: 12_000, headers: [['Cache-Control', 'public, max-age=86400'], ['ETag', `"${i}"`]] as const,
        }])),
      }),
      ...edges.map((id) => edge({
        id, name: id, layers: () => layers, upstream: 'origin', shows: [], lookupMs: 1, storeMs: 5,
      })),
      ...edges.map((via, i) => client({ id: `users-${i}`, name: via, upstream: via, asks: '/0' })),
    ],
    links: edges.flatMap((edge, i) => [
      { from: `users-${i}`, to: edge, rttMs: 8 },
      { from: edge, to: 'origin', rttMs: 200 },
    ]),
  }
}
