/** A breaker in an edge: what the origin gets while it fails, what users get, and how it turns. */
import { describe, expect, it } from 'vitest'
import { BREAKER_STATES } from '../../trace/breakerStates'
import { Kind, OUTCOME_NAMES } from '../../trace/traceKinds'
import type { BreakerSettings } from '../breaker/breaker'
import type { Faults } from '../fault'
import { HttpRequest } from '../http/message'
import type { LeverValues } from '../levers'
import { edge } from '../nodes/cacheNode'
import { client } from '../nodes/client'
import { answerConditions } from '../nodes/httpOrigin'
import { origin } from '../nodes/origin'
import { World } from '../world'
import { breakerLayer } from './breakerLayer'
import { httpLayers, withBefore } from './httpLayers'
import { store } from './storeLayer'

const AFTER_3: BreakerSettings = { rule: { kind: 'consecutive', failures: 3 }, openS: 5, trials: 2 }
const DOWN: Faults = [{ fault: { kind: 'down' }, fromMs: 1000, toMs: 9000 }]
/** One layer for all: its state belongs to the server. */
const layers = withBefore(httpLayers, store, breakerLayer({ settings: ({ breaker }) => (breaker === true ? AFTER_3 : null) }))

/** Each of the URLs at its time (ms), one user asking. */
function played(asks: readonly (readonly [atMs: number, url: string])[], { faults = DOWN, levers = { breaker: true } }: { faults?: Faults; levers?: LeverValues } = {}) {
  const world = new World({
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['edge'], ['origin']] },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
        edge({ id: 'edge', name: 'Edge', upstream: 'origin', layers: () => layers, shows: [], lookupMs: 0, storeMs: 0, timeoutMs: 800 }),
        origin({
          id: 'origin', name: 'Origin', workers: 50, queueLimit: 50, thinkMs: () => 20, faults, conditions: answerConditions,
          resources: {
            '/kept': { bytes: 10, headers: [['Cache-Control', 'max-age=1, stale-if-error=60'], ['ETag', '"1"']] },
            '*': { bytes: 10, headers: [['Cache-Control', 'no-store']] },
          },
        }),
      ],
      links: [{ from: 'user', to: 'edge', rttMs: 10 }, { from: 'edge', to: 'origin', rttMs: 80 }],
    },
    levers, seed: 1,
  })
  const user = world.client('user')
  const exchanges = asks.map(([atMs, url], i) => {
    const exchange = world.openUser(user.index, i)
    world.kernel.spawnAt(atMs * 1000, user.ask(new HttpRequest(exchange, 'GET', url)), exchange)
    return exchange
  })
  world.kernel.run()
  expect(world.kernel.live(), 'nothing is left').toEqual([])
  const { trace, nodes } = world
  const of = (kind: number): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
  const answers = exchanges.map((exchange) => {
    const done = of(Kind.Done).find((i) => trace.request(i) === exchange)!
    const outcome = of(Kind.Outcome).find((i) => trace.request(i) === exchange)
    return { status: trace.a(done), waitMs: trace.b(done) / 1000, outcome: outcome === undefined ? 'none' : OUTCOME_NAMES[trace.a(outcome)]! }
  })
  const edgeIndex = nodes.findIndex(({ spec }) => spec.id === 'edge')
  return {
    answers,
    sent: Array.from({ length: trace.exchanges.length }, (_, e) => e).filter((e) => trace.exchanges.isSent(e) && trace.exchanges.from(e) === edgeIndex).length,
    states: of(Kind.Breaker).map((i) => [BREAKER_STATES[trace.a(i)], trace.timeUs(i) / 1000]),
  }
}

const every = (ms: number, fromMs: number, toMs: number, url: string): (readonly [number, string])[] =>
  Array.from({ length: Math.ceil((toMs - fromMs) / ms) }, (_, i) => [fromMs + i * ms, url] as const)

describe('a breaker in an edge', () => {
  it('asks no more after its failures, answers at once, tries after its time, and closes when the trials are answered', () => {
    const { answers, sent, states } = played(every(500, 0, 16_000, '/live'))
    // Down from 1 s to 9 s. Requests reach the edge 5 ms after they are sent, and a failure is known after 80 ms.
    expect(states).toEqual([['open', 2085], ['half-open', 7505], ['open', 7585], ['half-open', 13_005], ['closed', 13_605]])
    const refused = answers.filter(({ status, waitMs }) => status === 503 && waitMs === 10)
    expect(refused.length).toBe(32 - sent)
    expect(refused.every(({ outcome }) => outcome === 'error')).toBe(true)
    expect(answers.at(-1)).toEqual({ status: 200, waitMs: 110, outcome: 'miss' })
  })

  it('lets what may be served stale be served at once', () => {
    const asks: (readonly [number, string])[] = [[0, '/kept'], ...every(500, 1000, 3000, '/live'), [5000, '/kept']]
    expect(played(asks).answers.at(-1)).toEqual({ status: 200, waitMs: 10, outcome: 'stale' })
    expect(played(asks, { levers: { breaker: false } }).answers.at(-1)).toMatchObject({ status: 200, outcome: 'stale' })
    expect(played(asks, { levers: { breaker: false } }).answers.at(-1)!.waitMs).toBeGreaterThan(80)
  })

  it('that is closed changes nothing, nor does one that is not there', () => {
    const asks = every(300, 0, 5000, '/kept')
    const withOne = played(asks, { faults: [] })
    expect(withOne.states).toEqual([])
    expect(withOne).toEqual(played(asks, { faults: [], levers: { breaker: false } }))
  })

  it('gives a trial to another request when the one that had it is given up', () => {
    const silent: Faults = [{ fault: { kind: 'down', silent: true }, fromMs: 1000, toMs: 9000 }]
    const { states, answers } = played(every(500, 0, 24_000, '/live'), { faults: silent })
    expect(states.at(-1)![0]).toBe('closed')
    expect(answers.at(-1)!.status).toBe(200)
  })
})
