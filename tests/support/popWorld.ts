/**
 * Places of a network with code in them, without a scene: users before edges, an origin behind, and whatever somebody asks there at
 * which time.
 */
import { type HeaderList, HttpRequest, type HttpResponse } from '../../src/cdn/http/message'
import type { Layer } from '../../src/cdn/layers/layer'
import type { CityId } from '../../src/cdn/net/places'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import type { OriginSpec } from '../../src/cdn/nodes/originSpec'
import { World } from '../../src/cdn/world'
import type { LeverValues } from '../../src/cdn/levers'
import { msToUs, usToMs } from '../../src/engine/time'
import type { Process } from '../../src/engine/process'
import { Kind, OUTCOME_NAMES } from '../../src/trace/traceKinds'
import type { Trace } from '../../src/trace/trace'

export interface PopAsk {
  readonly atMs: number
  readonly city?: CityId
  readonly method?: string
  readonly url?: string
  readonly headers?: HeaderList
  /** Of somebody who is logged in. */
  readonly user?: string
}

export interface PopWorld {
  readonly layers: readonly Layer[]
  readonly asks: readonly PopAsk[]
  readonly resources: OriginSpec['resources']
  readonly cities?: readonly CityId[]
  readonly levers?: LeverValues
  readonly seed?: number
  readonly thinkMs?: number
}

export interface PopAnswer {
  readonly response: HttpResponse
  readonly waitMs: number
  readonly outcome: string | null
  readonly content: string
  readonly headers: HeaderList
}

export interface PopRun {
  /** In the order of the asks. */
  readonly answers: readonly PopAnswer[]
  /** What reached the origin: method and URL. */
  readonly atOrigin: readonly string[]
  readonly trace: Trace
  /** Records of one kind, with the request that each is about. */
  of(kind: Kind): { readonly request: number; readonly node: number; readonly a: number; readonly b: number; readonly texts: readonly [string, string]; readonly atMs: number }[]
}

export function popRun({ layers, asks, resources, cities = ['frankfurt'], levers = {}, seed = 1, thinkMs = 10 }: PopWorld): PopRun {
  const world = new World({
    levers, seed,
    topology: {
      view: { kind: 'lanes', lanes: [cities.map((city) => `user-${city}`), [...cities], ['origin']] },
      nodes: [
        ...cities.map((city) => client({ id: `user-${city}`, name: city, city, upstream: city, asks: '/' })),
        ...cities.map((city) => edge({ id: city, name: city, city, upstream: 'origin', lookupMs: 0, storeMs: 0, shows: [], layers: () => layers })),
        origin({ id: 'origin', name: 'Origin', city: 'ashburn', thinkMs: () => thinkMs, workers: 1000, queueLimit: 1000, resources }),
      ],
      links: cities.flatMap((city) => [{ from: `user-${city}`, to: city, rttMs: 0 }, { from: city, to: 'origin', rttMs: 20 }]),
    },
  })
  const answers: PopAnswer[] = []
  function* one({ atMs, city = cities[0]!, method = 'GET', url = '/', headers = [], user }: PopAsk, id: number): Process<void> {
    const from = world.client(`user-${city}`)
    const exchange = world.openUser(from.index, id)
    const all = [...headers, ...(user === undefined ? [] : [['Cookie', `user=${user}`] as const])]
    const response = yield* world.at(from.index, exchange, from.ask(new HttpRequest(exchange, method, url, all)))
    answers[id] = { response, waitMs: usToMs(world.nowUs) - atMs, outcome: null, content: String(response.body ?? ''), headers: all }
  }
  asks.forEach((ask, id) => world.kernel.spawnAt(msToUs(ask.atMs), one(ask, id), id))
  world.kernel.run()
  const { trace } = world
  const of: PopRun['of'] = (kind) =>
    Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
      .map((i) => ({ request: trace.request(i), node: trace.node(i), a: trace.a(i), b: trace.b(i), texts: [trace.string(trace.a(i)), trace.string(trace.b(i))] as const, atMs: usToMs(trace.timeUs(i)) }))
  const outcomes = new Map<number, string>()
  for (const { request, a } of of(Kind.Outcome)) if (!outcomes.has(request)) outcomes.set(request, OUTCOME_NAMES[a]!)
  const originNode = world.node('origin').index
  return {
    answers: answers.map((answer, id) => ({ ...answer, outcome: outcomes.get(id) ?? null })),
    atOrigin: of(Kind.Receive).filter(({ node }) => node === originNode).map(({ request }) => `${asks[request]?.method ?? 'GET'} ${asks[request]?.url ?? '/'}`),
    trace, of,
  }
}
