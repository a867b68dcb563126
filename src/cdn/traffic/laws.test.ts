/**
 * Draws against their laws, each from a fixed seed: chi-square for counts and Kolmogorov-Smirnov
 * for gaps, both at the one-in-a-thousand level. A generator that follows its law fails such a
 * test for one seed in a thousand; the bound says how far off a broken one would have to be.
 */
import { describe, expect, it } from 'vitest'
import { type RandomSource, Streams } from '../../engine/streams'
import { ArrivalClock, type Arrivals } from './arrivals'
import { burst } from './burst'
import { crawl } from './crawl'
import { daily } from './daily'
import { exponential, poisson } from './poisson'
import { ramp } from './ramp'
import { steady } from './steady'
import { zipf, zipfLaws } from './zipf'

const stream = (name: string, seed = 9111): RandomSource => new Streams(seed).get(name)

/** Sum of (seen - expected)² / expected. */
function chiSquare(seen: readonly number[], expected: readonly number[]): number {
  return seen.reduce((sum, count, k) => sum + (count - expected[k]!) ** 2 / expected[k]!, 0)
}

/** The value that chi-square exceeds once in a thousand times (Wilson and Hilferty's approximation). */
function chiSquareBound(freedom: number): number {
  const z = 3.09
  return freedom * (1 - 2 / (9 * freedom) + z * Math.sqrt(2 / (9 * freedom))) ** 3
}

/** The largest distance between the samples' distribution and a law, times the root of their number; 1.95 once in a thousand. */
function kolmogorov(samples: readonly number[], law: (x: number) => number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const distances = sorted.map((x, k) => Math.max(Math.abs(law(x) - k / sorted.length), Math.abs(law(x) - (k + 1) / sorted.length)))
  return Math.max(...distances) * Math.sqrt(sorted.length)
}

/** Times of all arrivals, with the rate as the script gives it: in slices. */
function times(arrivals: Arrivals, perSecond: number, forMs: number, sliceMs: number, seed = 9111): number[] {
  const clock = new ArrivalClock(arrivals, stream('arrivals', seed))
  const all: number[] = []
  for (let startMs = 0; startMs < forMs; startMs += sliceMs) {
    const rate = perSecond * (arrivals.swell?.(startMs + sliceMs / 2, forMs) ?? 1)
    all.push(...clock.within(sliceMs, rate).map((ms) => startMs + ms))
  }
  return all
}

const gaps = (at: readonly number[]): number[] => at.slice(1).map((ms, k) => ms - at[k]!)
const countsIn = (at: readonly number[], windowMs: number, windows: number): number[] =>
  Array.from({ length: windows }, (_, k) => at.filter((ms) => ms >= k * windowMs && ms < (k + 1) * windowMs).length)

describe('Poisson arrivals', () => {
  const at = times(poisson, 50, 200_000, 100)

  it('have exponential gaps', () => {
    expect(kolmogorov(gaps(at), (ms) => 1 - Math.exp(-ms / 20))).toBeLessThan(1.95)
  })

  it('come in counts whose variance is their mean', () => {
    const counts = countsIn(at, 1000, 200)
    const mean = counts.reduce((a, b) => a + b) / counts.length
    const index = chiSquare(counts, counts.map(() => mean))
    expect(index).toBeLessThan(chiSquareBound(199))
    expect(index).toBeGreaterThan(199 ** 2 / chiSquareBound(199))
  })

  it('draw exponential numbers with mean 1', () => {
    const random = stream('gaps')
    expect(kolmogorov(Array.from({ length: 20_000 }, () => exponential(random)), (x) => 1 - Math.exp(-x))).toBeLessThan(1.95)
    expect(exponential(() => 1 - 2 ** -32)).toBeLessThan(23)
  })
})

