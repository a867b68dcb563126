/**
 * Caches behind caches: whatever the tiers hold, the outcome that a user is told is what the first
 * shared cache did with its request, and Cache-Status names every cache that handled it, the one
 * nearest the user last (RFC 9211 §2).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerIndex } from '../frame/tallies'
import { inspectRequest } from '../frame/inspect'
import { RunReport } from '../reading/report'
import { type Reading, readingOf } from '../reading/reading'
import { run } from '../run/run'
import type { Scene } from '../scene/types'
import { Cause } from '../trace/exchanges'
import { Direction, Kind, OUTCOME_NAMES, type OutcomeName, hopTone } from '../trace/traceKinds'
import { parseCacheStatus } from './http/cacheStatus'
import { httpLayers } from './layers/httpLayers'
import { edge, parent, shield } from './nodes/cacheNode'
import { client } from './nodes/client'
import { answerConditions } from './nodes/httpOrigin'
import { usEast } from './commonWorld'

const CACHE = { layers: () => httpLayers, shows: 'all' as const, lookupMs: 1, storeMs: 0 }
const TIERS = ['edge-a', 'edge-b', 'parent', 'shield']

/** What happens, in this order, a second apart and more. */
interface Happening {
  readonly what: 'ask a' | 'ask b' | 'deploy' | 'fail' | 'recover' | 'purge edge-a' | 'purge parent' | 'purge shield'
  readonly afterMs: number
}

function sceneWith(tiers: number, cacheControl: string, happenings: readonly Happening[]): Scene {
  const [above, top] = [tiers > 1 ? 'parent' : 'us-east', tiers > 2 ? 'shield' : 'us-east']
  const edges = ['a', 'b'].map((name) => edge({ id: `edge-${name}`, name, upstream: above, ...CACHE }))
  return {
    number: 99, slug: 'tiers', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
    levers: { down: { kind: 'toggle', label: 'Down', initial: false } },
    topology: {
      view: { kind: 'lanes', lanes: [['user-a', 'user-b'], ['edge-a', 'edge-b'], ['us-east']] },
      nodes: [
        ...['a', 'b'].map((name) => client({ id: `user-${name}`, name, upstream: `edge-${name}`, asks: '/' })),
        ...edges,
        ...(tiers > 1 ? [parent({ id: 'parent', name: 'parent', upstream: top, ...CACHE })] : []),
        ...(tiers > 2 ? [shield({ id: 'shield', name: 'shield', upstream: 'us-east', ...CACHE })] : []),
        usEast({
          conditions: answerConditions, faults: (levers) => (levers['down'] === true ? { kind: 'down' } : null),
          resources: { '/': ({ version }) => ({ bytes: 100, content: `v${version}`, headers: [['Cache-Control', cacheControl], ['ETag', `"${version}"`]] }) },
        }),
      ],
      links: [
        ...['a', 'b'].flatMap((name) => [{ from: `user-${name}`, to: `edge-${name}`, rttMs: 10 }, { from: `edge-${name}`, to: above, rttMs: 20 }]),
        ...(tiers > 1 ? [{ from: 'parent', to: top, rttMs: 40 }] : []),
        ...(tiers > 2 ? [{ from: 'shield', to: 'us-east', rttMs: 60 }] : []),
      ],
    },
    steps: [{
      id: 'one', title: 'One', prose: () => [], line: () => '', claims: [],
      *play(script) {
        for (const { what, afterMs } of happenings) {
          yield* script.wait(afterMs)
          if (what === 'ask a' || what === 'ask b') yield* script.ask(`user-${what.at(-1)}`, '/', { follow: true })
          else if (what === 'deploy') script.deploy('/')
          else if (what === 'fail' || what === 'recover') script.set({ down: what === 'fail' })
          else if (!what.endsWith('parent') && !what.endsWith('shield') || tiers > (what.endsWith('parent') ? 1 : 2)) script.purge(what.slice(6))
        }
      },
    }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

const play = (scene: Scene): Reading => readingOf(scene, run(scene))

/** What each cache decided about a request while its user waited, by walking the exchanges down from the user's own. */
function decisionsOnTheWay({ trace, nodes, requests }: Reading, request: number): { node: string; outcome: OutcomeName }[] {
  const { exchanges } = trace
  const found: { node: string; outcome: OutcomeName }[] = []
  const own = Array.from({ length: exchanges.length }, (_, e) => e).find((e) => exchanges.request(e) === request && exchanges.parent(e) < 0)!
  expect(exchanges.from(own)).toBe(requests.at(request)!.client)
  for (let at: number | undefined = own; at !== undefined; ) {
    const here: number = at
    for (let i = 0; i < trace.length; i++) {
      if (trace.kind(i) === Kind.Outcome && trace.exchange(i) === here && trace.node(i) === exchanges.to(here)) {
        found.push({ node: nodes[trace.node(i)]!.id, outcome: OUTCOME_NAMES[trace.a(i)]! })
      }
    }
    at = Array.from({ length: exchanges.length }, (_, e) => e).find((e) => exchanges.parent(e) === here && exchanges.cause(e) === Cause.User)
  }
  return found
}

/** The Cache-Status field that reached the user, from the headers of its last message. */
function receivedStatus({ trace, requests }: Reading, request: number): string {
  let value = ''
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) !== Kind.Message || trace.request(i) !== request || trace.node(i) !== requests.at(request)!.client || trace.b(i) !== Direction.ResponseIn) continue
    value = trace.messages[trace.a(i)]!.headers.find(([name]) => name === 'Cache-Status')?.[1] ?? ''
  }
  return value
}

