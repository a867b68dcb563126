/**
 * A run that is long for a test: twenty users with an edge each, Poisson arrivals over a Zipf catalogue, a lever that
 * changes how many come, and one request that is followed. Some ten thousand records; no learner sees it.
 */
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { resourcesOf } from '../../src/cdn/traffic/catalogue'
import { poisson } from '../../src/cdn/traffic/poisson'
import { zipf } from '../../src/cdn/traffic/zipf'
import type { Scene } from '../../src/scene/types'

const USERS = Array.from({ length: 20 }, (_, k) => `user-${k}`)
const edgeOf = (user: string): string => `edge-of-${user}`
const catalogue = zipf({ objects: 40, exponent: 0.9, bytes: [1_000, 50_000] })

function step(id: string, forMs: number): Scene['steps'][number] {
  return {
    id, title: id, prose: () => [], line: () => '', claims: [],
    *play(script) {
      yield* script.ask(USERS[0]!, '/object/0', { follow: true })
      const perSecond = (): number => Number(script.levers()['rate'])
      yield* script.traffic({ clients: USERS, arrivals: poisson, perSecond, forMs, catalogue })
    },
  }
}

export const longScene: Scene = {
  number: 97, slug: 'long', title: 'Long', question: 'Is it there yet?', terms: [], listings: [], seed: 97, sources: [],
  instruments: [{ kind: 'gauge', max: 100 }, { kind: 'waits', maxMs: 250 }, { kind: 'ratio' }],
  topology: {
    view: { kind: 'lanes', lanes: [USERS, USERS.map(edgeOf), ['origin']] },
    nodes: [
      ...USERS.map((id) => client({ id, name: id, upstream: () => edgeOf(id), asks: '/object/0' })),
      ...USERS.map((id) => edge({
        id: edgeOf(id), name: edgeOf(id), layers: () => httpLayers, upstream: () => 'origin', shows: [], lookupMs: 1, storeMs: 1,
      })),
      origin({
        id: 'origin', name: 'origin', thinkMs: () => 10, workers: 50, queueLimit: 500,
        resources: resourcesOf(catalogue.objects, [['Cache-Control', 'max-age=1']]),
      }),
    ],
    links: USERS.flatMap((id) => [{ from: id, to: edgeOf(id), rttMs: 8 }, { from: edgeOf(id), to: 'origin', rttMs: 100 }]),
  },
  levers: { rate: { kind: 'slider', label: 'Requests a second', initial: 10, min: 5, max: 20, step: 5 } },
  steps: [step('morning', 2000), step('evening', 2000)],
  takeaway: () => [],
  quiz: { question: '', options: [{ text: 'yes', why: 'It is so.', holds: () => true }] },
}
