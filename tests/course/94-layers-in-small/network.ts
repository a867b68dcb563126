/** Users, an edge whose layers are a lever, and an origin. */
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import { coalesce } from '../../../src/cdn/layers/coalesceLayer'
import { fresh } from '../../../src/cdn/layers/freshLayer'
import type { Layers } from '../../../src/cdn/layers/httpLayers'
import type { Layer } from '../../../src/cdn/layers/layer'
import { rateLimitLayer } from '../../../src/cdn/layers/rateLimitLayer'
import { revalidate } from '../../../src/cdn/layers/revalidateLayer'
import { staleIfError } from '../../../src/cdn/layers/staleIfErrorLayer'
import { store } from '../../../src/cdn/layers/storeLayer'
import { LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import type { Topology } from '../../../src/cdn/topology'
import type { Values } from './levers'
import type { LayerName } from './order'

export const [USERS, POP, ORIGIN, URL, FLOODED] = ['users', 'frankfurt', 'us-east', '/news', '/live'] as const
export const LIMIT = 5

const LAYER: Readonly<Record<LayerName, Layer>> = {
  rateLimit: rateLimitLayer<Values>({ rule: () => ({ kind: 'fixed window', limit: LIMIT, windowS: 1 }), key: () => 'all', sees: ({ url }) => url === FLOODED }),
  fresh, staleIfError, coalesce, revalidate, store,
}

const layersOf = ({ layers, collapses }: Values): Layers => layers.filter((name) => collapses || name !== 'coalesce').map((name) => LAYER[name])

export const topology: Topology<Values> = {
  view: { kind: 'lanes', lanes: [[USERS], [POP], [ORIGIN]] },
  nodes: [
    client<Values>({ id: USERS, name: 'Frankfurt', city: 'frankfurt', upstream: POP, asks: URL }),
    edge<Values>({ id: POP, name: 'POP', city: 'frankfurt', upstream: ORIGIN, shows: 2, layers: layersOf, ...EDGE_TIMES }),
    usEast<Values>({
      conditions: answerConditions,
      resources: {
        [URL]: ({ version }) => ({ bytes: 20_000, content: `v${version}`, headers: [['Cache-Control', 'max-age=1, stale-if-error=60'], ['ETag', `"v${version}"`]] }),
        [FLOODED]: { bytes: 500, content: 'live', headers: [['Cache-Control', 'max-age=60']] },
      },
    }),
  ],
  links: [{ from: USERS, to: POP, rttMs: LOCAL_RTT_MS }, { from: POP, to: ORIGIN }],
}
