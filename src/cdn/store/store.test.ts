/**
 * The store and its policies against a naive oracle: an array that is scanned for the victim.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Streams } from '../../engine/streams'
import { zipf } from '../traffic/zipf'
import { onSecondRequest } from './admission'
import type { EvictionPolicy } from './eviction'
import { fifo } from './fifo'
import { lfu } from './lfu'
import { lru } from './lru'
import { sieve } from './sieve'
import { Store, type StoreEntry, type StorePolicy } from './store'

interface Held extends StoreEntry {
  bytes: number
  uses: number
  usedAt: number
  visited: boolean
}

/** In the order in which they came; a policy picks one by looking at all. */
type Pick = (held: readonly Held[], hand: { key: string | undefined }) => Held

const least = (held: readonly Held[], figure: (one: Held) => number): Held => held.reduce((a, b) => (figure(b) < figure(a) ? b : a))

const POLICIES: Readonly<Record<string, readonly [EvictionPolicy, Pick]>> = {
  fifo: [fifo, (held) => held[0]!],
  lru: [lru, (held) => least(held, ({ usedAt }) => usedAt)],
  lfu: [lfu, (held) => least(held, ({ uses }) => uses)],
  sieve: [
    sieve,
    (held, hand) => {
      let at = Math.max(0, held.findIndex(({ key }) => key === hand.key))
      while (held[at]!.visited) {
        held[at]!.visited = false
        at = (at + 1) % held.length
      }
      return held[at]!
    },
  ],
}

class NaiveStore {
  held: Held[] = []
  readonly events: string[] = []
  readonly #limits: { objects: number; bytes: number }
  readonly #pick: Pick
  readonly #hand: { key: string | undefined } = { key: undefined }
  #now = 0

  constructor(limits: { objects: number; bytes: number }, pick: Pick) {
    this.#limits = limits
    this.#pick = pick
  }

  get bytes(): number {
    return this.held.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  get(key: string): void {
    const found = this.held.find((one) => one.key === key)
    if (found) Object.assign(found, { uses: found.uses + 1, usedAt: this.#now++, visited: true })
  }

  put(key: string, bytes: number): void {
    const found = this.held.find((one) => one.key === key)
    if (bytes > this.#limits.bytes) return this.remove(key, 'evicted')
    if (!found) this.#makeRoom(1, bytes)
    if (found) found.bytes = bytes
    else this.held.push({ key, bytes, uses: 1, usedAt: this.#now++, visited: false })
    if (found) this.get(key)
    this.events.push(`stored ${key}`)
    if (found) this.#makeRoom(0, 0)
  }

  remove(key: string, why: string): void {
    const at = this.held.findIndex((one) => one.key === key)
    if (at < 0) return
    if (this.#hand.key === key) this.#hand.key = this.held[at + 1]?.key
    this.held.splice(at, 1)
    this.events.push(`${why} ${key}`)
  }

  #makeRoom(objects: number, bytes: number): void {
    while (this.held.length > 0 && (this.held.length + objects > this.#limits.objects || this.bytes + bytes > this.#limits.bytes)) {
      const { key } = this.#pick(this.held, this.#hand)
      this.#hand.key = key
      this.remove(key, 'evicted')
    }
  }
}

type Step = readonly ['get' | 'remove', string] | readonly ['put', string, number]

const key = fc.integer({ min: 0, max: 12 }).map((n) => `/${n}`)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('get' as const), key) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('put' as const), key, fc.integer({ min: 1, max: 40 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('remove' as const), key) },
)
const limits = fc.record({ objects: fc.integer({ min: 1, max: 8 }), bytes: fc.integer({ min: 10, max: 120 }) })

const nothing = (): void => {}
const SILENT = { stored: nothing, removed: nothing, filling: nothing, abandoned: nothing }

/** A store with what it told its listener, and what it told to be where. */
function watched(policy?: StorePolicy, reserved: readonly string[] = []) {
  const events: string[] = []
  const at = new Map<number, string>()
  const store = new Store<StoreEntry>(
    {
      stored(place, entry) {
        expect(at.get(place) ?? entry.key, 'a place holds one copy at a time').toBe(entry.key)
        at.set(place, entry.key)
        events.push(`stored ${entry.key}`)
      },
      removed(place, key, why) {
        expect(at.get(place)).toBe(key)
        at.delete(place)
        events.push(`${why} ${key}`)
      },
      filling: (place, key) => events.push(`filling ${key} ${place}`),
      abandoned: (place, key) => events.push(`abandoned ${key} ${place}`),
    },
    policy,
    reserved,
  )
  return { store, events, at }
}

describe.each(Object.entries(POLICIES))('%s', (_, [eviction, pick]) => {
  it('evicts whom a scan of all would, and counts what it holds', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 200 }), (most, steps) => {
        const { store, events, at } = watched({ limits: most, eviction })
        const naive = new NaiveStore(most, pick)
        let mostPlaces = 0
        for (const [what, key, bytes = 0] of steps) {
          if (what === 'get') store.get(key)
          else if (what === 'remove') store.remove(key, 'purged')
          else store.put({ key, bytes })
          if (what === 'get') naive.get(key)
          else if (what === 'remove') naive.remove(key, 'purged')
          else naive.put(key, bytes)
          expect(events).toEqual(naive.events)
          expect([store.size, store.bytes]).toEqual([naive.held.length, naive.bytes])
          expect([...at.values()].toSorted()).toEqual(naive.held.map((one) => one.key).toSorted())
          mostPlaces = Math.max(mostPlaces, at.size)
        }
        // A number that was given back is taken again.
        expect(store.places).toBe(mostPlaces)
      }),
    )
  })

  it('holds 20,000 as it holds eight', () => {
    const store = new Store<StoreEntry>(SILENT, { limits: { objects: 20_000 }, eviction })
    for (let i = 0; i < 60_000; i++) store.put({ key: `/${i}`, bytes: 1 })
    let held = 0
    for (let i = 0; i < 60_000; i++) if (store.get(`/${i}`)) held++
    expect([held, store.size, store.bytes, store.places]).toEqual([20_000, 20_000, 20_000, 20_000])
  })
})

