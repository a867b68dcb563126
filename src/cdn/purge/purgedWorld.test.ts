/**
 * Purges of an edge in a world, and of one behind a shield: what the next user gets, and what the origin is asked.
 */
import { describe, expect, it } from 'vitest'
import type { Process } from '../../engine/process'
import { Kind, OUTCOME_NAMES } from '../../trace/traceKinds'
import { type HeaderList, HttpRequest, type HttpResponse, header } from '../http/message'
import { httpLayers, withBefore } from '../layers/httpLayers'
import { head } from '../layers/headLayer'
import { purgeInFlight } from '../layers/purgeInFlightLayer'
import { surrogateKeys, surrogateKeysAtUsers } from '../layers/surrogateKeysLayer'
import type { LeverValues } from '../levers'
import { edge, shield } from '../nodes/cacheNode'
import { client } from '../nodes/client'
import { answerConditions } from '../nodes/httpOrigin'
import { origin } from '../nodes/origin'
import type { Topology } from '../topology'
import { World } from '../world'
import type { Purge } from './purge'

const times = { lookupMs: 0, storeMs: 0 }
const atEdge = [surrogateKeysAtUsers, ...httpLayers]
const atEdgeInFlight = [surrogateKeysAtUsers, ...withBefore(httpLayers, head, purgeInFlight)]
const atShield = [surrogateKeys, ...httpLayers]

function topology(headers: HeaderList): Topology {
  return {
    view: { kind: 'lanes', lanes: [['user'], ['edge'], ['shield'], ['origin']] },
    nodes: [
      client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
      edge({ id: 'edge', name: 'Edge', upstream: 'shield', layers: ({ inFlight }: LeverValues) => (inFlight === true ? atEdgeInFlight : atEdge), shows: 'all', ...times }),
      shield({ id: 'shield', name: 'Shield', upstream: 'origin', layers: () => atShield, shows: 'all', ...times }),
      origin({
        id: 'origin', name: 'Origin', thinkMs: () => 10, workers: 9, queueLimit: 9, conditions: answerConditions,
        resources: { '/p/1': ({ version }) => ({ bytes: 1000, content: `v${version}`, headers: [['Surrogate-Key', 'p1 shoes'], ['ETag', `"v${version}"`], ...headers] }) },
      }),
    ],
    links: [{ from: 'user', to: 'edge', rttMs: 10 }, { from: 'edge', to: 'shield', rttMs: 100 }, { from: 'shield', to: 'origin', rttMs: 2 }],
  }
}

type What = 'ask' | 'deploy' | readonly [node: 'edge' | 'shield', order: Purge]

function play(headers: HeaderList, happenings: readonly (readonly [atMs: number, what: What])[], inFlight = false) {
  const world = new World({ topology: topology(headers), levers: { inFlight }, seed: 1 })
  const responses: HttpResponse[] = []
  let asks = 0
  function* ask(id: number): Process<void> {
    const { index } = world.client('user')
    const exchange = world.openUser(index, id)
    responses[id] = yield* world.at(index, exchange, world.client('user').ask(new HttpRequest(exchange, 'GET', '/p/1')))
  }
  function* doNow(what: Exclude<What, 'ask'>): Process<void> {
    yield 0
    if (what === 'deploy') world.deploy('/p/1')
    else world.cacheOf(what[0]).purge(what[1])
  }
  for (const [atMs, what] of happenings) {
    if (what === 'ask') world.kernel.spawnAt(atMs * 1000, ask(asks), asks++)
    else world.kernel.spawnAt(atMs * 1000, doNow(what), -1)
  }
  world.kernel.run()
  const { trace } = world
  const records = Array.from({ length: trace.length }, (_, i) => i)
  return {
    world,
    responses,
    contents: responses.map(({ body }) => body),
    outcomes: responses.map((_, id) => OUTCOME_NAMES[trace.a(records.find((i) => trace.kind(i) === Kind.Outcome && trace.request(i) === id)!)]),
    origin: records.filter((i) => trace.kind(i) === Kind.Answer).map((i) => trace.a(i)),
  }
}

const soft: Purge = { kind: 'tag', what: 'shoes', soft: true }
const hard: Purge = { kind: 'tag', what: 'shoes' }
const WINDOW: HeaderList = [['Cache-Control', 'max-age=600, stale-while-revalidate=60']]

