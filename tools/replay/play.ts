/**
 * Plays one variant of a scenario in a world of our nodes: a client and an edge for each place, a shield if there is one, and the origin. Messages
 * take no time, so that every wait is one for an answer.
 */
import type { Process } from '../../src/engine/process.ts'
import { msToUs, usToMs } from '../../src/engine/time.ts'
import type { KeyRules } from '../../src/cdn/http/cacheKey.ts'
import { HttpRequest, type HttpResponse } from '../../src/cdn/http/message.ts'
import { purgeInFlight, purgeInFlightWhereAsked } from '../../src/cdn/layers/purgeInFlightLayer.ts'
import { surrogateKeys } from '../../src/cdn/layers/surrogateKeysLayer.ts'
import { edge, shield } from '../../src/cdn/nodes/cacheNode.ts'
import type { CacheSpec } from '../../src/cdn/nodes/cacheSpec.ts'
import { client } from '../../src/cdn/nodes/client.ts'
import { FURTHER_S } from '../../src/cdn/plan/cachePlan.ts'
import { PURGES_FETCHES, type PresetId, presets } from '../../src/cdn/presets/presets.ts'
import type { Purge } from '../../src/cdn/purge/purge.ts'
import { lru } from '../../src/cdn/store/lru.ts'
import { World } from '../../src/cdn/world.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { type Control, type Expanded, expand } from './expand.ts'
import type { Levers, PurgeEntry, Scenario, Variant } from './scenario.ts'
import { type OriginRequest, TimedOrigin } from './timedOrigin.ts'

/** The scenario begins so long after a whole second of the clock, as in the recordings: some caches count in whole ones. */
const BEGINS_MS = 100
/** How long a cache waits for an origin that gives no answer. */
const PATIENCE_MS = 2000

const ORIGIN = 'origin'
const SHIELD = 'shield'
const edgeId = (i: number): string => `edge-${i}`
const userId = (i: number): string => `user-${i}`

export interface Answered {
  readonly response: HttpResponse
  readonly waitMs: number
}

export interface Played extends Expanded {
  /** In the order of the asks. */
  readonly answers: readonly Answered[]
  readonly reached: readonly OriginRequest[]
  readonly trace: Trace
  /** By edge: its number among the nodes. */
  readonly nodeOf: ReadonlyMap<string, number>
}

export function play(scenario: Scenario, variant: Variant, as: PresetId): Played {
  const expanded = expand(scenario, variant)
  const { levers, edges, asks, controls } = expanded
  const origin = new TimedOrigin(ORIGIN, scenario.origin.resources, BEGINS_MS)
  const world = new World({ topology: topologyOf(scenario, expanded, origin, as), levers: {}, seed: 1 })
  const answers: Answered[] = []
  // They begin first: in one instant a control comes before requests.
  for (const control of controls) world.kernel.spawn(later(whenUs(control.at), () => obey(control, world, origin, expanded)))
  asks.forEach((ask, i) => {
    const user = world.client(userId(edges.indexOf(ask.edge)))
    const exchange = world.openUser(user.index, i)
    const request = new HttpRequest(exchange, ask.method, ask.path, Object.entries(ask.headers))
    function* asking(): Process<void> {
      const sinceUs = world.nowUs
      const response = yield* world.at(user.index, exchange, user.ask(request))
      answers[i] = { response, waitMs: usToMs(world.nowUs - sinceUs) }
    }
    world.kernel.spawnAt(whenUs(ask.at), asking(), exchange)
  })
  world.kernel.run()
  const nodeOf = new Map(edges.map((name, i) => [name, world.node(edgeId(i)).index]))
  return { levers, edges, asks, controls, answers, reached: origin.requests, trace: world.trace, nodeOf }
}

const whenUs = (at: number): number => msToUs(BEGINS_MS + at)

function* later(us: number, work: () => void): Process<void> {
  yield us
  work()
}

