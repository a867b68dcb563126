/**
 * A POP of three servers beside four caches with a policy each, all asked for the same: a small scene for tests of what is
 * read from such a run. In its second step a server dies and returns, and the ring gets more points.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { balancer } from '../../src/cdn/nodes/balancer'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import type { LeverValues } from '../../src/cdn/levers'
import { fifo } from '../../src/cdn/store/fifo'
import { lfu } from '../../src/cdn/store/lfu'
import { lru } from '../../src/cdn/store/lru'
import { sieve } from '../../src/cdn/store/sieve'
import { resourcesOf } from '../../src/cdn/traffic/catalogue'
import { poisson } from '../../src/cdn/traffic/poisson'
import { zipf } from '../../src/cdn/traffic/zipf'
import type { Scene } from '../../src/scene/types'

export const SERVERS = ['server-1', 'server-2', 'server-3']
export const POLICIES = { fifo, lru, lfu, sieve }
export const POLICY_NAMES = Object.keys(POLICIES)
export const CATALOGUE = zipf({ objects: 60, exponent: 0.8, bytes: 1000 })
/** How long the balancer does not know that a server is down. */
export const NOTICES_AFTER_MS = 300
const ROOM = 6

const cache = { layers: () => httpLayers, shows: 'all', ...EDGE_TIMES, upstream: 'us-east' } as const
const users = ['anna', ...POLICY_NAMES.map((name) => `${name}-users`)]
const traffic = { arrivals: poisson, perSecond: 20, forMs: 3000, catalogue: CATALOGUE, together: true }
const words = { prose: () => [], line: () => '', claims: [] }

export const popScene: Scene = {
  number: 99, slug: 'pop', title: '', question: '', terms: [], listings: [], instruments: [], seed: 8, sources: [], takeaway: () => [], quiz: { question: '', options: [] },
  levers: { points: { kind: 'slider', label: 'Points', initial: 4, min: 0, max: 100, step: 4 }, bound: { kind: 'slider', label: 'Bound', initial: 0, min: 0, max: 2, step: 1 } },
  topology: {
    view: { kind: 'lanes', lanes: [users, ['pop'], [...SERVERS, ...POLICY_NAMES], ['us-east']] },
    nodes: [
      ...users.map((id) => client({ id, name: id, upstream: id === 'anna' ? 'pop' : id.replace('-users', ''), asks: '/object/0' })),
      balancer({
        id: 'pop', name: 'Pop', servers: SERVERS, noticesAfterMs: NOTICES_AFTER_MS,
        placement: ({ points, bound }: LeverValues) => (points === 0 ? { kind: 'modulo' } : { kind: 'ring', points: Number(points), ...(bound === 0 ? {} : { loadFactor: Number(bound) }) }),
      }),
      ...SERVERS.map((id) => edge({ id, name: id, ...cache, store: { limits: { objects: ROOM }, eviction: lru } })),
      ...Object.entries(POLICIES).map(([id, eviction]) => edge({ id, name: id, ...cache, store: { limits: { objects: ROOM }, eviction } })),
      usEast({ resources: resourcesOf(CATALOGUE.objects, [['Cache-Control', 'max-age=600']]), workers: 50 }),
    ],
    links: [
      { from: 'anna', to: 'pop', rttMs: 8 },
      ...SERVERS.map((to) => ({ from: 'pop', to, rttMs: 0 })),
      ...POLICY_NAMES.map((to) => ({ from: `${to}-users`, to, rttMs: 8 })),
      ...[...SERVERS, ...POLICY_NAMES].map((from) => ({ from, to: 'us-east', rttMs: 80 })),
    ],
  },
  steps: [
    { id: 'full', title: '', ...words, *play(script) { yield* script.traffic({ ...traffic, clients: script.clients() }) } },
    {
      id: 'killed', title: '', ...words,
      *play(script) {
        function* turns() {
          yield* script.wait(500)
          script.fault('server-2', { kind: 'down' })
          yield* script.wait(1000)
          script.repair('server-2')
          yield* script.wait(500)
          script.set({ points: 40 })
          yield* script.wait(500)
          script.set({ points: 0 })
        }
        yield* script.all([script.traffic({ ...traffic, clients: ['anna'] }), turns()])
      },
    },
  ],
}
