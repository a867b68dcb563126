/**
 * Who is asked, for how long, and how often: upstreams that are chosen by request, levers, time and
 * health, timeouts and retries, held to a table of what each try must meet.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cause } from '../trace/exchanges'
import { Kind, NO_STATUS, OUTCOME_NAMES } from '../trace/traceKinds'
import type { Faults } from './fault'
import { HttpRequest } from './http/message'
import { httpLayers } from './layers/httpLayers'
import type { LeverValues } from './levers'
import type { NodeSpec } from './network'
import { browserCache } from './nodes/browserCache'
import { edge, parent } from './nodes/cacheNode'
import { client } from './nodes/client'
import { answerConditions } from './nodes/httpOrigin'
import { origin } from './nodes/origin'
import type { Patience } from './nodes/tries'
import { patienceProblems } from './nodes/tries'
import type { Upstream } from './upstream'
import { World } from './world'

const CACHE = { layers: () => httpLayers, shows: [], lookupMs: 1, storeMs: 0 }
/** From one node to the next and back (ms), and the origin's work. */
const [RTT, THINK] = [10, 20]

function originWith(faults: Faults = [], cacheControl = 'no-store'): NodeSpec {
  return origin({
    id: 'us-east', name: 'us-east', workers: 3, queueLimit: 100, thinkMs: () => THINK, faults, conditions: answerConditions,
    resources: { '/': { bytes: 100, content: 'v1', headers: [['Cache-Control', cacheControl]] } },
  })
}

/** Asks for these URLs from the first client at these times (ms), after what happens before. */
function played(nodes: readonly NodeSpec[], pairs: readonly (readonly [string, string])[], asks: readonly { atMs: number; url?: string; method?: string }[], levers: LeverValues = {}): World {
  const links = pairs.map(([from, to]) => ({ from, to, rttMs: RTT }))
  const world = new World({ topology: { view: { kind: 'lanes', lanes: [] }, nodes, links }, levers, seed: 1 })
  const user = world.client(nodes.find(({ kind }) => kind === 'client')!.id)
  asks.forEach(({ atMs, url = '/', method = 'GET' }, id) => {
    const exchange = world.openUser(user.index, id)
    world.kernel.spawnAt(atMs * 1000, user.ask(new HttpRequest(exchange, method, url)), exchange)
  })
  world.kernel.run()
  expect(world.kernel.live(), 'nothing is left').toEqual([])
  return world
}

const recordsOf = ({ trace }: World, kind: number): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)

/** Status and wait (ms) of each answer, in the order of the requests. */
function answers(world: World): (readonly [status: number, waitMs: number])[] {
  const { trace } = world
  return recordsOf(world, Kind.Done).toSorted((i, j) => trace.request(i) - trace.request(j)).map((i) => [trace.a(i), trace.b(i) / 1000])
}

/** "edge parent-a" for each exchange that a node other than the user has sent, in order. */
function asked({ trace: { exchanges }, nodes }: World): string[] {
  const id = (node: number): string => nodes[node]!.spec.id
  return Array.from({ length: exchanges.length }, (_, e) => e).filter((e) => exchanges.isSent(e)).map((e) => `${id(exchanges.from(e))} ${id(exchanges.to(e))}`)
}

function twoParents(upstream: Upstream, patience: Patience, faults: Readonly<Record<string, Faults>>, cacheControl?: string): readonly NodeSpec[] {
  return [
    client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
    edge({ id: 'edge', name: 'Edge', upstream, ...CACHE, ...patience }),
    ...['parent-a', 'parent-b'].map((id) => parent({ id, name: id, upstream: 'us-east', ...CACHE, faults: faults[id] ?? [] })),
    originWith([], cacheControl),
  ]
}
const LINKS = [['user', 'edge'], ['edge', 'parent-a'], ['edge', 'parent-b'], ['parent-a', 'us-east'], ['parent-b', 'us-east']] as const
const BOTH = ['parent-a', 'parent-b']
const WHOLE = 3 * RTT + THINK + 2

