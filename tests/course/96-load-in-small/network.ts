/** Users, an edge that tries again, and an origin that can do twenty requests a second. */
import type { BreakerSettings } from '../../../src/cdn/breaker/breaker'
import { breakerLayer } from '../../../src/cdn/layers/breakerLayer'
import { httpLayers, withBefore } from '../../../src/cdn/layers/httpLayers'
import { store } from '../../../src/cdn/layers/storeLayer'
import { LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { client } from '../../../src/cdn/nodes/client'
import { origin } from '../../../src/cdn/nodes/origin'
import type { Topology, ViewOf } from '../../../src/cdn/topology'
import type { Values } from './levers'

export const [USERS, POP, ORIGIN, URL] = ['users', 'frankfurt', 'us-east', '/live'] as const
const [WORKERS, THINK_MS, PATIENCE_MS, SHORT] = [4, 200, 1_000, 8] as const

const BREAKERS: Readonly<Record<Values['breaker'], BreakerSettings | null>> = {
  none: null,
  row: { rule: { kind: 'consecutive', failures: 3 }, openS: 2, trials: 1 },
  share: { rule: { kind: 'share', share: 0.5, windowS: 5, atLeast: 10 }, openS: 2, trials: 1 },
}
const layers = withBefore(httpLayers, store, breakerLayer<Values>({ settings: ({ breaker }) => BREAKERS[breaker] }))

export const load: ViewOf<'load'> = { kind: 'load', users: [USERS], origin: ORIGIN }

export const topology: Topology<Values> = {
  view: load,
  nodes: [
    client<Values>({ id: USERS, name: 'Frankfurt', city: 'frankfurt', upstream: POP, asks: URL }),
    edge<Values>({
      id: POP, name: 'POP', city: 'frankfurt', upstream: ORIGIN, layers: () => layers, shows: 1, lookupMs: 1, storeMs: 1, timeoutMs: PATIENCE_MS,
      retries: ({ retries, budget }) => ({ count: retries, backoffMs: 0, ...(budget ? { budget: { share: 0.2, floor: 1 } } : {}) }),
    }),
    origin<Values>({
      id: ORIGIN, name: ORIGIN, city: 'ashburn', workers: WORKERS, thinkMs: () => THINK_MS, finishesAll: ({ finishes }) => finishes,
      queueLimit: ({ queue }) => (queue === 'short' ? SHORT : Infinity), resources: { [URL]: { bytes: 500, content: 'live', headers: [['Cache-Control', 'no-store']] } },
    }),
  ],
  links: [{ from: USERS, to: POP, rttMs: LOCAL_RTT_MS }, { from: POP, to: ORIGIN }],
}
