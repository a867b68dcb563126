/**
 * The world of scene 4 with users who ask all the time, for tests: some behind one address for all places, some behind a name that is
 * answered by place. Nothing takes time in it but ways, checks, what routers need to follow, and how long answers of DNS are kept.
 */
import { EVERYWHERE, POP_CITIES, SITES, anycastWorld, networkIn, popIn } from '../../src/cdn/anycastWorld'
import type { Fault } from '../../src/cdn/fault'
import { HttpRequest } from '../../src/cdn/http/message'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import type { CheckSpec } from '../../src/cdn/net/healthCheck'
import { RouteLog, routesRow } from '../../src/cdn/net/bgp/routeLog'
import { type CityId, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { nameserver } from '../../src/cdn/nodes/nameserver'
import { origin } from '../../src/cdn/nodes/origin'
import { resolver } from '../../src/cdn/nodes/resolver'
import { World } from '../../src/cdn/world'
import type { Process } from '../../src/engine/process'
import { msToUs } from '../../src/engine/time'
import { Kind, NO_STATUS, hopTo } from '../../src/trace/traceKinds'

export interface AnycastUser {
  readonly city: CityId
  readonly by: 'anycast' | 'geo'
  /** When it asks (ms). */
  readonly asksMs: readonly number[]
  /** Where its resolver stands: its own city when absent. */
  readonly resolver?: CityId
  readonly overrunS?: number
  readonly sendsSubnet?: boolean
}

export interface AnycastGiven {
  readonly users: readonly AnycastUser[]
  readonly seed?: number
  readonly ttlS?: number
  readonly check?: CheckSpec
  readonly checkers?: readonly CityId[]
  /** What happens to servers. */
  readonly events?: readonly (readonly [atMs: number, pop: (typeof POP_CITIES)[number], fault: Fault | null])[]
  readonly untilMs: number
  readonly timeoutMs?: number
  /** All users ask the resolver of the first. */
  readonly oneResolver?: boolean
}

/** One request of a user. */
export interface Asked {
  readonly user: number
  readonly atMs: number
  readonly failed: boolean
  readonly waitMs: number
  /** The server that it has reached last, by its city; '' when it came to none. */
  readonly pop: string
}

const NAMES = { anycast: 'any.example', geo: 'geo.example' } as const

/** The world after it has been played to the end. */
export function anycastPlayed({ users, seed = 1, ttlS = 60, check, checkers = ['ashburn'], events = [], untilMs, timeoutMs = 1000, oneResolver = false }: AnycastGiven): World {
  const cities = [...new Set(users.map(({ city }) => city))]
  const dnsOf = (user: number): string => `dns-${oneResolver ? 0 : user}`
  const roads = anycastWorld({ users: cities, ...(check ? { check } : {}) })
  const world = new World({
    seed, levers: {},
    topology: {
      view: { kind: 'lanes', lanes: [] },
      nodes: [
        ...users.map(({ city, by }, at) => client({ id: `user-${at}`, name: city, city, asks: '/', upstream: NAMES[by], gateway: networkIn(city), resolver: dnsOf(at), timeoutMs })),
        ...users.map(({ city, resolver: place = city, sendsSubnet = false, overrunS = 0 }, at) => resolver({ id: `dns-${at}`, name: 'DNS', city: place, asks: 'names', sendsSubnet, overrunS })),
        nameserver({
          id: 'names', name: 'Names', city: 'ashburn', hosts: { [NAMES.anycast]: { ttlS, sites: EVERYWHERE }, [NAMES.geo]: { ttlS, sites: SITES } },
          ...(check ? { watch: { check, checkers } } : {}),
        }),
        ...POP_CITIES.map((city) => edge({ id: popIn(city), name: city, city, layers: () => httpLayers, shows: [], lookupMs: 0, storeMs: 0, upstream: 'us-east' })),
        origin({ id: 'us-east', name: 'us-east', city: 'ashburn', thinkMs: () => 0, workers: 99, queueLimit: 99, resources: { '/': { bytes: 1, headers: [['Cache-Control', 'max-age=86400']] } } }),
        ...roads.nodes,
      ],
      links: [
        ...users.flatMap(({ city }, at) => [{ from: `user-${at}`, to: networkIn(city), rttMs: LOCAL_RTT_MS }, { from: `user-${at}`, to: dnsOf(at), rttMs: 0 }, { from: `dns-${at}`, to: 'names', rttMs: 0 }]),
        ...POP_CITIES.map((city) => ({ from: popIn(city), to: 'us-east', rttMs: 0 })),
        ...roads.links,
      ],
    },
  })
  let request = 0
  users.forEach(({ asksMs }, at) => {
    const user = world.client(`user-${at}`)
    for (const ms of asksMs) {
      const exchange = world.openUser(user.index, request++)
      world.kernel.spawnAt(msToUs(ms), user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
    }
  })
  for (const [atMs, pop, fault] of events) world.kernel.spawnAt(msToUs(atMs), given(world, popIn(pop), fault))
  world.kernel.run(msToUs(untilMs))
  world.end()
  world.kernel.run()
  return world
}

function* given(world: World, id: string, fault: Fault | null): Process<void> {
  world.health.give(world.node(id).index, fault)
  yield 0
}

export const recordsOf = ({ trace }: World, kind: Kind): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)

/** What became of each request, in the order in which they were begun. */
export function askedOf(world: World, { users }: AnycastGiven): Asked[] {
  const { trace, nodes } = world
  const done = new Map(recordsOf(world, Kind.Done).map((i) => [trace.request(i), i]))
  /** By request: the server of a place that it came to last. */
  const servers = new Map<number, string>()
  for (const i of recordsOf(world, Kind.Hop)) {
    const { id } = nodes[hopTo(trace.a(i))]!.spec
    if (id.startsWith('pop-')) servers.set(trace.request(i), id.slice(4))
  }
  let request = 0
  return users.flatMap(({ asksMs }, user) => asksMs.map((atMs) => {
    const i = done.get(request)!
    return { user, atMs, failed: trace.a(i) === NO_STATUS, waitMs: trace.b(i) / 1000, pop: servers.get(request++) ?? '' }
  }))
}

/** What its routers have written down. */
export function routeLogOf(world: World): RouteLog {
  const { trace, nodes } = world
  return new RouteLog(recordsOf(world, Kind.Routes).map((record) => routesRow({
    record, atMs: trace.timeUs(record) / 1000, node: nodes[trace.node(record)]!.spec.id, texts: [trace.string(trace.a(record)), trace.string(trace.b(record))],
  })))
}
