import { browserCache } from './browserCache'
import { edge } from './cacheNode'
import { client } from './client'
import { origin } from './origin'
import { describe, expect, it } from 'vitest'
import type { Process } from '../../engine/process'
import { Kind, OUTCOME_NAMES } from '../../trace/traceKinds'
import { type HeaderList, HttpRequest, type HttpResponse, header } from '../http/message'
import { httpLayers } from '../layers/httpLayers'
import type { LeverValues } from '../levers'
import type { Topology } from '../topology'
import { World } from '../world'
import { answerConditions } from './httpOrigin'

const RTT = 200
const THINK = 10
const NEAR = 8

function topology(headers: HeaderList, withBrowser: boolean): Topology {
  const cache = { layers: () => httpLayers, shows: 'all' as const }
  return {
    view: { kind: 'lanes', lanes: [['user'], ['edge'], ['origin']] },
    nodes: [
      client({ id: 'user', name: 'User', upstream: 'edge', asks: '/', ...(withBrowser ? { cache: browserCache({ ...cache, lookupMs: 0, storeMs: 0 }) } : {}) }),
      edge({ id: 'edge', name: 'Edge', upstream: 'origin', lookupMs: 1, storeMs: 5, ...cache }),
      origin({
        id: 'origin', name: 'Origin', thinkMs: () => THINK, workers: 5, queueLimit: 5, conditions: answerConditions, faults: (levers) => (levers['down'] === true ? { kind: 'down' } : null),
        resources: { '/': ({ version }) => ({ bytes: 12_000, content: `v${version}`, headers: [...headers, ['ETag', `"v${version}"`]] }) },
      }),
    ],
    links: [{ from: 'user', to: 'edge', rttMs: NEAR }, { from: 'edge', to: 'origin', rttMs: RTT }],
  }
}

/** What happens at these times (s): a request, a change of the content, or a lever that moves. */
type Happening = readonly [atSeconds: number, what: 'ask' | 'deploy' | LeverValues]

interface Seen {
  readonly outcome: string
  readonly content: string
  readonly waitMs: number
  readonly age: string | undefined
  readonly status: number
}

function play(headers: HeaderList, happenings: readonly Happening[], withBrowser = false, prefilled = false): { seen: Seen[]; world: World } {
  const world = new World({ topology: topology(headers, withBrowser), levers: { down: false }, seed: 1 })
  if (prefilled) world.cacheOf('edge').prefill('/', world.resource('edge', '/'))
  const responses: HttpResponse[] = []
  const ask = (id: number): Process<HttpResponse> => {
    const client = world.client('user')
    const exchange = world.openUser(client.index, id)
    return world.at(client.index, exchange, client.ask(new HttpRequest(exchange, 'GET', '/')))
  }
  function* happen(what: Happening[1], id: number): Generator<never, void> {
    if (what === 'deploy') world.deploy('/')
    else if (what !== 'ask') world.setLevers(what)
    else responses[id] = (yield* ask(id) as Generator<never, HttpResponse>)
  }
  const asks = happenings.filter(([, what]) => what === 'ask')
  for (const happening of happenings) {
    const id = asks.indexOf(happening)
    world.kernel.spawnAt(happening[0] * 1_000_000, happen(happening[1], id), id)
  }
  world.kernel.run()
  return { seen: responses.map((response, id) => seenOf(world, response, id)), world }
}

function seenOf({ trace }: World, response: HttpResponse, id: number): Seen {
  const records = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.request(i) === id)
  const first = (kind: number): number => records.find((i) => trace.kind(i) === kind)!
  return {
    outcome: OUTCOME_NAMES[trace.a(first(Kind.Outcome))]!,
    content: String(response.body ?? ''),
    waitMs: trace.b(first(Kind.Done)) / 1000,
    age: header(response.headers, 'Age'),
    status: response.status,
  }
}

const EDGE_HIT = NEAR + 1
const ASKED = EDGE_HIT + RTT + THINK

describe('a cache in a world', () => {
  it('finds what it was filled with beforehand as long as it is fresh, and keeps nothing that it may not', () => {
    const outcomes = (headers: HeaderList): unknown[] => play(headers, [[3, 'ask'], [6, 'ask']], false, true).seen.map(({ outcome, age }) => [outcome, age])
    expect(outcomes([['Cache-Control', 's-maxage=4']])).toEqual([['hit', '3'], ['revalidated', '0']])
    expect(outcomes([['Cache-Control', 'no-store']])).toEqual([['miss', undefined], ['miss', undefined]])
  })

  it('serves while it is fresh, asks with its ETag when it is not, and takes new bytes when they are new', () => {
    const { seen, world } = play([['Cache-Control', 's-maxage=4']], [[0, 'ask'], [3, 'ask'], [6, 'ask'], [7, 'deploy'], [8, 'ask'], [12, 'ask']])
    expect(seen).toEqual([
      { outcome: 'miss', content: 'v1', waitMs: ASKED, age: undefined, status: 200 },
      { outcome: 'hit', content: 'v1', waitMs: EDGE_HIT, age: '3', status: 200 },
      { outcome: 'revalidated', content: 'v1', waitMs: ASKED, age: '0', status: 200 },
      { outcome: 'hit', content: 'v1', waitMs: EDGE_HIT, age: '2', status: 200 },
      { outcome: 'miss', content: 'v2', waitMs: ASKED, age: undefined, status: 200 },
    ])
    const sent = Array.from({ length: world.trace.length }, (_, i) => i).filter((i) => world.trace.kind(i) === Kind.Sent).map((i) => world.trace.a(i))
    expect(sent).toEqual([12_000, 0, 12_000])
  })

  it('keeps two clocks: the browser’s ends first, and the edge answers its question', () => {
    const { seen } = play([['Cache-Control', 'max-age=2, s-maxage=9']], [[0, 'ask'], [1, 'ask'], [3, 'ask']], true)
    expect(seen.map(({ outcome, waitMs }) => [outcome, waitMs])).toEqual([['miss', ASKED], ['hit', 0], ['hit', EDGE_HIT]])
  })

  it('refreshes behind one answer, so that nobody waits', () => {
    const { seen, world } = play([['Cache-Control', 'max-age=2, stale-while-revalidate=60']], [[0, 'ask'], [3, 'ask'], [3.1, 'ask'], [4, 'ask']])
    expect(seen.map(({ outcome }) => outcome)).toEqual(['miss', 'stale', 'stale', 'hit'])
    expect(seen.slice(1).every(({ waitMs }) => waitMs === EDGE_HIT)).toBe(true)
    const refreshes = Array.from({ length: world.trace.length }, (_, i) => i).filter((i) => world.trace.kind(i) === Kind.Refresh)
    expect(refreshes.map((i) => [world.trace.request(i), world.trace.a(i)])).toEqual([[1, 1], [1, 0]])
  })

  it('answers with a stale copy while the origin is down, until the window ends', () => {
    const { seen } = play([['Cache-Control', 'max-age=2, stale-if-error=10']], [[0, 'ask'], [1, { down: true }], [5, 'ask'], [20, 'ask'], [21, { down: false }], [22, 'ask']])
    expect(seen.map(({ outcome, status }) => [outcome, status])).toEqual([['miss', 200], ['stale', 200], ['error', 504], ['revalidated', 200]])
    expect(seen[1]!.waitMs).toBe(EDGE_HIT + RTT)
  })
})
