/** What keeps a crowd from meeting an expired copy at all: copies that expire apart (jitter), and one that is refreshed before (XFetch). */
import { describe, expect, it } from 'vitest'
import { type OriginAnswer, crowd } from '../../../tests/support/crowd'
import { Streams } from '../../engine/streams'
import { earlyRefresh } from './earlyRefreshLayer'
import { fresh } from './freshLayer'
import { httpLayers, replaced, withBefore } from './httpLayers'
import { jitterLayer } from './jitterLayer'
import { revalidate } from './revalidateLayer'

const TOOK_MS = 510
const LIFETIME_S = 20
const PAGE: OriginAnswer = { afterMs: TOOK_MS, headers: [['Cache-Control', `max-age=${LIFETIME_S}`]] }
const LAYERS = replaced(httpLayers, fresh, earlyRefresh)

/** One request that fills the cache, and then one every 50 ms. */
const FROM_MS = 5001
const steady = (forMs: number): { atMs: number }[] => [{ atMs: 1 }, ...Array.from({ length: forMs / 50 }, (_, i) => ({ atMs: FROM_MS + i * 50 }))]

/** When the copies after the first were asked for, with numbers of the stream in their order: now - δ·ln(u) ≥ expiry, by the paper. */
function expectedRefreshes(seed: number, forMs: number): number[] {
  const draw = new Streams(seed).get('early refresh at edge')
  const refreshes: number[] = []
  let expiresMs = 1 + LIFETIME_S * 1000
  let comesMs = 1 + TOOK_MS
  for (const { atMs } of steady(forMs)) {
    // What is under way is not asked for again, and what has come counts from when it was asked for.
    if (atMs < FROM_MS) continue
    const asked = refreshes.at(-1)
    if (asked !== undefined && atMs >= comesMs) expiresMs = asked + LIFETIME_S * 1000
    const isEarly = atMs - TOOK_MS * Math.log(1 - draw()) >= expiresMs
    if (!isEarly || atMs < comesMs) continue
    refreshes.push(atMs)
    comesMs = atMs + TOOK_MS
  }
  return refreshes
}

describe('early refresh', () => {
  it.each([1, 2, 3, 4])('asks when the paper says, and nobody waits: seed %i', (seed) => {
    const { fetches, seen } = crowd({ layers: LAYERS, seed, asks: steady(100_000), answer: () => PAGE })
    const late = fetches.slice(1)
    expect(late.map(({ atMs }) => atMs)).toEqual(expectedRefreshes(seed, 100_000))
    expect(late.length).toBeGreaterThanOrEqual(4)
    expect(new Set(seen.slice(1).map(({ outcome, waitMs }) => `${outcome} ${waitMs}`))).toEqual(new Set(['hit 0']))
  })

  it('is sooner the longer a fetch takes', () => {
    const first = (afterMs: number): number => crowd({ layers: LAYERS, asks: steady(40_000), answer: () => ({ ...PAGE, afterMs }) }).fetches[1]!.atMs
    expect(first(3010)).toBeLessThan(first(110))
  })
})

describe('jitter', () => {
  const URLS = Array.from({ length: 100 }, (_, i) => `/${i}`)
  /** All pages at once, and each again every 250 ms. */
  const asks = Array.from({ length: 100 }, (_, round) => URLS.map((url) => ({ atMs: round * 250, url }))).flat()
  const refills = (most: number): number[] => crowd({ layers: withBefore(httpLayers, revalidate, jitterLayer(most)), asks, seed: 7, answer: () => ({ ...PAGE, afterMs: 10 }) }).fetches.map(({ atMs }) => atMs).filter((ms) => ms > 1000)

  it('lets copies that came together expire apart, and none live longer than it may', () => {
    expect(new Set(refills(0))).toEqual(new Set([LIFETIME_S * 1000]))
    const draw = new Streams(7).get('jitter at edge')
    const expected = URLS.map(() => Math.ceil((LIFETIME_S * 1000 * (1 - 0.4 * draw())) / 250) * 250).toSorted((a, b) => a - b)
    expect(refills(0.4).slice(0, URLS.length)).toEqual(expected)
    expect(new Set(expected).size).toBeGreaterThan(20)
    expect(expected.at(-1)!).toBeLessThanOrEqual(LIFETIME_S * 1000)
  })
})
