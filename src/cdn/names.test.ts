/**
 * Names: a resolver and those who ask it keep an answer for its time to live, and not longer; what the
 * answer is may change with time and health.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HttpRequest } from './http/message'
import { httpLayers } from './layers/httpLayers'
import { Kind, NO_STATUS, Phase, hopPhase } from '../trace/traceKinds'
import type { Faults } from './fault'
import { edge } from './nodes/cacheNode'
import { client } from './nodes/client'
import { origin } from './nodes/origin'
import { resolver } from './nodes/resolver'
import type { Patience } from './nodes/tries'
import type { NameRecord } from './upstream'
import { World } from './world'

const NAME = 'cdn.example'
/** Round trips (ms): to the resolver, to an edge, to the origin. */
const [DNS, NEAR, FAR, LOOKUP] = [8, 10, 100, 30]

interface Given {
  readonly record: NameRecord
  readonly asks: readonly (readonly [client: string, atMs: number])[]
  readonly faults?: Readonly<Record<string, Faults>>
  readonly patience?: Patience
}

function played({ record, asks, faults = {}, patience = {} }: Given): World {
  const of = (id: string): Faults => faults[id] ?? []
  const cache = { layers: () => httpLayers, shows: [], lookupMs: 1, storeMs: 0 }
  const world = new World({
    topology: {
      view: { kind: 'lanes', lanes: [] },
      nodes: [
        ...['ann', 'ben'].map((id) => client({ id, name: id, upstream: NAME, asks: '/', resolver: 'dns', ...patience })),
        resolver({ id: 'dns', name: 'DNS', names: { [NAME]: record }, lookupMs: LOOKUP, faults: of('dns') }),
        ...['edge-a', 'edge-b'].map((id) => edge({ id, name: id, upstream: 'us-east', faults: of(id), ...cache })),
        origin({ id: 'us-east', name: 'us-east', workers: 9, queueLimit: 9, thinkMs: () => 0, resources: { '/': { bytes: 1, content: 'v1' } } }),
      ],
      links: [
        ...['ann', 'ben'].flatMap((id) => [{ from: id, to: 'dns', rttMs: DNS }, { from: id, to: 'edge-a', rttMs: NEAR }, { from: id, to: 'edge-b', rttMs: NEAR }]),
        ...['edge-a', 'edge-b'].map((id) => ({ from: id, to: 'us-east', rttMs: FAR })),
      ],
    },
    levers: {}, seed: 1,
  })
  asks.forEach(([id, atMs], request) => {
    const user = world.client(id)
    const exchange = world.openUser(user.index, request)
    world.kernel.spawnAt(atMs * 1000, user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
  })
  world.kernel.run()
  expect(world.kernel.live()).toEqual([])
  return world
}

const recordsOf = ({ trace }: World, kind: number): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
const idOf = (world: World, node: number): string => world.nodes[node]!.spec.id

/** What became of each request: the edge that it was sent to, its status and wait (ms). */
function seen(world: World): (readonly [edge: string, status: number, waitMs: number])[] {
  const { trace } = world
  return recordsOf(world, Kind.Done).toSorted((i, j) => trace.request(i) - trace.request(j)).map((i) => {
    const { exchanges } = trace
    const own = Array.from({ length: exchanges.length }, (_, e) => e).find((e) => exchanges.request(e) === trace.request(i))!
    return [exchanges.isSent(own) ? idOf(world, exchanges.to(own)) : '', trace.a(i), trace.b(i) / 1000]
  })
}

const resolved = (world: World): string[] => recordsOf(world, Kind.Resolved).map((i) => `${idOf(world, world.trace.node(i))}: ${world.trace.string(world.trace.a(i))} for ${world.trace.b(i)}`)
const WAIT = NEAR + 1 + FAR

describe('a name', () => {
  it('leads to a dead edge until its time to live is over, and then to another', () => {
    const record: NameRecord = { address: ({ health }) => (health('edge-a').state === 'down' ? 'edge-b' : 'edge-a'), ttlS: 30 }
    const asks = [['ann', 0], ['ann', 20_000], ['ben', 21_000], ['ann', 30_500], ['ben', 31_000]] as const
    const world = played({ record, asks, faults: { 'edge-a': [{ fault: { kind: 'down' }, fromMs: 10_000 }] } })
    expect(seen(world)).toEqual([
      ['edge-a', 200, DNS + LOOKUP + WAIT],
      ['edge-a', NO_STATUS, NEAR],
      // The resolver has kept the answer, too.
      ['edge-a', NO_STATUS, DNS + NEAR],
      ['edge-b', 200, DNS + LOOKUP + WAIT],
      ['edge-b', 200, DNS + WAIT],
    ])
    expect(resolved(world)).toEqual([
      `dns: ${NAME} is edge-a for 30000`, `ann: ${NAME} is edge-a for 30000`,
      `ben: ${NAME} is edge-a for ${30_000 - (21_004 - 34)}`,
      `dns: ${NAME} is edge-b for 30000`, `ann: ${NAME} is edge-b for 30000`,
      `ben: ${NAME} is edge-b for ${30_000 - (31_004 - 30_534)}`,
    ])
  })

  it('is asked for as often as a table of answers says: property', () => {
    const asks = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 }).map((times) => times.toSorted((a, b) => a - b))
    fc.assert(fc.property(asks, fc.integer({ min: 1, max: 20 }), (times, ttlS) => {
      // Which edge it is changes every 7 s.
      const edgeAt = (ms: number): string => (Math.floor(ms / 7000) % 2 === 0 ? 'edge-a' : 'edge-b')
      const world = played({ record: { address: ({ nowMs }) => edgeAt(nowMs), ttlS }, asks: times.map((s) => ['ann', s * 1000]) })
      let [address, untilMs, lookups] = ['', -1, 0]
      const expected = times.map((s) => {
        const isKept = s * 1000 < untilMs
        if (!isKept) {
          lookups++
          address = edgeAt(s * 1000 + DNS / 2 + LOOKUP)
          // Counted from where the answer arrives; the resolver's copy is over half a round trip earlier.
          untilMs = s * 1000 + DNS + LOOKUP + ttlS * 1000
        }
        return [address, 200, (isKept ? 0 : DNS + LOOKUP) + WAIT]
      })
      expect(seen(world)).toEqual(expected)
      expect(recordsOf(world, Kind.Hop).filter((i) => hopPhase(world.trace.a(i)) === Phase.Dns)).toHaveLength(2 * lookups)
    }), { numRuns: 60 })
  })

  it('that cannot be resolved is a request without an answer', () => {
    const record: NameRecord = { address: 'edge-a', ttlS: 5 }
    const down = (silent: boolean) => played({ record, asks: [['ann', 0]], patience: { timeoutMs: 200, retries: { count: 1, backoffMs: 0 } }, faults: { dns: [{ fault: { kind: 'down', silent }, fromMs: 0 }] } })
    expect(seen(down(false))).toEqual([['', NO_STATUS, 2 * DNS]])
    expect(seen(down(true))).toEqual([['', NO_STATUS, 400]])
  })

  it('has the content of the origin behind what it stands for', () => {
    const world = played({ record: { address: ['edge-b', 'edge-a'], ttlS: 5 }, asks: [['ann', 0]] })
    expect(world.resource('ann', '/').body).toBe('v1')
    expect(recordsOf(world, Kind.Content)).toHaveLength(1)
  })

  it('is known to the resolver that is asked', () => {
    const spec = resolver({ id: 'dns', name: 'DNS', names: { cdn: { address: 'a', ttlS: 0 } } })
    expect(spec.problems!()).toEqual([
      'resolver "dns" answers for "cdn"; a name has a dot, so that it is no node\'s id', 'resolver "dns" lets "cdn" be kept for 0 s; give more than 0',
    ])
    const asksFor = (upstream: string, more: object) => () => {
      const nodes = [client({ id: 'ann', name: 'Ann', upstream, asks: '/', ...more }), resolver({ id: 'dns', name: 'DNS', names: { [NAME]: { address: 'ann', ttlS: 1 } } })]
      const world = new World({ topology: { view: { kind: 'lanes', lanes: [] }, nodes, links: [{ from: 'ann', to: 'dns', rttMs: 1 }] }, levers: {}, seed: 1 })
      world.kernel.spawn(world.client('ann').ask(new HttpRequest(world.openUser(0, 0), 'GET', '/')), 0)
      world.kernel.run()
    }
    expect(asksFor('other.example', { resolver: 'dns' })).toThrow(`the resolver dns does not know "other.example"; it knows ${NAME}`)
    expect(asksFor(NAME, {})).toThrow(`ann asks for ${NAME} and has no resolver`)
    expect(asksFor(NAME, { resolver: 'ann' })).toThrow('"ann" is a client, and only a resolver knows names')
  })
})
