/**
 * Routers that talk, without a world: whatever the graph, the order of messages and the withdrawals, they end where a naive model of
 * the whole network ends, without a valley and without a route to what is withdrawn.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PREFERENCE, exports, seenFromThere } from './policy'
import type { Relation } from './route'
import { type Message, Speaker } from './speaker'

const PREFIX = '192.0.2.0/24'

/** Networks of one router each. Providers have lower numbers than their customers, so that nobody is paid in a circle. */
interface Graph {
  readonly size: number
  readonly edges: readonly (readonly [upper: number, lower: number, kind: 'provider' | 'peer'])[]
  readonly origins: readonly number[]
}

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 2, max: 9 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 })
  return fc.record({
    size: fc.constant(size),
    edges: fc.uniqueArray(fc.tuple(node, node, fc.constantFrom('provider' as const, 'peer' as const)).filter(([a, b]) => a < b), { maxLength: 20, selector: ([a, b]) => `${a} ${b}` }),
    origins: fc.uniqueArray(node, { minLength: 1, maxLength: 3 }),
  })
})

/** What `b` is to `a`. */
function relationsOf({ edges }: Graph): (readonly [a: number, b: number, relation: Relation])[] {
  return edges.flatMap(([a, b, kind]) => {
    const relation = kind === 'peer' ? kind : 'customer'
    return [[a, b, relation], [b, a, seenFromThere(relation)]] as const
  })
}

class Talk {
  readonly speakers: readonly Speaker[]
  readonly #queues = new Map<string, { readonly from: number; readonly to: number; readonly messages: Message[] }>()