describe('a cache that can be purged', () => {
  it('asks anew after a hard purge, at every tier that was told', () => {
    const { outcomes, contents, origin } = play(WINDOW, [[0, 'ask'], [500, 'deploy'], [600, ['shield', hard]], [600, ['edge', hard]], [700, 'ask'], [900, 'ask']])
    expect(outcomes).toEqual(['miss', 'miss', 'hit'])
    expect(contents).toEqual(['v1', 'v2', 'v2'])
    expect(origin).toEqual([200, 200])
  })

  it('fills an edge that was purged before the shield with the old page again', () => {
    const { outcomes, contents } = play(WINDOW, [[0, 'ask'], [500, 'deploy'], [600, ['edge', hard]], [700, 'ask'], [1000, ['shield', hard]], [1500, 'ask']])
    expect(outcomes).toEqual(['miss', 'miss', 'hit'])
    expect(contents).toEqual(['v1', 'v1', 'v1'])
  })

  it('gives the stale copy after a soft purge and refreshes it behind the answer: a thin 304 where nothing changed', () => {
    const told = [[600, ['shield', soft]], [600, ['edge', soft]]] as const
    const same = play(WINDOW, [[0, 'ask'], ...told, [700, 'ask'], [1500, 'ask']])
    expect(same.outcomes).toEqual(['miss', 'stale', 'hit'])
    expect(same.origin).toEqual([200, 304])
    const changed = play(WINDOW, [[0, 'ask'], [500, 'deploy'], ...told, [700, 'ask'], [1500, 'ask'], [2500, 'ask']])
    expect(changed.outcomes.slice(0, 2)).toEqual(['miss', 'stale'])
    expect(changed.origin).toEqual([200, 200])
  })

  it('makes the first user wait after a soft purge where there is a validator and no window', () => {
    const { outcomes, origin } = play([['Cache-Control', 'max-age=600']], [[0, 'ask'], [600, ['shield', soft]], [600, ['edge', soft]], [700, 'ask'], [1500, 'ask']])
    expect(outcomes).toEqual(['miss', 'revalidated', 'hit'])
    expect(origin).toEqual([200, 304])
  })

  it('records that a copy is stale now, and only that', () => {
    const { world } = play(WINDOW, [[0, 'ask'], [600, ['edge', soft]]])
    const { trace } = world
    const last = trace.length - 1
    expect(trace.kind(last)).toBe(Kind.Life)
    const { ageUs, lifetimeUs, staleWhileRevalidateUs } = trace.lives.at(trace.b(last))
    expect([lifetimeUs, staleWhileRevalidateUs]).toEqual([ageUs, 60_000_000])
    expect(trace.kind(last - 1)).not.toBe(Kind.Slot)
  })

  it('leaves what is on its way, unless it is told otherwise', () => {
    // The answer leaves the origin before the purge and comes back after it.
    const happenings = [[0, 'ask'], [70, 'deploy'], [75, ['shield', hard]], [75, ['edge', hard]], [500, 'ask']] as const
    expect(play(WINDOW, happenings).contents).toEqual(['v1', 'v1'])
    const { contents, outcomes, responses } = play(WINDOW, happenings, true)
    expect(contents[0]).toBe('v1')
    expect(outcomes).toEqual(['miss', 'miss'])
    expect(header(responses[0]!.headers, 'Cache-Status')).toContain('it was purged on its way')
  })

  it('passes Surrogate-Key on to caches and not to users', () => {
    const { responses, world } = play(WINDOW, [[0, 'ask']])
    expect(header(responses[0]!.headers, 'Surrogate-Key')).toBeUndefined()
    expect(world.cacheOf('edge').purge(hard)).toBe(1)
  })

  it('means nothing where the layer is not there', () => {
    const world = new World({ topology: { ...topology([]), nodes: topology([]).nodes.map((node) => (node.id === 'edge' ? edge({ id: 'edge', name: '', upstream: 'shield', layers: () => httpLayers, shows: 1, ...times }) : node)) }, levers: {}, seed: 1 })
    expect(world.cacheOf('edge').purge(hard)).toBe(0)
  })
})
