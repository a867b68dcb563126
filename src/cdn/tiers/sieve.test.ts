/**
 * The sieve against the stores that caches have, walked tier by tier; and that what is kept of it is what would be counted anew.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Streams } from '../../engine/streams'
import { lru } from '../store/lru'
import { Store } from '../store/store'
import { type ZipfCatalogue, zipfLaws } from '../traffic/zipf'
import { Draws } from './draws'
import { IntLru } from './intLru'
import { NO_PARENT, Sieve, type SieveTiers, type Sifted } from './sieve'
import { siftingOf } from './sifting'

const deaf = { stored() {}, removed() {}, filling() {}, abandoned() {} }
const storeWith = (objects: number): Store<{ key: string; bytes: number }> => new Store(deaf, { limits: { objects }, eviction: lru })

const drawsOf = ({ parentOf }: SieveTiers, catalogue: ZipfCatalogue, seed: number): Draws => new Draws(parentOf.length, catalogue, new Streams(seed).get('sieve'))
const twenty = (edgeRoom: number, parentRoom: number): SieveTiers => ({ parentOf: Array.from({ length: 20 }, () => 0), parents: 1, edgeRoom, parentRoom, shieldRoom: null })

/** The same with the stores of caches: looks, asks on, keeps. */
function naive(tiers: SieveTiers, catalogue: ZipfCatalogue, seed: number, requests: number): Sifted {
  const random = new Streams(seed).get('sieve')
  const edges = tiers.parentOf.map(() => storeWith(tiers.edgeRoom))
  const parents = Array.from({ length: tiers.parents }, () => storeWith(tiers.parentRoom))
  const shield = tiers.shieldRoom === null ? null : storeWith(tiers.shieldRoom)
  const sifted: Sifted = { asked: new Int32Array(edges.length), missed: new Int32Array(edges.length), parentMissed: new Int32Array(parents.length), shieldMissed: 0, origin: 0 }
  for (let n = 0; n < requests; n++) {
    const edge = Math.floor(random() * edges.length)
    const { url } = catalogue.pick(n, random, 0)
    sifted.asked[edge]!++
    const way = [edges[edge]!, ...(tiers.parentOf[edge] === NO_PARENT ? [] : [parents[tiers.parentOf[edge]!]!]), ...(shield ? [shield] : [])]
    const found = way.findIndex((store) => store.get(url))
    for (const store of found < 0 ? way : way.slice(0, found)) {
      store.put({ key: url, bytes: 1 })
      if (store === edges[edge]) sifted.missed[edge]!++
      else if (store === shield) sifted.shieldMissed++
      else sifted.parentMissed[tiers.parentOf[edge]!]!++
    }
    if (found < 0) sifted.origin++
  }
  return sifted
}

const tiersOf = fc
  .record({ edges: fc.integer({ min: 1, max: 6 }), parents: fc.integer({ min: 0, max: 3 }), edgeRoom: fc.integer({ min: 1, max: 12 }), parentRoom: fc.integer({ min: 1, max: 20 }), shieldRoom: fc.option(fc.integer({ min: 1, max: 30 })) })
  .map(({ edges, parents, ...rooms }): SieveTiers => ({ ...rooms, parents, parentOf: Array.from({ length: edges }, (_, k) => (parents === 0 ? NO_PARENT : k % parents)) }))

describe('a sieve of tiers', () => {
  it('lets through what the stores of caches let through: property', () => {
    const laws = zipfLaws({ objects: 40, bytes: 1 })
    fc.assert(fc.property(tiersOf, fc.constantFrom(0, 0.8, 1.2), fc.integer({ min: 0, max: 1000 }), (tiers, exponent, seed) => {
      const catalogue = laws(exponent)
      expect(new Sieve(tiers, drawsOf(tiers, catalogue, seed)).pass(400)).toEqual(naive(tiers, catalogue, seed, 400))
    }))
  })

  it('is counted once: slices that are kept are those that would be counted anew', () => {
    const catalogue = zipfLaws({ objects: 40, bytes: 1 })(1)
    const tiers: SieveTiers = { parentOf: [0, 0, 0], parents: 1, edgeRoom: 8, parentRoom: 10, shieldRoom: null }
    const options = { tiers, catalogue, seed: 7, before: 100, perSlice: 50 }
    const [first] = [siftingOf(options).slice(3)]
    expect(siftingOf(options).slice(3)).toBe(first)
    const anew = new Sieve(tiers, drawsOf(tiers, catalogue, 7))
    anew.pass(100 + 3 * 50)
    expect(first).toEqual(anew.pass(50))
    expect(siftingOf({ ...options, seed: 8 }).slice(3)).not.toEqual(first)
    expect(siftingOf({ ...options, tiers: { ...tiers, parentRoom: 40 } }).slice(3).asked).toEqual(first!.asked)
  })

  // The figures of the storyboard: 500 objects, Zipf 1.0, 20 edges of 310 places, one parent of 385.
  it('of a million requests the edges answer nine of ten, the parent 85 of a hundred of the rest', () => {
    const catalogue = zipfLaws({ objects: 500, bytes: 1 })(1)
    for (const seed of [1, 2]) {
      const tiers = twenty(310, 385)
      const sieve = new Sieve(tiers, drawsOf(tiers, catalogue, seed))
      sieve.pass(200_000)
      const { missed, origin } = sieve.pass(1_000_000)
      const passedOn = missed.reduce((sum, one) => sum + one, 0)
      expect(1 - passedOn / 1e6).toBeCloseTo(0.9, 2)
      expect(1 - origin / passedOn).toBeCloseTo(0.848, 2)
      expect(origin / 1e6).toBeCloseTo(0.0152, 3)
    }
  })

  // facts.md: edges of 100 places, 1,000 objects, Zipf 0.8; the parent as large as an edge, three times, nine times.
  it.each([[100, 0.15], [300, 0.42], [900, 0.94]])('a parent of %d places catches %d of what edges of 100 leave over', (parentRoom, share) => {
    const tiers = twenty(100, parentRoom)
    const sieve = new Sieve(tiers, drawsOf(tiers, zipfLaws({ objects: 1000, bytes: 1 })(0.8), 1))
    sieve.pass(100_000)
    const { missed, origin } = sieve.pass(300_000)
    expect(Math.abs(1 - origin / missed.reduce((sum, one) => sum + one, 0) - share)).toBeLessThan(0.02)
  })
})

describe('a store of numbers', () => {
  it('holds nothing where there is no room, and the last where there is room for one', () => {
    const none = new IntLru(3, 0)
    expect([none.ask(1), none.ask(1)]).toEqual([false, false])
    const one = new IntLru(3, 1)
    expect([one.ask(1), one.ask(1), one.ask(2), one.ask(1)]).toEqual([false, true, false, false])
  })
})