describe.each([['lfu', lfu], ['sieve', sieve]] as const)('%s over a million requests', (name, eviction) => {
  it('stores and evicts, one after the other, what a scan of all would', () => {
    const limits = { objects: 40, bytes: Infinity }
    const catalogue = zipf({ objects: 400, exponent: 0.8, bytes: 1 })
    const random = new Streams(1).get('objects')
    const events: string[] = []
    const store = new Store<StoreEntry>({ ...SILENT, stored: (_, { key }) => events.push(`stored ${key}`), removed: (_, key, why) => events.push(`${why} ${key}`) }, { limits, eviction })
    const naive = new NaiveStore(limits, POLICIES[name]![1])
    let hits = 0
    for (let n = 0; n < 1_000_000; n++) {
      const key = catalogue.pick(n, random, 0).url
      if (store.get(key)) {
        hits++
        naive.get(key)
      } else {
        store.put({ key, bytes: 1 })
        naive.put(key, 1)
      }
      // An event that was missed shows at the next miss: whoever holds it there puts nothing.
      if (events.length !== naive.events.length || events.at(-1) !== naive.events.at(-1)) expect.fail(`request ${n} for ${key}: ${events.at(-1)}, and a scan of all: ${naive.events.at(-1)}`)
    }
    expect(events.every((event, k) => event === naive.events[k])).toBe(true)
    expect(naive.held.every(({ key }) => store.has(key))).toBe(true)
    expect(hits).toBeGreaterThan(300_000)
  })
})

describe('SIEVE', () => {
  it('does what its authors draw (Zhang et al., NSDI 2024, the illustration of the algorithm): of A to G in seven places A, B and G were used', () => {
    const { store, events } = watched({ limits: { objects: 7 }, eviction: sieve })
    const request = (key: string): unknown => store.get(key) ?? store.put({ key, bytes: 1 })
    for (const key of 'AABBCDEFGG') request(key)
    const evicted = Array.from('HADIBJ', (key) => {
      const before = events.length
      request(key)
      return `${key}: ${events.slice(before).filter((event) => event.startsWith('evicted')).join()}`
    })
    expect(evicted).toEqual(['H: evicted C', 'A: ', 'D: ', 'I: evicted E', 'B: ', 'J: evicted F'])
    expect(Array.from('JIHGDBA', (key) => store.has(key))).not.toContain(false)
  })
})

