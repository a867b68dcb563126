/** Reads and writes of a store at several places: what each sees when, against a naive history. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Process } from '../../engine/process'
import { msToUs, usToMs } from '../../engine/time'
import { type CityId, roundTripMs } from '../net/places'
import { World } from '../world'
import { edge } from '../nodes/cacheNode'
import { origin } from '../nodes/origin'
import { Kind } from '../../trace/traceKinds'
import { type KvPlace, type KvSpec, KvStore, LEAST_TTL_S, kvOf } from './kvStore'

const CITIES = ['frankfurt', 'sydney', 'ashburn'] as const satisfies readonly CityId[]
const SPEC: KvSpec = { city: 'ashburn', values: { a: 'old' }, ttlS: 60 }

function world(): World {
  return new World({
    levers: {}, seed: 1,
    topology: {
      view: { kind: 'lanes', lanes: [[...CITIES], ['origin']] },
      nodes: [...CITIES.map((city) => edge({ id: city, name: city, city, upstream: 'origin', lookupMs: 0, storeMs: 0, shows: [], layers: () => [] })), origin({ id: 'origin', name: 'Origin', thinkMs: () => 1, workers: 1, queueLimit: 1, resources: { '/': { bytes: 1 } } })],
      links: CITIES.map((city) => ({ from: city, to: 'origin', rttMs: 1 })),
    },
  })
}
const placeIn = (one: World, city: CityId): KvPlace => ({ network: one, node: one.node(city).index, city })

interface Does {
  readonly atMs: number
  readonly city: (typeof CITIES)[number]
  /** Writes this; reads where absent. */
  readonly writes?: string
}

/** What each read saw, in order, and how long it took. */
function played(all: readonly Does[], spec: KvSpec = SPEC): { atMs: number; value: string | null; tookMs: number }[] {
  const one = world()
  const store = kvOf(one, spec)
  const seen: { atMs: number; value: string | null; tookMs: number }[] = []
  function* does({ city, writes, atMs }: Does, i: number): Process<void> {
    if (writes !== undefined) return yield* store.write(placeIn(one, city), 'a', writes)
    const value = yield* store.read(placeIn(one, city), 'a')
    seen[i] = { atMs, value, tookMs: usToMs(one.nowUs) - atMs }
  }
  all.forEach((what, i) => one.kernel.spawnAt(msToUs(what.atMs), does(what, i)))
  one.kernel.run()
  return seen.filter(Boolean)
}

describe('a store', () => {
  it('is slow for the first read at a place, and quick for the next ones', () => {
    const [cold, hot, there] = played([{ atMs: 0, city: 'sydney' }, { atMs: 1000, city: 'sydney' }, { atMs: 2000, city: 'ashburn' }])
    expect([cold!.tookMs, hot!.tookMs, there!.tookMs]).toEqual([roundTripMs('sydney', 'ashburn'), 1, 1])
    expect([cold!.value, hot!.value]).toEqual(['old', 'old'])
  })

  it('is seen to have changed where it was written, and elsewhere a minute after that place has read it', () => {
    const reads = [0, 2000, 59_000, 60_200, 61_000].map((atMs): Does => ({ atMs, city: 'sydney' }))
    const seen = played([...reads, { atMs: 1000, city: 'frankfurt', writes: 'new' }, { atMs: 1500, city: 'frankfurt' }])
    expect(seen.map(({ value }) => value)).toEqual(['old', 'old', 'old', 'new', 'new', 'new'])
  })

  it('remembers that there is no such key, too', () => {
    const none: KvSpec = { ...SPEC, values: {} }
    expect(played([{ atMs: 0, city: 'sydney' }, { atMs: 500, city: 'ashburn', writes: 'new' }, { atMs: 1000, city: 'sydney' }, { atMs: 61_000, city: 'sydney' }], none).map(({ value }) => value)).toEqual([null, null, 'new'])
  })

  it('keeps copies for a minute at least, whatever it is told', () => {
    const brief: KvSpec = { ...SPEC, ttlS: 1 }
    expect(played([{ atMs: 0, city: 'sydney' }, { atMs: 500, city: 'ashburn', writes: 'new' }, { atMs: (LEAST_TTL_S - 1) * 1000, city: 'sydney' }], brief).at(-1)!.value).toBe('old')
  })

  it('shows what was written within its time, at the latest, and never something older than what was seen there', () => {
    const does = fc.record({ atMs: fc.integer({ min: 0, max: 300_000 }), city: fc.constantFrom(...CITIES), write: fc.boolean() })
    fc.assert(
      fc.property(fc.array(does, { minLength: 1, maxLength: 30 }), (all) => {
        const ordered = all.toSorted((a, b) => a.atMs - b.atMs)
        const acts = ordered.map(({ atMs, city, write }, i): Does => (write ? { atMs, city, writes: String(i) } : { atMs, city }))
        /** When each value is at the centre. */
        const history = acts.flatMap(({ atMs, city, writes }) => (writes === undefined ? [] : [{ value: writes, atMs: atMs + tripMs(city) / 2 }])).toSorted((a, b) => a.atMs - b.atMs)
        const age = (value: string | null): number => (value === 'old' ? -1 : history.findIndex((one) => one.value === value))
        const latestBefore = (ms: number): number => history.filter(({ atMs }) => atMs <= ms).length - 1
        const reads = acts.filter(({ writes }) => writes === undefined)
        const newest = new Map<string, number>()
        played(acts).forEach(({ atMs, value, tookMs }, i) => {
          const { city } = reads[i]!
          expect(age(value)).toBeLessThanOrEqual(latestBefore(atMs + tookMs))
          // As old as a copy may be, and a trip more for the one that fetched it.
          expect(age(value)).toBeGreaterThanOrEqual(latestBefore(atMs - 60_000 - tripMs(city)))
          // A copy of something newer that came while a read was on its way is not waited for.
          if (tookMs === 1) expect(age(value)).toBeGreaterThanOrEqual(newest.get(city) ?? -1)
          if (tookMs === 1) newest.set(city, age(value))
        })
      }),
      { numRuns: 500 },
    )
  })

  it('is one for all places of a run, and another in another run', () => {
    const [one, two] = [world(), world()]
    expect(kvOf(one, SPEC)).toBe(kvOf(one, SPEC))
    expect(kvOf(one, SPEC)).not.toBe(kvOf(two, SPEC))
    expect(kvOf(one, { ...SPEC })).not.toBe(kvOf(one, SPEC))
  })

  it('tells of its reads how old the copy was, and of none that it went to the centre', () => {
    const one = world()
    const store = new KvStore(SPEC)
    const place = placeIn(one, 'sydney')
    one.kernel.spawnAt(0, store.read(place, 'a'))
    one.kernel.spawnAt(msToUs(5000), store.read(place, 'a'))
    one.kernel.run()
    const ages = Array.from({ length: one.trace.length }, (_, i) => i).filter((i) => one.trace.kind(i) === Kind.KvRead).map((i) => one.trace.b(i))
    expect(ages).toEqual([-1, 5000 - roundTripMs('sydney', 'ashburn') / 2])
  })
})

const tripMs = (city: CityId): number => (city === SPEC.city ? 1 : roundTripMs(city, SPEC.city))
