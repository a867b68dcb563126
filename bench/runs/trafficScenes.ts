/**
 * Scenes far larger than a course would show: `tiersScene` for what a million requests cost and `longScene` for ten minutes of them, with the
 * complete HTTP cache at every tier; `minuteScene` for a minute at two hundred POPs, asked as scene 10's are. All go through the same run() as every scene.
 */
import { coalesce } from '../../src/cdn/layers/coalesceLayer.ts'
import { fresh } from '../../src/cdn/layers/freshLayer.ts'
import { type Layers, httpLayers } from '../../src/cdn/layers/httpLayers.ts'
import { store } from '../../src/cdn/layers/storeLayer.ts'
import { type CacheNodeSpec, edge, parent, shield } from '../../src/cdn/nodes/cacheNode.ts'
import { client } from '../../src/cdn/nodes/client.ts'
import { origin } from '../../src/cdn/nodes/origin.ts'
import { lru } from '../../src/cdn/store/lru.ts'
import { resourcesOf } from '../../src/cdn/traffic/catalogue.ts'
import { poisson } from '../../src/cdn/traffic/poisson.ts'
import { type ZipfCatalogue, zipf } from '../../src/cdn/traffic/zipf.ts'
import type { Declared } from '../../src/cdn/network.ts'
import type { Scene } from '../../src/scene/types.ts'

const longCatalogue = zipf({ objects: 10_000, exponent: 0.9, bytes: [2_000, 200_000] })
/** As the tiers of scene 10 are asked: a short catalogue, freshness, and one fetch for many. */
const shortCatalogue = zipf({ objects: 500, exponent: 1, bytes: 10_000 })
const tierLayers = [fresh, coalesce, store]
const HEADERS = [['Cache-Control', 'public, max-age=60'], ['ETag', '"1"']] as const

interface Size {
  readonly slug: string
  readonly edges: number
  readonly parents: number
  /** At each edge. */
  readonly perSecond: number
  readonly forS: number
  readonly layers: Layers
  readonly catalogue: ZipfCatalogue
}

/** 1,000,000 requests in 100 s: 200 edges, 10 parents, a shield. */
export const tiersScene = trafficScene({ slug: 'tiers', edges: 200, parents: 10, perSecond: 50, forS: 100, layers: httpLayers, catalogue: longCatalogue })
/** 60,000 requests in 60 s, a thousand a second in all: 200 edges, 10 parents, a shield. */
export const minuteScene = trafficScene({ slug: 'minute', edges: 200, parents: 10, perSecond: 5, forS: 60, layers: tierLayers, catalogue: shortCatalogue })
/** 600,000 requests in 600 s at 20 POPs. */
export const longScene = trafficScene({ slug: 'long', edges: 20, parents: 0, perSecond: 50, forS: 600, layers: httpLayers, catalogue: longCatalogue })

function trafficScene({ slug, edges, parents, perSecond, forS, layers, catalogue }: Size): Scene {
  const ids = Array.from({ length: edges }, (_, k) => String(k))
  const parentOf = (id: string): string => (parents === 0 ? 'origin' : `parent-${Number(id) % parents}`)
  const above = Array.from({ length: parents }, (_, k) => `parent-${k}`)
  const clients = ids.map((id) => `client-${id}`)
  return {
    number: 97, slug, title: slug, question: 'How long does it take?', terms: [], levers: {}, listings: [], instruments: [], seed: 1, sources: [],
    topology: {
      view: { kind: 'lanes', lanes: [['client-0'], ['edge-0'], ['origin']] },
      nodes: [
        origin({
          id: 'origin', name: 'origin', thinkMs: () => 10, workers: 1000, queueLimit: 10_000, resources: resourcesOf(catalogue.objects, HEADERS),
        }),
        ...(parents === 0 ? [] : [shield(cacheSpec('shield', 'origin', 10_000, layers))]),
        ...above.map((id) => parent(cacheSpec(id, 'shield', 5000, layers))),
        ...ids.map((id) => edge(cacheSpec(`edge-${id}`, parentOf(id), 1000, layers))),
        ...ids.map((id) => client({ id: `client-${id}`, name: `users ${id}`, upstream: () => `edge-${id}`, asks: '/object/0' })),
      ],
      links: [
        ...ids.flatMap((id) => [{ from: `client-${id}`, to: `edge-${id}`, rttMs: 8 }, { from: `edge-${id}`, to: parentOf(id), rttMs: 20 + Number(id) }]),
        ...above.map((id) => ({ from: id, to: 'shield', rttMs: 30 })),
        ...(parents === 0 ? [] : [{ from: 'shield', to: 'origin', rttMs: 8 }]),
      ],
    },
    steps: [{
      id: 'traffic', title: slug, prose: () => [], line: () => '', claims: [],
      *play({ ask, traffic }) {
        yield* ask('client-0', '/object/0', { follow: true })
        yield* traffic({ clients, arrivals: poisson, perSecond, forMs: forS * 1000, catalogue })
      },
    }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

function cacheSpec(id: string, upstream: string, objects: number, layers: Layers): Declared<CacheNodeSpec> {
  return {
    id, name: id, layers: () => layers, upstream: () => upstream, shows: 4, lookupMs: 1, storeMs: 1, store: { limits: { objects }, eviction: lru },
  }
}