  constructor(graph: Graph) {
    this.speakers = Array.from({ length: graph.size }, (_, from) => new Speaker(100 + from, from, (peer, message) => this.#post(from, Number(peer), message)))
    for (const [a, b, relation] of relationsOf(graph)) this.speakers[a]!.open({ peer: String(b), relation, routerId: b, exitMs: 0 })
  }

  #post(from: number, to: number, message: Message): void {
    const key = `${from} ${to}`
    const queue = this.#queues.get(key) ?? { from, to, messages: [] }
    this.#queues.set(key, queue)
    queue.messages.push(message)
  }

  /** Messages of a session come in order; which session is next, `pick` says. */
  settle(pick: () => number): number {
    for (let delivered = 0; ; delivered++) {
      const waiting = [...this.#queues.values()].filter(({ messages }) => messages.length > 0)
      if (waiting.length === 0) return delivered
      expect(delivered, 'they come to an end').toBeLessThan(10_000)
      const { from, to, messages } = waiting[pick() % waiting.length]!
      this.speakers[to]!.hear(String(from), messages.shift()!)
    }
  }
}

/** All networks look at once at what their neighbours have, round by round, until nobody changes: the path of each, its own number first. */
function naive(graph: Graph, origins: readonly number[]): (readonly number[] | null)[] {
  interface Has { readonly path: readonly number[]; readonly from: Relation }
  const isQuiet = (a: number): boolean => graph.origins.includes(a) && !origins.includes(a)
  let now: (Has | null)[] = Array.from({ length: graph.size }, () => null)
  for (let round = 0; round < 200; round++) {
    const next = now.map((_, a): Has | null => {
      if (graph.origins.includes(a)) return { path: [a], from: 'customer' }
      const offers = relationsOf(graph).flatMap(([who, b, relation]): Has[] => {
        const has = who === a ? now[b] : null
        // What a is to b decides whether b tells it.
        return has && !isQuiet(b) && exports(has.from, seenFromThere(relation)) && !has.path.includes(a) ? [{ path: [a, ...has.path], from: relation }] : []
      })
      return offers.toSorted((x, y) => PREFERENCE[y.from] - PREFERENCE[x.from] || x.path.length - y.path.length || x.path[1]! - y.path[1]!)[0] ?? null
    })
    if (JSON.stringify(next) === JSON.stringify(now)) return now.map((has) => has?.path ?? null)
    now = next
  }
  throw new Error('no end')
}

const pathOf = (speaker: Speaker, at: number): readonly number[] | null => {
  const best = speaker.best(PREFIX)
  return best ? [at, ...best.asPath.map((asn) => asn - 100)] : null
}

describe('BGP among networks', () => {
  it('ends where a naive model ends, in whatever order messages come, after announcements and withdrawals: property', () => {
    fc.assert(fc.property(graphs, fc.infiniteStream(fc.nat({ max: 1000 })), fc.integer({ min: 0, max: 3 }), (graph, numbers, kept) => {
      const pick = (): number => numbers.next().value as number
      const talk = new Talk(graph)
      const paths = (): (readonly number[] | null)[] => talk.speakers.map(pathOf)
      for (const at of graph.origins) talk.speakers[at]!.announce(PREFIX, { server: 'server' })
      talk.settle(pick)
      expect(paths()).toEqual(naive(graph, graph.origins))
      const left = graph.origins.slice(0, kept)
      for (const at of graph.origins.slice(kept)) talk.speakers[at]!.announce(PREFIX, { server: 'server', quiet: true })
      talk.settle(pick)
      expect(paths()).toEqual(naive(graph, left))
      // No other network is left with a way that ends where nothing is announced any more.
      for (const path of paths()) if (path && path.length > 1) expect(left).toContain(path.at(-1))
      for (const at of graph.origins.slice(kept)) talk.speakers[at]!.announce(PREFIX, { server: 'server' })
      talk.settle(pick)
      expect(paths()).toEqual(naive(graph, graph.origins))
    }), { numRuns: 400 })
  })

  it('has no valley: once a way goes down or across, it goes down only: property', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const talk = new Talk(graph)
      for (const at of graph.origins) talk.speakers[at]!.announce(PREFIX, { server: 'server' })
      talk.settle(() => 0)
      const relation = new Map(relationsOf(graph).map(([a, b, kind]) => [`${a} ${b}`, kind]))
      talk.speakers.forEach((speaker, at) => {
        const path = pathOf(speaker, at) ?? []
        const steps = path.slice(1).map((to, k) => relation.get(`${path[k]!} ${to}`)!)
        const first = steps.findIndex((step) => step !== 'provider')
        if (first >= 0) expect(steps.slice(first + 1).every((step) => step === 'customer'), steps.join(' ')).toBe(true)
      })
    }), { numRuns: 200 })
  })

  it('tells a route inside of a network once, with its preference, and outside without', () => {
    const sent: (readonly [peer: string, message: Message])[] = []
    const speaker = new Speaker(1, 1, (peer, message) => sent.push([peer, message]))
    speaker.open({ peer: 'inner', relation: 'inside', routerId: 2, exitMs: 7 })
    speaker.open({ peer: 'outer', relation: 'customer', routerId: 3, exitMs: 0 })
    const route = { asPath: [5, 6], origin: 'igp', med: 4 } as const
    speaker.open({ peer: 'upper', relation: 'peer', routerId: 4, exitMs: 0, localPref: 170 })
    speaker.hear('upper', { prefix: PREFIX, attributes: route })
    expect(sent.splice(0)).toEqual([
      ['inner', { prefix: PREFIX, attributes: { ...route, localPref: 170, relation: 'peer' } }],
      ['outer', { prefix: PREFIX, attributes: { asPath: [1, 5, 6], origin: 'igp' } }],
    ])
    // A better one from inside is told to customers, and not back inside: there the own one is withdrawn.
    speaker.hear('inner', { prefix: PREFIX, attributes: { asPath: [8], origin: 'igp', localPref: 200, relation: 'customer' } })
    expect(sent.splice(0)).toEqual([
      ['inner', { prefix: PREFIX, attributes: null }],
      ['outer', { prefix: PREFIX, attributes: { asPath: [1, 8], origin: 'igp' } }],
      ['upper', { prefix: PREFIX, attributes: { asPath: [1, 8], origin: 'igp' } }],
    ])
    // A path that has been here is none.
    speaker.hear('inner', { prefix: PREFIX, attributes: { asPath: [8, 1], origin: 'igp', localPref: 200, relation: 'customer' } })
    expect(speaker.best(PREFIX)).toMatchObject({ nextHop: 'upper', asPath: [5, 6] })
  })

  it('does not announce to those who are not to hear it', () => {
    const told: string[] = []
    const speaker = new Speaker(1, 1, (peer, { attributes }) => told.push(`${peer} ${attributes ? 'yes' : 'no'}`))
    for (const peer of ['a', 'b']) speaker.open({ peer, relation: 'provider', routerId: 2, exitMs: 0 })
    speaker.announce(PREFIX, { server: 's', notTo: ['a'] })
    speaker.announce(PREFIX, { server: 's', notTo: ['a'], quiet: true })
    expect(told).toEqual(['b yes', 'b no'])
  })
})
