/**
 * The network of scene 9: a crowd in Sydney, its edge, and an origin with room for a few requests at a time.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { coalesce, coalesceAsNginx, coalesceAsSquid, coalesceAsVarnish } from '../../src/cdn/layers/coalesceLayer'
import { earlyRefresh } from '../../src/cdn/layers/earlyRefreshLayer'
import { fresh } from '../../src/cdn/layers/freshLayer'
import { type Layers, httpLayers, replaced, withBefore } from '../../src/cdn/layers/httpLayers'
import { jitterLayer } from '../../src/cdn/layers/jitterLayer'
import { revalidate } from '../../src/cdn/layers/revalidateLayer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { Topology } from '../../src/cdn/topology'
import type { Values } from './levers'
import { PAGE, PAGES, USERS } from './names'
import { firstOf } from './outcomes'
import { EDGE_TIMEOUT_MS, MAX_AGE_S, PAGES_MAX_AGE_S, THINK_MS } from './times'

/** Steps in which a crowd comes. */
const CROWDS = ['all-go', 'one-goes', 'the-baton', 'no-answer', 'the-trap', 'remembers', 'gives-up', 'your-turn']
/** By how much of its lifetime a copy may be kept shorter, with jitter. */
const JITTER = 0.3

const COALESCING: Readonly<Record<Values['unshared'], Layers>> = {
  naive: withBefore(httpLayers, staleIfError, coalesce),
  varnish: withBefore(httpLayers, staleIfError, coalesceAsVarnish),
  nginx: withBefore(httpLayers, staleIfError, coalesceAsNginx),
  squid: withBefore(httpLayers, staleIfError, coalesceAsSquid),
}
const jitter = jitterLayer(JITTER)

function edgeLayers({ coalescing, unshared, jitter: spread, early }: Values): Layers {
  const fetching = coalescing ? COALESCING[unshared] : httpLayers
  const expiring = spread ? withBefore(fetching, revalidate, jitter) : fetching
  return early ? replaced(expiring, fresh, earlyRefresh) : expiring
}

function page({ levers: { shareable } }: ResourceAsk<Values>): ResourceSpec {
  return { bytes: 4_000, headers: [['Cache-Control', shareable ? `max-age=${MAX_AGE_S}` : 'private']] }
}

const seats: ResourceSpec = { bytes: 4_000, headers: [['Cache-Control', `max-age=${PAGES_MAX_AGE_S}`]] }

export const topology: Topology<Values> = {
  view: {
    kind: 'crowd', edge: 'edge',
    since: Object.fromEntries(CROWDS.map((step) => [step, firstOf(step)])),
    outlines: {
      'one-goes': { 'all-go': 'all ask' },
      'the-baton': { 'one-goes': 'one for all' },
      'no-answer': { 'one-goes': 'one for all' },
      'the-trap': { 'one-goes': 'one for all' },
      remembers: { 'the-trap': 'one by one' },
      'gives-up': { 'the-trap': 'one by one', remembers: 'as Varnish' },
      'your-turn': { 'all-go': 'all ask', 'one-goes': 'one for all' },
    },
  },
  nodes: [
    client({
      id: USERS, name: 'Sydney', city: 'sydney', upstream: 'edge', asks: PAGE,
      timeoutMs: ({ patience }: Values) => patience * 1000,
    }),
    edge({
      id: 'edge', name: 'Edge', city: 'sydney', upstream: 'us-east', layers: edgeLayers, shows: [`GET ${PAGE}`], ...EDGE_TIMES,
      timeoutMs: ({ leader }: Values) => (leader === 'silent' ? EDGE_TIMEOUT_MS : Infinity),
    }),
    usEast({
      thinkMs: () => THINK_MS,
      workers: ({ room }: Values) => room,
      resources: { [PAGE]: page, ...Object.fromEntries(PAGES.map((url) => [url, seats])) },
    }),
  ],
  links: [{ from: USERS, to: 'edge', rttMs: LOCAL_RTT_MS }, { from: 'edge', to: 'us-east' }],
}