describe('steady arrivals', () => {
  it('are equally far apart, from a phase that is drawn', () => {
    const at = times(steady, 4, 10_000, 100)
    expect(at).toHaveLength(40)
    for (const gap of gaps(at)) expect(gap).toBeCloseTo(250, 6)
    expect(times(steady, 4, 10_000, 100, 1)[0]).not.toBe(at[0])
  })
})

describe('a rate that changes', () => {
  it('bursts, and is quiet in between', () => {
    const counts = countsIn(times(burst({ factor: 20, everyMs: 1000, lastsMs: 200 }), 10, 100_000, 50), 200, 500)
    const expected = counts.map((_, k) => (k % 5 === 0 ? 40 : 2))
    expect(chiSquare(counts, expected)).toBeLessThan(chiSquareBound(500))
  })

  it('has the same day everywhere, by the clocks there', () => {
    const hoursAt = (offsetH: number): number[] => countsIn(times(daily({ offsetH }), 1000, 24_000, 50), 1_000, 24)
    const [here, east] = [hoursAt(0), hoursAt(9)]
    expect(here.indexOf(Math.max(...here))).toBe(19)
    expect(here.slice(3, 6).reduce((sum, count) => sum + count, 0)).toBeLessThan(0.3 * here.slice(19, 22).reduce((sum, count) => sum + count, 0))
    expect(here.reduce((sum, count) => sum + count, 0) / 24_000).toBeCloseTo(1, 1)
    // The hour is there nine hours earlier; the draws are others, as the rate is.
    const turned = [...here.slice(9), ...here.slice(0, 9)]
    expect(chiSquare(east, turned)).toBeLessThan(2 * chiSquareBound(23))
    expect(daily({ offsetH: -6.5 }).swell!(0, 24)).toBe(daily({ offsetH: 17.5 }).swell!(0, 24))
  })

  it('ramps in a straight line', () => {
    const counts = countsIn(times(ramp({ factor: 9 }), 10, 100_000, 50), 10_000, 10)
    const expected = counts.map((_, k) => 100 * (1 + 8 * ((k + 0.5) / 10)))
    expect(chiSquare(counts, expected)).toBeLessThan(chiSquareBound(10))
  })

  it('draws nothing anew: at twice the rate the same requests come in half the time', () => {
    const slow = times(poisson, 10, 20_000, 100)
    const fast = times(poisson, 20, 10_000, 50)
    expect(fast.length).toBe(slow.length)
    fast.forEach((ms, k) => expect(ms).toBeCloseTo(slow[k]! / 2, 6))
  })

  it('stands still at 0 and goes on where it was', () => {
    const [stopped, steadily] = [new ArrivalClock(poisson, stream('x')), new ArrivalClock(poisson, stream('x'))]
    const before = stopped.within(300, 20)
    expect(stopped.within(5000, 0)).toEqual([])
    const all = steadily.within(1000, 20)
    const joined = [...before, ...stopped.within(700, 20).map((ms) => ms + 300)]
    expect(joined).toHaveLength(all.length)
    joined.forEach((ms, k) => expect(ms).toBeCloseTo(all[k]!, 6))
  })
})

