/**
 * A scene that is shown to no learner: a crowd that asks one edge for one page at once, and an origin that takes a while. Levers say how the edge
 * coalesces, whether answers can be shared, and how long users stay.
 */
import { coalesce, coalesceAsNginx, coalesceAsVarnish } from '../../src/cdn/layers/coalesceLayer'
import { type Layers, httpLayers } from '../../src/cdn/layers/httpLayers'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import type { Scene, SceneOf } from '../../src/scene/types'
import { coalescing } from './crowd'

const PAGE = '/page'
export const THINK_MS = 300
const FAR_RTT_MS = 100
/** From a user to the edge, and from the edge to the origin and back with an answer (ms). */
export const [NEAR_MS, TRIP_MS] = [10, FAR_RTT_MS + THINK_MS]

const levers = defineLevers({
  coalescing: { kind: 'choice', label: 'Coalescing', initial: 'naive', options: ['off', 'naive', 'varnish', 'nginx'].map((value) => ({ value, label: value })) },
  shared: { kind: 'toggle', label: 'Shared', initial: true },
  crowd: { kind: 'slider', label: 'Crowd', initial: 20, min: 1, max: 100, step: 1 },
  room: { kind: 'slider', label: 'Room', initial: 100, min: 1, max: 100, step: 1 },
  patience: { kind: 'slider', label: 'Patience', initial: 60_000, min: 100, max: 60_000, step: 1, unit: 'ms' },
})
type Values = ValuesOf<typeof levers>

const LAYERS: Readonly<Record<string, Layers>> = { off: httpLayers, naive: coalescing(coalesce), varnish: coalescing(coalesceAsVarnish), nginx: coalescing(coalesceAsNginx) }

const declared: SceneOf<Values> = {
  number: 97, slug: 'herd', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [], takeaway: () => [], quiz: { question: '', options: [] },
  topology: {
    view: { kind: 'lanes', lanes: [['users'], ['edge'], ['origin']] },
    nodes: [
      client({ id: 'users', name: 'Users', upstream: 'edge', asks: PAGE, timeoutMs: ({ patience }: Values) => patience }),
      edge({ id: 'edge', name: 'Edge', upstream: 'origin', lookupMs: 0, storeMs: 0, shows: [], layers: ({ coalescing: how }) => LAYERS[how]! }),
      origin({
        id: 'origin', name: 'Origin', thinkMs: () => THINK_MS, workers: ({ room }: Values) => room, queueLimit: 1000,
        resources: { [PAGE]: ({ levers: { shared } }) => ({ bytes: 1000, headers: [['Cache-Control', shared ? 'max-age=60' : 'private']] }) },
      }),
    ],
    links: [{ from: 'users', to: 'edge', rttMs: 2 * NEAR_MS }, { from: 'edge', to: 'origin', rttMs: FAR_RTT_MS }],
  },
  steps: [
    {
      id: 'herd', title: '', prose: () => [], line: () => '', claims: [],
      *play({ all, ask, levers: values }) {
        yield* all(Array.from({ length: values().crowd }, () => ask('users', PAGE)))
      },
    },
  ],
}

export const herdScene: Scene = { ...declared, levers }
