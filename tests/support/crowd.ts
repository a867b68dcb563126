/**
 * A crowd at one edge, without a scene: who asks when and for what, what the origin answers to each request that reaches it, and
 * what became of everybody. Messages take no time, so that every wait is one for an answer.
 */
import { HttpRequest, HttpResponse, type HeaderList } from '../../src/cdn/http/message'
import { httpLayers, withBefore } from '../../src/cdn/layers/httpLayers'
import type { Layer } from '../../src/cdn/layers/layer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import type { NodeSpec } from '../../src/cdn/network'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { World } from '../../src/cdn/world'
import type { Process } from '../../src/engine/process'
import { msToUs, usToMs } from '../../src/engine/time'
import { race } from '../../src/engine/race'
import { TimeoutError, timeout } from '../../src/engine/timeout'
import { Kind, OUTCOME_NAMES } from '../../src/trace/traceKinds'
import type { Trace } from '../../src/trace/trace'

/** One user who asks once. */
export interface Ask {
  readonly atMs: number
  readonly method?: string
  readonly url?: string
  readonly headers?: HeaderList
  /** Gives up and goes, when there is no answer in this time. */
  readonly staysMs?: number
  /** Asks for another at the same time, and goes with the first answer. */
  readonly rival?: Ask
  /** Asks again at the very moment of the answer. */
  readonly again?: boolean
}

export interface OriginAnswer {
  readonly afterMs: number
  /** 200 when absent. */
  readonly status?: number
  readonly headers?: HeaderList
  readonly content?: string
}

export interface Crowd {
  /** The layers of the edge, `httpLayers` with this one in its place when it is a single one. */
  readonly layers?: readonly Layer[] | Layer
  readonly asks: readonly Ask[]
  /** What the origin answers to the n-th request that reaches it, from 0. */
  answer(n: number, request: HttpRequest): OriginAnswer
  /** How long the edge waits for the origin. */
  readonly timeoutMs?: number
  /** A key that is purged at the edge then; all of them without one. */
  readonly purge?: { readonly atMs: number; readonly key?: string }
  readonly seed?: number
}

/** What became of one. */
export interface Seen {
  /** null for one who left. */
  readonly status: number | null
  readonly waitMs: number
  readonly outcome: string
  readonly cacheStatus: string
  readonly content: string
}

export interface CrowdRun {
  /** What reached the origin, in that order. */
  readonly fetches: readonly { readonly atMs: number; readonly request: HttpRequest }[]
  /** In the order of the asks. */
  readonly seen: readonly Seen[]
  readonly trace: Trace
}

/** Where `coalesce` belongs. */
export const coalescing = (layer: Layer): readonly Layer[] => withBefore(httpLayers, staleIfError, layer)

export function crowd({ layers = httpLayers, asks, answer, timeoutMs, purge, seed = 1 }: Crowd): CrowdRun {
  const fetches: { atMs: number; request: HttpRequest }[] = []
  const installed = 'install' in layers ? coalescing(layers) : layers
  const atOrigin: NodeSpec = {
    kind: 'origin', id: 'origin', name: 'Origin',
    make: (network, index) => ({
      index, spec: atOrigin,
      *receive(request): Process<HttpResponse> {
        const { afterMs, status = 200, headers = [], content = '' } = answer(fetches.length, request)
        fetches.push({ atMs: usToMs(network.nowUs), request })
        yield msToUs(afterMs)
        return new HttpResponse(status, headers, 100, content)
      },
      resource: () => new HttpResponse(200), owns: () => true, deploy: () => {},
    }),
  }
  const world = new World({
    levers: {}, seed,
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['edge'], ['origin']] },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
        edge({ id: 'edge', name: 'Edge', upstream: 'origin', lookupMs: 0, storeMs: 0, shows: [], layers: () => installed, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
        atOrigin,
      ],
      links: [{ from: 'user', to: 'edge', rttMs: 0 }, { from: 'edge', to: 'origin', rttMs: 0 }],
    },
  })
  const user = world.client('user')
  const answered: Pick<Seen, 'status' | 'waitMs' | 'content'>[] = []
  let further = asks.length
  const send = ({ method = 'GET', url = '/', headers = [] }: Ask, id: number): Process<HttpResponse> => {
    const exchange = world.openUser(user.index, id)
    return world.at(user.index, exchange, user.ask(new HttpRequest(exchange, method, url, headers)))
  }
  const first = (ask: Ask, id: number): Process<HttpResponse> => {
    if (ask.staysMs !== undefined && ask.staysMs !== Infinity) return timeout(send(ask, id), msToUs(ask.staysMs))
    return ask.rival ? firstOf([send(ask.rival, further++), send(ask, id)]) : send(ask, id)
  }
  function* one(ask: Ask, id: number): Process<void> {
    let response: HttpResponse | null = null
    try {
      response = yield* first(ask, id)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
    }
    const waitMs = usToMs(world.nowUs) - ask.atMs
    if (ask.again) yield* send(ask, further++)
    answered[id] = { status: response?.status ?? null, waitMs, content: String(response?.body ?? '') }
  }
  asks.forEach((ask, id) => world.kernel.spawnAt(msToUs(ask.atMs), one(ask, id), id))
  if (purge) world.kernel.spawnAt(0, purging(world, purge))
  world.kernel.run()
  const said = saidOf(world.trace)
  return { fetches, seen: answered.map((one, id) => ({ outcome: '', cacheStatus: '', ...said[id], ...one })), trace: world.trace }
}

function* purging(world: World, { atMs, key }: NonNullable<Crowd['purge']>): Process<void> {
  yield msToUs(atMs)
  world.cacheOf('edge').purge(key)
}

function* firstOf(processes: readonly Process<HttpResponse>[]): Process<HttpResponse> {
  return (yield* race(processes)).value
}

/** By request: what was decided first, and what the cache says of it. */
function saidOf(trace: Trace): { outcome?: string; cacheStatus?: string }[] {
  const said: { outcome?: string; cacheStatus?: string }[] = []
  for (let i = 0; i < trace.length; i++) {
    if (trace.request(i) < 0) continue
    const about = (said[trace.request(i)] ??= {})
    if (trace.kind(i) === Kind.Outcome) about.outcome ??= OUTCOME_NAMES[trace.a(i)]!
    if (trace.kind(i) === Kind.CacheStatus) about.cacheStatus = trace.string(trace.b(i))
  }
  return said
}