describe('places', () => {
  it('are reserved for declared keys and used again by all others', () => {
    const { store } = watched(undefined, ['/logo'])
    store.put({ key: '/a', bytes: 1 })
    store.put({ key: '/b', bytes: 1 })
    expect([store.placeOf('/a'), store.placeOf('/b'), store.placeOf('/logo')]).toEqual([1, 2, 0])
    store.remove('/a', 'purged')
    store.put({ key: '/c', bytes: 1 })
    expect([store.placeOf('/a'), store.placeOf('/c'), store.places]).toEqual([undefined, 1, 3])
  })

  it('are kept while something is on its way, however many bring it', () => {
    const { store, events } = watched()
    store.beginFill('/a')
    store.beginFill('/a')
    store.endFill('/a')
    store.beginFill('/b')
    store.endFill('/a')
    store.endFill('/a')
    store.put({ key: '/c', bytes: 1 })
    expect(events).toEqual(['filling /a 0', 'filling /a 0', 'filling /b 1', 'abandoned /a 0', 'stored /c'])
    expect([store.placeOf('/c'), store.placeOf('/b')]).toEqual([0, 1])
  })
})

describe('a policy that takes over', () => {
  const holding = (keys: string, eviction: EvictionPolicy, objects: number) => {
    const seen = watched({ limits: { objects }, eviction })
    for (const key of keys) if (!seen.store.get(key)) seen.store.put({ key, bytes: 1 })
    seen.events.length = 0
    return seen
  }

  it('knows in which order the copies came, and nothing of their uses', () => {
    // As LRU a is the newest; for FIFO it came first.
    const { store, events } = holding('abca', lru, 3)
    store.follow({ limits: { objects: 3 }, eviction: fifo })
    store.put({ key: 'd', bytes: 1 })
    expect(events).toEqual(['evicted a', 'stored d'])
  })

  it('goes on as it was where only the room changes: what has none any more goes at once', () => {
    const { store, events } = holding('abca', lru, 3)
    store.follow({ limits: { objects: 2 }, eviction: lru })
    expect(events).toEqual(['evicted b'])
    store.follow({ limits: { objects: 4 }, eviction: lru })
    for (const key of 'de') store.put({ key, bytes: 1 })
    expect([events.slice(1), store.size]).toEqual([['stored d', 'stored e'], 4])
  })

  it('evicts as one that was there from the beginning, after every copy has gone once', () => {
    const key = fc.constantFrom(...'abcdefgh')
    fc.assert(
      fc.property(fc.array(key), fc.array(key), fc.integer({ min: 1, max: 5 }), (before, after, objects) => {
        const changed = holding(before.join(''), lru, objects)
        changed.store.follow({ limits: { objects }, eviction: sieve })
        const fresh = watched({ limits: { objects }, eviction: sieve })
        // Those that come now push out what came under the other policy.
        const newcomers = Array.from({ length: objects }, (_, k) => `new-${k}`)
        for (const { store } of [changed, fresh]) for (const one of [...newcomers, ...after]) if (!store.get(one)) store.put({ key: one, bytes: 1 })
        const events = changed.events.slice(changed.events.length - fresh.events.length)
        expect(changed.store.size).toBe(fresh.store.size)
        expect(events.slice(objects)).toEqual(fresh.events.slice(objects))
      }),
    )
  })

  it('lets in by the rule that is new, and what is sent ahead by none', () => {
    const { store } = watched({ limits: { objects: 3 }, eviction: fifo })
    store.follow({ limits: { objects: 3 }, eviction: fifo, admission: onSecondRequest() })
    expect([store.put({ key: 'a', bytes: 1 }), store.put({ key: 'b', bytes: 1 }, true), store.has('b')]).toEqual([false, true, true])
  })
})

describe('admission', () => {
  it('on second request lets in what was fetched before, and remembers only so many', () => {
    const { store } = watched({ limits: {}, eviction: fifo, admission: onSecondRequest(2) })
    const put = (key: string): boolean => store.put({ key, bytes: 1 })
    expect([put('/a'), put('/a'), put('/a')]).toEqual([false, true, true])
    expect([put('/b'), put('/c'), put('/d'), put('/b'), put('/d')]).toEqual([false, false, false, false, true])
  })

  it('does not store what is larger than the whole store, and drops what that replaces', () => {
    const { store, events } = watched({ limits: { bytes: 10 }, eviction: lru })
    expect([store.put({ key: '/a', bytes: 4 }), store.put({ key: '/a', bytes: 11 })]).toEqual([true, false])
    expect(events).toEqual(['stored /a', 'evicted /a'])
    expect(store.bytes).toBe(0)
  })
})