describe('a Zipf catalogue', () => {
  it.each([0, 0.6, 0.9, 1.1])('is asked as k^-%d says', (exponent) => {
    const draws = 100_000
    const catalogue = zipf({ objects: 200, exponent, bytes: 1000 })
    const rankOf = new Map(catalogue.objects.map(({ url }, rank) => [url, rank]))
    const seen = Array.from({ length: 200 }, () => 0)
    const random = stream('objects')
    for (let n = 0; n < draws; n++) seen[rankOf.get(catalogue.pick(n, random, 0).url)!]!++
    const total = seen.reduce((sum, _, k) => sum + (k + 1) ** -exponent, 0)
    expect(chiSquare(seen, seen.map((_, k) => (draws * (k + 1) ** -exponent) / total))).toBeLessThan(chiSquareBound(199))
    seen.forEach((_, k) => expect(catalogue.share(k)).toBeCloseTo((k + 1) ** -exponent / total, 8))
  })

  it('takes the ends of what a source gives', () => {
    const catalogue = zipf({ objects: 10_000, exponent: 0.9, bytes: 1000 })
    expect(catalogue.pick(0, () => 0, 0)).toBe(catalogue.objects[0])
    expect(catalogue.pick(0, () => 1 - 2 ** -32, 0)).toBe(catalogue.objects[9_999])
  })

  it('turns over: new favourites at the top, the others as many ranks behind', () => {
    const catalogue = zipf({ objects: 10, exponent: 1, bytes: 1000, url: String, turnover: { everyMs: 1000, objects: 3 } })
    const favourite = (atMs: number): string => catalogue.pick(0, () => 0, atMs).url
    expect([0, 999, 1000, 2000, 4000].map(favourite)).toEqual(['0', '0', '7', '4', '8'])
    const ranked = Array.from({ length: 10 }, (_, rank) => catalogue.pick(0, () => [...Array(rank).keys()].reduce((sum, k) => sum + catalogue.share(k), 0) + 1e-6, 1000).url)
    expect(ranked).toEqual(['7', '8', '9', '0', '1', '2', '3', '4', '5', '6'])
  })

  it('has newcomers at the top from the beginning, where it is told so', () => {
    const { objects, pick } = zipf({ objects: 10, exponent: 1, bytes: 1000, newcomers: 3, turnover: { everyMs: 1000, objects: 2 } })
    expect([0, 1000].map((atMs) => objects.indexOf(pick(0, () => 0, atMs) as (typeof objects)[number]))).toEqual([7, 5])
  })

  it('is made once for each popularity, of the same objects', () => {
    const laws = zipfLaws({ objects: 50, bytes: [1_000, 2_000] })
    expect(laws(0.8)).toBe(laws(0.8))
    expect([laws(0.8, 10) === laws(0.8), laws(1).share(0) > laws(0.8).share(0)]).toEqual([false, true])
    expect(laws(1, 10).objects).toEqual(laws(0.8).objects)
  })

  it('has sizes that fill their range evenly by doublings', () => {
    const sizes = zipf({ objects: 1000, exponent: 1, bytes: [1_000, 1_024_000] }).objects.map(({ bytes }) => bytes)
    const perDoubling = Array.from({ length: 10 }, (_, k) => sizes.filter((bytes) => bytes >= 1000 * 2 ** k && bytes < 1000 * 2 ** (k + 1)).length)
    for (const count of perDoubling) expect(Math.abs(count - 100)).toBeLessThan(5)
  })

  it('is crawled object by object', () => {
    const catalogue = zipf({ objects: 5, exponent: 1, bytes: 1000 })
    const { perSecond, forMs, arrivals, catalogue: order } = crawl(catalogue, 2)
    expect(times(arrivals, perSecond, forMs, 100)).toHaveLength(5)
    expect([0, 1, 4, 5].map((n) => order.pick(n, stream('x'), 0))).toEqual([0, 1, 4, 0].map((k) => catalogue.objects[k]))
  })

  it.each([
    [{ objects: 0, exponent: 1, bytes: 1 }, 'a catalogue of 0 objects'],
    [{ objects: 5, exponent: -1, bytes: 1 }, 'an exponent of -1'],
    [{ objects: 5, exponent: 1, bytes: 1, turnover: { everyMs: 0, objects: 1 } }, 'a turnover'],
  ])('is refused with a sentence: %j', (options, sentence) => expect(() => zipf(options)).toThrow(sentence))
})

describe('arrivals that cannot be', () => {
  it('are refused with a sentence', () => {
    expect(() => burst({ factor: 2, everyMs: 10, lastsMs: 20 })).toThrow('it must fit its period')
    expect(() => ramp({ factor: -1 })).toThrow('a rate is not below 0')
  })
})