describe('an upstream', () => {
  it('of several is the second while the first is down: after a retry at once, and from then on without asking the first', () => {
    const faults = { 'parent-a': [{ fault: { kind: 'down' }, fromMs: 0, toMs: 5000 }] } as const
    const world = played(twoParents(BOTH, { retries: { count: 1, backoffMs: 0 } }, faults), LINKS, [{ atMs: 0 }, { atMs: 1000 }, { atMs: 11_000 }])
    expect(answers(world)).toEqual([[200, WHOLE + RTT], [200, WHOLE], [200, WHOLE]])
    expect(asked(world).filter((one) => one.startsWith('edge'))).toEqual(['edge parent-a', 'edge parent-b', 'edge parent-b', 'edge parent-a'])
  })

  it('that says nothing costs the timeout, once', () => {
    const faults = { 'parent-a': [{ fault: { kind: 'down', silent: true }, fromMs: 0 }] } as const
    const world = played(twoParents(BOTH, { timeoutMs: 200, retries: { count: 1, backoffMs: 50 } }, faults), LINKS, [{ atMs: 0 }, { atMs: 1000 }])
    expect(answers(world)).toEqual([[200, 250 + WHOLE], [200, WHOLE]])
    const { trace } = world
    expect(recordsOf(world, Kind.GiveUp).map((i) => [world.nodes[trace.node(i)]!.spec.id, trace.a(i), trace.b(i) / 1000])).toEqual([['edge', 1, 200]])
  })

  it('is tried all the same when all have failed, the oldest failure first', () => {
    const down = [{ fault: { kind: 'down' }, fromMs: 0 }] as const
    const world = played(twoParents(BOTH, { retries: { count: 3, backoffMs: 1 } }, { 'parent-a': down, 'parent-b': down }), LINKS, [{ atMs: 0 }])
    expect(asked(world).slice(1)).toEqual(['edge parent-a', 'edge parent-b', 'edge parent-a', 'edge parent-b'])
    expect(answers(world).map(([status]) => status)).toEqual([504])
  })

  it('is a function of request, levers, time and health, however late its health check is', () => {
    const upstream: Upstream = ({ request, levers, nowMs, health }) => {
      if (request.url.includes('b')) return 'parent-b'
      if (levers['all'] === 'b' || nowMs > 9000) return 'parent-b'
      return health('parent-a').state === 'down' && health('parent-a').forMs >= 1500 ? 'parent-b' : 'parent-a'
    }
    const nodes = (): readonly NodeSpec[] => twoParents(upstream, {}, { 'parent-a': [{ fault: { kind: 'down' }, fromMs: 1000, toMs: 6000 }] })
    const asks = [{ atMs: 0 }, { atMs: 500, url: '/?b' }, { atMs: 2000 }, { atMs: 3000 }, { atMs: 7000 }, { atMs: 9500 }]
    const world = played(nodes(), LINKS, asks)
    expect(asked(world).filter((one) => one.startsWith('edge'))).toEqual(['a', 'b', 'a', 'b', 'a', 'b'].map((name) => `edge parent-${name}`))
    expect(answers(world).map(([status]) => status)).toEqual([200, 200, 504, 200, 200, 200])
    expect(asked(played(nodes(), LINKS, [{ atMs: 0 }], { all: 'b' }))[1]).toBe('edge parent-b')
  })

  it('is never nobody, and no circle', () => {
    expect(() => played(twoParents([], {}, {}), LINKS, [{ atMs: 0 }])).toThrow('edge has nobody to ask for GET /: its upstream is an empty list')
    const circle = twoParents('parent-a', {}, {}).map((spec) => (spec.id === 'parent-a' ? parent({ id: 'parent-a', name: 'a', upstream: 'edge', ...CACHE }) : spec))
    const world = new World({ topology: { view: { kind: 'lanes', lanes: [] }, nodes: circle, links: [] }, levers: {}, seed: 1 })
    expect(() => world.resource('user', '/')).toThrow('the way from user goes round in a circle')
  })
})

