/**
 * The network of scene 10: users, POPs, regional parents, a shield and the origin. Who asks whom is what the listing says: the next tier that there is.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { coalesce } from '../../src/cdn/layers/coalesceLayer'
import { type Layers, httpLayers, withBefore } from '../../src/cdn/layers/httpLayers'
import { forgetsAge } from '../../src/cdn/layers/noAgeLayer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import type { LinkSpec } from '../../src/cdn/net/link'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { POPS } from '../../src/cdn/net/pops'
import { edge, parent, shield } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import type { Transport } from '../../src/cdn/nodes/httpClient'
import { upstreamFor } from '../../src/cdn/tiers/upstreamFor'
import type { Topology, ViewOf } from '../../src/cdn/topology'
import type { UpstreamAsk } from '../../src/cdn/upstream'
import type { Values } from './levers'
import { CART, MAX_AGE_S, NEWS, NEWS_MAX_AGE_S, ORIGIN_ROOM, PAGE, THINK_MS, RARE } from './pages'
import { ORIGIN, SHIELD, SHIELD_TO_ORIGIN_MS, SYDNEY_USERS, parentIds, parentNames, parentOf, parentToOriginMs, parentsOf, popIds, popToOriginMs, popToParentMs, usersOf } from './places'

const coalescing = withBefore(httpLayers, staleIfError, coalesce)
/** Each list once: a cache's layers keep what they know as long as the list is the same. */
const forgetting = { on: [forgetsAge, ...coalescing], off: [forgetsAge, ...httpLayers] }

function tierLayers(coalesces: boolean, passesAge: boolean): Layers {
  if (!passesAge) return coalesces ? forgetting.on : forgetting.off
  return coalesces ? coalescing : httpLayers
}

const takesPart = (pop: number) => ({ pops }: Values): boolean => pop < pops
const parentTakesPart = (number: number) => ({ parents }: Values): boolean => number < parents

/** Whom a cache asks: a POP its parent, if it has one; a parent has none. */
function nextTier(name: string, parentUnder: (levers: Values) => string | undefined): (ask: UpstreamAsk<Values>) => string {
  return ({ levers, request }) => upstreamFor({
    parentFor: () => parentUnder(levers),
    shield: levers.shield ? SHIELD : undefined,
    origin: ORIGIN,
    summary: () => name,
  }, request)
}

function parentUnder(pop: number): (levers: Values) => string | undefined {
  return ({ parents }) => {
    const number = parentOf(pop, parents)
    return number === undefined ? undefined : parentIds[number]
  }
}

const HANDSHAKE = { tls: '1.3', http: 'h2', accounting: 'wire', keepAlive: false, dnsCached: true } as const

/** A POP talks to tiers of the CDN all the time, and to one origin now and then: how it asks that is the lever's. */
function popTransport({ connections, parents, shield: shielded }: Values): Transport {
  return { ...HANDSHAKE, warm: connections === 'open' || (connections === 'origin' && (parents > 0 || shielded)) }
}

const tierTransport = ({ connections }: Values): Transport => ({ ...HANDSHAKE, warm: connections !== 'all' })

const cache = { shows: [PAGE, NEWS].map((url) => `GET ${url}`), ...EDGE_TIMES }

export const funnel: ViewOf<'funnel'> = {
  kind: 'funnel',
  users: popIds.map(usersOf),
  tiers: [
    { name: 'POPs', one: 'POP', nodes: popIds },
    { name: 'parents', one: 'parent', nodes: parentIds },
    { name: 'shields', one: 'shield', nodes: [SHIELD] },
    { name: 'origins', one: 'origin', nodes: [ORIGIN] },
  ],
  earlier: {
    shield: { 'ttl-ends': 'no shield' },
    meets: { 'ttl-ends': 'no shield', shield: 'shield alone' },
    'long-tail': { million: 'the step before' },
  },
}

/** Lives of the copies of a page, in the order in which a miss goes. */
export const lives = (url: string): ViewOf<'lives'> => ({ kind: 'lives', url, caches: [...popIds, ...parentIds, SHIELD] })

const ways = { straight: 'straight', 'by-shield': 'shield', anew: 'new connection' }
export const ladders: ViewOf<'lifelines'> = { kind: 'lifelines', order: [SYDNEY_USERS, 'sydney', SHIELD, ORIGIN], titles: ways, abreast: { hop: ways } }

function linksOfPop(id: string, pop: number): readonly LinkSpec<Values>[] {
  const alone = ({ pops, parents }: Values): boolean => pop < pops && parents === 0
  return [
    { from: usersOf(id), to: id, rttMs: LOCAL_RTT_MS, when: takesPart(pop) },
    { from: id, to: ORIGIN, rttMs: popToOriginMs(pop), when: (levers) => alone(levers) && !levers.shield },
    { from: id, to: SHIELD, rttMs: popToOriginMs(pop), when: (levers) => alone(levers) && levers.shield },
    ...parentsOf(pop).map((number): LinkSpec<Values> => ({
      from: id, to: parentIds[number]!, rttMs: popToParentMs(pop, number),
      when: ({ pops, parents }) => pop < pops && parentOf(pop, parents) === number,
    })),
  ]
}

export const topology: Topology<Values> = {
  view: funnel,
  nodes: [
    ...popIds.map((id, pop) => client({ id: usersOf(id), name: `Users in ${POPS[pop]!.name}`, upstream: id, asks: PAGE, when: takesPart(pop) })),
    ...popIds.map((id, pop) => edge({
      id, name: POPS[pop]!.name, when: takesPart(pop), ...cache,
      layers: ({ atEdges }: Values) => tierLayers(atEdges, true),
      upstream: nextTier(`the POP ${POPS[pop]!.name}`, parentUnder(pop)), transport: popTransport,
    })),
    ...parentIds.map((id, number) => parent({
      id, name: parentNames[number]!, when: parentTakesPart(number), ...cache,
      layers: ({ atParents, passesAge }: Values) => tierLayers(atParents, passesAge),
      upstream: nextTier(`the parent ${parentNames[number]!}`, () => undefined), transport: tierTransport,
    })),
    shield({
      id: SHIELD, name: 'Shield', when: ({ shield: on }: Values) => on, ...cache,
      layers: ({ atShield, passesAge }: Values) => tierLayers(atShield, passesAge),
      upstream: ORIGIN, transport: tierTransport,
    }),
    usEast({
      thinkMs: () => THINK_MS, workers: ORIGIN_ROOM,
      resources: {
        [PAGE]: { bytes: 4_000, headers: [['Cache-Control', `max-age=${MAX_AGE_S}`]] },
        [NEWS]: { bytes: 4_000, headers: [['Cache-Control', `max-age=${NEWS_MAX_AGE_S}`]] },
        [CART]: { bytes: 4_000, headers: [['Cache-Control', 'private']] },
        [RARE]: { bytes: 4_000, headers: [['Cache-Control', 'max-age=3600']] },
      },
    }),
  ],
  links: [
    ...popIds.flatMap(linksOfPop),
    ...parentIds.flatMap((id, number): LinkSpec<Values>[] => [
      { from: id, to: SHIELD, rttMs: parentToOriginMs(number), when: ({ parents, shield: on }) => number < parents && on },
      { from: id, to: ORIGIN, rttMs: parentToOriginMs(number), when: ({ parents, shield: on }) => number < parents && !on },
    ]),
    { from: SHIELD, to: ORIGIN, rttMs: SHIELD_TO_ORIGIN_MS, when: ({ shield: on }) => on },
  ],
}
