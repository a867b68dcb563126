/**
 * An origin that is asked for more than it can do, and then for less again: with a long queue, impatient users and retries it does not
 * come back by itself (Bronson and others, Metastable Failures in Distributed Systems, HotOS 2021); with a short queue, or a budget for
 * retries, it does.
 */
import { describe, expect, it } from 'vitest'
import { Kind, hopTo } from '../trace/traceKinds'
import { HttpRequest } from './http/message'
import { edge } from './nodes/cacheNode'
import { client } from './nodes/client'
import { origin } from './nodes/origin'
import type { Retries } from './nodes/tries'
import { httpLayers } from './layers/httpLayers'
import { World } from './world'

/** Ten workers, a tenth of a second each: a hundred requests a second. */
const [WORKERS, THINK_MS] = [10, 100]
/** Offered requests a second: calm, too much, calm again. */
const LOAD = [{ rps: 60, fromS: 0, toS: 10 }, { rps: 200, fromS: 10, toS: 15 }, { rps: 60, fromS: 15, toS: 80 }] as const
const END_S = 80
/** A user and the edge, one way. */
const [NEAR_MS, RTT_MS] = [5, 20]

interface Means {
  readonly queueLimit: number
  readonly retries: Retries
  readonly finishesAll?: boolean
}

function played({ queueLimit, retries, finishesAll = true }: Means) {
  const world = new World({
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['edge'], ['origin']] },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
        edge({ id: 'edge', name: 'Edge', upstream: 'origin', layers: () => httpLayers, shows: [], lookupMs: 0, storeMs: 0, timeoutMs: 1000, retries }),
        origin({ id: 'origin', name: 'Origin', workers: WORKERS, queueLimit, finishesAll, thinkMs: () => THINK_MS, resources: { '/': { bytes: 10, headers: [['Cache-Control', 'no-store']] } } }),
      ],
      links: [{ from: 'user', to: 'edge', rttMs: 2 * NEAR_MS }, { from: 'edge', to: 'origin', rttMs: RTT_MS }],
    },
    levers: {}, seed: 1,
  })
  const user = world.client('user')
  const times = LOAD.flatMap(({ rps, fromS, toS }) => Array.from({ length: (toS - fromS) * rps }, (_, i) => fromS * 1e6 + Math.round((i * 1e6) / rps)))
  times.forEach((atUs, i) => {
    const exchange = world.openUser(user.index, i)
    world.kernel.spawnAt(atUs, user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
  })
  world.kernel.run()
  expect(world.kernel.live(), 'nothing is left').toEqual([])
  return { trace: world.trace, edgeIndex: world.node('edge').index, originIndex: world.node('origin').index, ...countsOf(world.trace) }
}

function countsOf(trace: World['trace']) {
  /** Of the requests that were asked in these seconds the share that was answered with 200. */
  const share = (fromS: number, toS: number): number => {
    const done = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Done && within((trace.timeUs(i) - trace.b(i)) / 1e6, fromS, toS))
    return done.filter((i) => trace.a(i) === 200).length / done.length
  }
  return { before: share(0, 10), after: share(END_S - 10, END_S) }
}
const within = (s: number, fromS: number, toS: number): boolean => s >= fromS && s < toS

const EAGER: Retries = { count: 3, backoffMs: 0 }
const LONG = { queueLimit: Infinity, retries: EAGER } as const

describe('an origin that was asked for too much', () => {
  it('stays down at a load that it could bear before: what it works on nobody waits for any more', () => {
    const { before, after } = played(LONG)
    expect(before).toBe(1)
    expect(after).toBeLessThan(0.05)
  })

  it.each<[string, Means]>([
    ['a queue that is no longer than users are patient', { queueLimit: 50, retries: EAGER }],
    ['a budget for what is sent again', { queueLimit: Infinity, retries: { ...EAGER, budget: { share: 0.2, floor: 3 } } }],
    ['no retries', { queueLimit: Infinity, retries: { count: 0, backoffMs: 0 } }],
  ])('comes back with %s', (_, means) => {
    expect(played(means)).toMatchObject({ before: 1, after: 1 })
  })

  it('does not come back by dropping what nobody waits for: those that are still waited for have waited as long', () => {
    expect(played({ ...LONG, finishesAll: false }).after).toBeLessThan(0.2)
  })
})

describe('a budget for what is sent again', () => {
  it.each([{ share: 0.2, floor: 3 }, { share: 0.05, floor: 0 }, { share: 0, floor: 2 }])('is kept whenever something is sent again: %o', (budget) => {
    const { trace, edgeIndex, originIndex } = played({ queueLimit: Infinity, retries: { ...EAGER, budget } })
    const tries = triesOf(trace, edgeIndex, originIndex)
    const again = tries.flatMap(({ sentUs, endUs }) => sentUs.slice(1).map((us, i) => ({ fromUs: us, toUs: sentUs[i + 2] ?? endUs })))
    expect(again.length).toBeGreaterThan(5)
    for (const { fromUs } of again) {
      const open = tries.filter(({ sentUs, endUs }) => sentUs[0]! <= fromUs && endUs >= fromUs).length
      // Those of the same µs may have ended before.
      const others = again.filter((one) => one.fromUs < fromUs && one.toUs > fromUs).length
      expect(others).toBeLessThan(Math.max(budget.floor, budget.share * open))
    }
  })
})

/** By user's request: when the edge has sent it to the origin, and when it was over there. */
function triesOf(trace: World['trace'], edgeIndex: number, originIndex: number): { readonly sentUs: number[]; readonly endUs: number }[] {
  const byRequest = new Map<number, { sentUs: number[]; endUs: number }>()
  for (let i = 0; i < trace.length; i++) {
    const one = byRequest.get(trace.request(i)) ?? { sentUs: [], endUs: Infinity }
    byRequest.set(trace.request(i), one)
    if (trace.kind(i) === Kind.Done) one.endUs = trace.timeUs(i) - NEAR_MS * 1000
    if (trace.kind(i) === Kind.Hop && trace.node(i) === edgeIndex && hopTo(trace.a(i)) === originIndex) one.sentUs.push(trace.timeUs(i))
  }
  return [...byRequest.values()]
}

it('what an origin works on is lost when it goes down, also what nobody waits for any more', () => {
  const world = new World({
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['origin']] },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'origin', asks: '/', timeoutMs: 50 }),
        origin({ id: 'origin', name: 'Origin', workers: 1, queueLimit: Infinity, finishesAll: true, thinkMs: () => 1000, resources: { '/': { bytes: 10 } }, faults: [{ fault: { kind: 'down' }, fromMs: 500, toMs: 600 }] }),
      ],
      links: [{ from: 'user', to: 'origin', rttMs: 0 }],
    },
    levers: {}, seed: 1,
  })
  const user = world.client('user')
  for (const [i, atMs] of [0, 1, 2, 700].entries()) {
    const exchange = world.openUser(user.index, i)
    world.kernel.spawnAt(atMs * 1000, user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
  }
  world.kernel.run()
  expect(world.kernel.live(), 'nothing is left').toEqual([])
  const { trace } = world
  const of = (kind: number): (readonly [number, number])[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind).map((i) => [trace.timeUs(i) / 1000, trace.a(i)] as const)
  // Three are lost at 500 ms; the fourth finds a worker at once, gives up, and is worked on all the same.
  expect(of(Kind.Answer)).toEqual([[500, 0], [500, 0], [500, 0], [1700, 200]])
  expect(of(Kind.Done)).toEqual([[50, 0], [51, 0], [52, 0], [750, 0]])
})