/** How long the cache beside the origin waits: longer than any answer takes. */
export function patienceMs({ origin }: Scenario): number {
  const slowestMs = Math.max(0, ...Object.values(origin.resources).flatMap(({ thinkMs = 0, versions = [] }) => [thinkMs, ...versions.map((one) => one.thinkMs ?? 0)]))
  return Math.max(PATIENCE_MS, 2 * slowestMs)
}

function topologyOf(scenario: Scenario, { levers, edges }: Expanded, origin: TimedOrigin, as: PresetId) {
  const timeoutMs = patienceMs(scenario)
  const cache = cacheOf(levers, as)
  const upstream = levers.shield ? SHIELD : ORIGIN
  const links = [
    ...edges.flatMap((_, i) => [{ from: userId(i), to: edgeId(i), rttMs: 0 }, { from: edgeId(i), to: upstream, rttMs: 0 }]),
    ...(levers.shield ? [{ from: SHIELD, to: ORIGIN, rttMs: 0 }] : []),
  ]
  return {
    view: { kind: 'lanes', lanes: [edges.map((_, i) => edgeId(i)), [ORIGIN]] } as const,
    nodes: [
      ...edges.map((name, i) => client({ id: userId(i), name: `Users at ${name}`, upstream: edgeId(i), asks: '/' })),
      ...edges.map((name, i) => edge({ id: edgeId(i), name, upstream, timeoutMs: levers.shield ? timeoutMs + FURTHER_S * 1000 : timeoutMs, ...cache })),
      ...(levers.shield ? [shield({ id: SHIELD, name: 'Shield', upstream: ORIGIN, timeoutMs, ...cache })] : []),
      origin.spec,
    ],
    links,
  }
}

/** An edge and a shield are the same kind of cache, as they were where it was recorded. */
function cacheOf(levers: Levers, as: PresetId): CacheSpec {
  const { stock, coalesce, revalidate, grace, storageBytes, productCompression } = levers
  const { layers, manner, key } = presets[as](
    stock
      ? { stock, coalesce: true, revalidate: true, graceS: null, ownEncodings: true, ownClocks: true }
      : { stock, coalesce, revalidate, graceS: grace, ownEncodings: productCompression, ownClocks: true },
  )
  const rules = keyRules(levers, key)
  const purgeable = [surrogateKeys, ...layers, PURGES_FETCHES.has(as) ? purgeInFlight : purgeInFlightWhereAsked]
  const policy = { limits: { bytes: storageBytes }, eviction: lru }
  return { layers: () => purgeable, manner: () => manner, key: () => rules, store: policy, shows: [], lookupMs: 0, storeMs: 0 }
}

/** Parameters without a name go with those that are dropped: what is left of a query may be empty. */
function keyRules({ query, dropParams, normalizeAcceptEncoding, uaClass, stock }: Levers, own: KeyRules): KeyRules {
  const dropped = query === 'ignore' ? ['*'] : dropParams.length > 0 ? [...dropParams, ''] : []
  return {
    sortQuery: query === 'sort', dropParams: [...(own.dropParams ?? []), ...dropped],
    ...(stock ? {} : { normalise: { encoding: normalizeAcceptEncoding, device: uaClass } }),
  }
}

function obey(control: Control, world: World, origin: TimedOrigin, { levers, edges }: Expanded): void {
  if ('purge' in control) {
    const order = orderOf(control)
    // The shield first: an edge that asks again must not be given the old copy.
    if (levers.shield) world.cacheOf(SHIELD).purge(order)
    for (const name of [control.edges ?? edges].flat()) world.cacheOf(edgeId(edges.indexOf(name))).purge(order)
    return
  }
  origin.say(control)
  world.health.give(world.node(ORIGIN).index, control.origin === 'down' ? { kind: 'down' } : null)
}

function orderOf({ purge, path = '', tag = '', soft = false, wait = false }: PurgeEntry): Purge {
  return purge === 'all' ? { kind: 'all', soft, wait } : { kind: purge, what: purge === 'url' ? path : tag, soft, wait }
}