describe('a request without an answer', () => {
  const direct = (patience: Patience, faults: Faults, more = {}): readonly NodeSpec[] => [
    client({ id: 'user', name: 'User', upstream: 'us-east', asks: '/', ...patience, ...more }), originWith(faults, 'max-age=1, stale-if-error=60'),
  ]
  const DIRECT = [['user', 'us-east']] as const

  it('has an outcome of its own, and no status', () => {
    const world = played(direct({ timeoutMs: 300, retries: { count: 2, backoffMs: 100 } }, [{ fault: { kind: 'down', silent: true }, fromMs: 0 }]), DIRECT, [{ atMs: 0 }])
    expect(answers(world)).toEqual([[NO_STATUS, 3 * 300 + 100 + 200]])
    expect(recordsOf(world, Kind.Outcome).map((i) => OUTCOME_NAMES[world.trace.a(i)])).toEqual(['unanswered'])
    const { exchanges } = world.trace
    expect(Array.from({ length: exchanges.length }, (_, e) => [exchanges.parent(e), exchanges.cause(e), exchanges.request(e)])).toEqual([
      [-1, Cause.User, 0], [0, Cause.User, 0], [0, Cause.User, 0],
    ])
  })

  it('is not sent again when that might do a thing twice (RFC 9110 §9.2.2)', () => {
    const world = played(direct({ retries: { count: 2, backoffMs: 0 } }, [{ fault: { kind: 'down' }, fromMs: 0 }]), DIRECT, [{ atMs: 0, method: 'POST' }, { atMs: 500, method: 'PUT' }])
    expect(asked(world)).toHaveLength(1 + 3)
  })

  it('of a browser with a copy is answered with it, where the copy allows that', () => {
    const cache = browserCache({ ...CACHE, lookupMs: 0 })
    const world = played(direct({ timeoutMs: 300 }, [{ fault: { kind: 'down', silent: true }, fromMs: 1000 }], { cache }), DIRECT, [{ atMs: 0 }, { atMs: 3000 }])
    expect(answers(world)).toEqual([[200, RTT + THINK], [200, 300]])
    expect(recordsOf(world, Kind.Outcome).map((i) => OUTCOME_NAMES[world.trace.a(i)])).toEqual(['direct', 'stale'])
  })

  it.each([['max-age=1', 504, 'error'], ['max-age=1, stale-if-error=60', 200, 'stale']])('is 504 at an edge, unless a copy stands in: %s', (cacheControl, status, outcome) => {
    const silent = [{ fault: { kind: 'down', silent: true }, fromMs: 1000 }] as const
    const nodes = twoParents('parent-a', { timeoutMs: 300 }, { 'parent-a': silent }, cacheControl)
    const world = played(nodes, LINKS, [{ atMs: 0 }, { atMs: 3000 }])
    expect(answers(world)[1]).toEqual([status, RTT + 1 + 300])
    expect(OUTCOME_NAMES[world.trace.a(recordsOf(world, Kind.Outcome).at(-1)!)]).toBe(outcome)
  })

  it('leaves a dead connection behind: the next try shakes hands anew, and is refused at once where nobody listens', () => {
    const transport = () => ({ tls: '1.3', http: 'h2', accounting: 'wire', dnsCached: true, keepAlive: true, warm: false }) as const
    const faults = [{ fault: { kind: 'down', silent: true }, fromMs: 1000, toMs: 2150 }, { fault: { kind: 'down' }, fromMs: 3000 }] as const
    const nodes = direct({ timeoutMs: 200, retries: { count: 1, backoffMs: 0 } }, faults, { transport })
    const [TCP, TLS] = [RTT, RTT]
    expect(answers(played(nodes, DIRECT, [{ atMs: 0 }, { atMs: 500 }, { atMs: 2000 }, { atMs: 2500 }, { atMs: 3500 }]))).toEqual([
      [200, TCP + TLS + RTT + THINK], [200, RTT + THINK], [200, 200 + TCP + TLS + RTT + THINK], [200, RTT + THINK],
      // The open connection is refused, and then the new one.
      [NO_STATUS, RTT + TCP],
    ])
  })

  it('ends when its own device is down, before it is sent or when the answer comes', () => {
    const world = played([
      client({ id: 'user', name: 'User', upstream: 'us-east', asks: '/', faults: [{ fault: { kind: 'down' }, fromMs: 10, toMs: 2000 }] }), originWith(),
    ], DIRECT, [{ atMs: 0 }, { atMs: 1000 }, { atMs: 2500 }])
    expect(answers(world)).toEqual([[NO_STATUS, RTT + THINK], [NO_STATUS, 0], [200, RTT + THINK]])
  })

  it('meets what a table of tries says, frees what it held, and is sent at most once more for each retry: property', () => {
    const faults = fc.array(fc.record({ upMs: fc.integer({ min: 1, max: 300 }), downMs: fc.integer({ min: 1, max: 300 }), silent: fc.boolean() }), { maxLength: 4 })
    const patience = fc.record({ timeoutMs: fc.constantFrom(12, 25, 60, 400), count: fc.nat(3), backoffMs: fc.constantFrom(0, 7, 40), factor: fc.constantFrom(1, 2, 3) })
    fc.assert(
      fc.property(faults, patience, fc.uniqueArray(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 6 }), (list, { timeoutMs, count, backoffMs, factor }, times) => {
        let ms = 0
        // Half a millisecond beside everything else.
        const spans = list.map(({ upMs, downMs, silent }) => ({ fault: { kind: 'down', silent } as const, fromMs: (ms += upMs) + 0.5, toMs: (ms += downMs) + 0.5 }))
        const world = played(direct({ timeoutMs: timeoutMs + 0.25, retries: { count, backoffMs, factor } }, spans), DIRECT, times.map((atMs) => ({ atMs })))
        const tries = (atMs: number): readonly [number, number, number] => {
          let startMs = atMs
          for (let tried = 0; tried <= count; tried++) {
            if (tried > 0) startMs += backoffMs * factor ** (tried - 1)
            const arrivesMs = startMs + RTT / 2
            const during = spans.find(({ fromMs, toMs }) => fromMs < arrivesMs + THINK && toMs > arrivesMs)
            const toldMs = !during ? arrivesMs + THINK + RTT / 2 : during.fault.silent ? Infinity : Math.max(arrivesMs, during.fromMs) + RTT / 2
            if (!during && toldMs <= startMs + timeoutMs + 0.25) return [200, toldMs - atMs, tried + 1]
            startMs = Math.min(toldMs, startMs + timeoutMs + 0.25)
          }
          return [NO_STATUS, startMs - atMs, count + 1]
        }
        const expected = times.map(tries)
        expect(answers(world)).toEqual(expected.map(([status, waitMs]) => [status, waitMs]))
        const { exchanges } = world.trace
        const sent = times.map((_, id) => Array.from({ length: exchanges.length }, (__, e) => e).filter((e) => exchanges.request(e) === id).length)
        expect(sent).toEqual(expected.map(([, , count]) => count))
        expect(world.trace.b(recordsOf(world, Kind.Answer).at(-1) ?? recordsOf(world, Kind.Done)[0]!) >= 0).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('says what is wrong with a patience', () => {
    expect(patienceProblems('a', { timeoutMs: 0, retries: { count: 1.5, backoffMs: 0 }, failTimeoutMs: -1 })).toEqual([
      '"a" gives up after 0 ms; it must wait longer than 0',
      '"a" tries again 1.5 times after 0 ms; give a whole number of tries, ms from 0 on and a factor from 1 on',
      '"a" passes over who failed for -1 ms; give ms from 0 on',
    ])
    expect(patienceProblems('a', { timeoutMs: 5, retries: { count: 0, backoffMs: 0 } })).toEqual([])
  })
})
