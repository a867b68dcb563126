/** Users of two cities, one edge, and an origin that goes down for a while. */
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import { LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import type { ResourceAsk, ResourceSpec } from '../../../src/cdn/nodes/originSpec'
import type { Topology } from '../../../src/cdn/topology'
import { zipf } from '../../../src/cdn/traffic/zipf'
import type { Values } from './levers'

export const CITIES = { frankfurt: 'Frankfurt', sydney: 'Sydney' } as const
export const [POP, ORIGIN] = ['pop', 'us-east'] as const
const [TIMEOUT_MS, STALE_S] = [300, 60] as const
export const catalogue = zipf({ objects: 9, exponent: 1, bytes: [4_000, 40_000], url: (object) => `/page/${object}` })
export const FAVOURITE = catalogue.objects[0]!.url

const answer = (bytes: number) => ({ levers: { ttl, stale } }: ResourceAsk<Values>): ResourceSpec => ({
  bytes, content: 'page', headers: [['Cache-Control', `max-age=${ttl}${stale ? `, stale-if-error=${STALE_S}` : ''}`]],
})

export const topology: Topology<Values> = {
  view: { kind: 'board', board: 'contract' },
  nodes: [
    client<Values>({ id: 'frankfurt', name: CITIES.frankfurt, city: 'frankfurt', upstream: POP, asks: FAVOURITE }),
    client<Values>({ id: 'sydney', name: CITIES.sydney, city: 'sydney', upstream: POP, asks: FAVOURITE }),
    edge<Values>({ id: POP, name: 'POP', city: 'frankfurt', upstream: ORIGIN, layers: () => httpLayers, shows: 4, ...EDGE_TIMES, timeoutMs: TIMEOUT_MS }),
    usEast<Values>({ conditions: answerConditions, resources: Object.fromEntries(catalogue.objects.map(({ url, bytes }) => [url, answer(bytes)])) }),
  ],
  links: [{ from: 'frankfurt', to: POP, rttMs: LOCAL_RTT_MS }, { from: 'sydney', to: POP }, { from: POP, to: ORIGIN }],
}