function checkRun(result: Reading): void {
  const report = new RunReport(result)
  const { trace } = result
  for (let id = 0; id < result.requests.length; id++) {
    const { client: user } = result.requests.at(id)!
    const told = report.requests[id]!
    const [first] = decisionsOnTheWay(result, id)
    expect(told.outcome, `request ${id}`).toBe(first!.outcome)
    expect(inspectRequest(result, id, result.endUs)!.outcome).toBe(first!.outcome)
    // The message that reaches the user has the tone of that decision.
    const last = Array.from({ length: trace.length }, (_, i) => i).findLast((i) => trace.kind(i) === Kind.Hop && trace.request(i) === id && (trace.a(i) & 0xffff) === user)!
    expect(OUTCOME_NAMES[hopTone(trace.a(last))]).toBe(first!.outcome)
    expect(told.cacheStatus).toBe(receivedStatus(result, id))
    const members = parseCacheStatus(told.cacheStatus)!.map(({ cache }) => cache)
    expect(members.at(-1), told.cacheStatus).toBe(result.nodes.find(({ index }) => index === trace.node(last))!.id)
    const order = members.map((name) => TIERS.indexOf(name))
    expect(order, told.cacheStatus).toEqual(order.toSorted((a, b) => b - a))
    expect(told.path[0]).toBe(told.path.at(-1))
  }
  const answeredByCopies = report.requests.filter(({ outcome }) => outcome === 'hit' || outcome === 'stale').length
  expect(answerIndex(result).between(0, trace.length).hits).toBe(answeredByCopies)
}

describe('caches behind caches', () => {
  it('tell the user what the edge did, when the parent behind it decided first', () => {
    // The edge's copy is stale when the parent's has been renewed by the other edge.
    const result = play(sceneWith(2, 'max-age=4', [
      { what: 'ask a', afterMs: 0 }, { what: 'ask b', afterMs: 5000 }, { what: 'ask a', afterMs: 1000 },
    ]))
    const { outcome, cacheStatus } = new RunReport(result).requests[2]!
    expect(decisionsOnTheWay(result, 2)).toEqual([{ node: 'edge-a', outcome: 'revalidated' }, { node: 'parent', outcome: 'hit' }])
    expect(outcome).toBe('revalidated')
    expect(answerIndex(result).between(0, result.trace.length)).toEqual({ hits: 0, answered: 3 })
    expect(parseCacheStatus(cacheStatus)!.map(({ cache }) => cache)).toEqual(['parent', 'edge-a'])
    checkRun(result)
  })

  // The refresh is answered by the parent, whose copy is stale as well: a minute's worth of it passes from tier to tier.
  it('keep apart what a refresh asks and what its user was told', () => {
    const result = play(sceneWith(3, 'max-age=2, stale-while-revalidate=60', [{ what: 'ask a', afterMs: 0 }, { what: 'ask a', afterMs: 10_000 }, { what: 'ask a', afterMs: 1000 }]))
    expect(new RunReport(result).requests.map(({ outcome, refreshed, path }) => [outcome, refreshed, path.length])).toEqual([
      ['miss', false, 9], ['stale', true, 3], ['stale', true, 3],
    ])
    const { exchanges } = result.trace
    const causes = Array.from({ length: exchanges.length }, (_, e) => exchanges.cause(e))
    expect(causes.filter((cause) => cause === Cause.Refresh).length).toBeGreaterThan(0)
    checkRun(result)
  })

  it('agree with a walk along the exchanges, whatever happens: property', () => {
    const what = fc.constantFrom<Happening['what']>('ask a', 'ask a', 'ask b', 'deploy', 'fail', 'recover', 'purge edge-a', 'purge parent', 'purge shield')
    const happenings = fc.array(fc.record({ what, afterMs: fc.constantFrom(50, 1500, 3000, 12_000) }), { minLength: 2, maxLength: 12 })
    const policies = fc.constantFrom('max-age=2', 'max-age=2, stale-while-revalidate=20', 'max-age=2, stale-if-error=20', 'max-age=0, must-revalidate', 's-maxage=1000', 'no-store')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), policies, happenings, (tiers, cacheControl, list) => {
        checkRun(play(sceneWith(tiers, cacheControl, list)))
      }),
      { numRuns: 150 },
    )
  })
})
