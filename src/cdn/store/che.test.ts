import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheLaw, cheHitRatio } from './che'

const LAWS: readonly CheLaw[] = ['lru', 'fifo']

describe.each(LAWS)('Che’s approximation for %s', (law) => {
  it('gives what is exactly so where all objects are alike: the share of them that there is room for', () => {
    const alike = Array.from({ length: 40 }, () => 1 / 40)
    for (const room of [0, 1, 10, 39]) expect(cheHitRatio(law, alike, room)).toBeCloseTo(room / 40, 8)
  })

  it('answers everything where there is room for everything', () => {
    expect(cheHitRatio(law, [0.7, 0.2, 0.1], 3)).toBe(1)
  })

  it('answers more with more room, and never less than if all were alike', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(weights, fc.nat(), (counts, at) => {
        const total = counts.reduce((sum, count) => sum + count, 0)
        const shares = counts.map((count) => count / total)
        const room = at % counts.length
        const ratio = cheHitRatio(law, shares, room)
        expect(ratio).toBeGreaterThanOrEqual(room / counts.length - 1e-8)
        expect(cheHitRatio(law, shares, room + 1)).toBeGreaterThan(ratio)
      }),
    )
  })
})

describe('Che’s approximation where it can be solved by hand', () => {
  it('LRU: shares of 1/3 and 2/3 at T = 3 ln 2 are held for 1/2 and 3/4 of the time', () => {
    expect(cheHitRatio('lru', [1 / 3, 2 / 3], 5 / 4)).toBeCloseTo(2 / 3, 8)
  })

  it('LRU: 1/7, 2/7 and 4/7 at T = 7 ln 2 are held for 1/2, 3/4 and 15/16', () => {
    expect(cheHitRatio('lru', [1 / 7, 2 / 7, 4 / 7], 1 / 2 + 3 / 4 + 15 / 16)).toBeCloseTo((1 / 2 + 6 / 4 + 60 / 16) / 7, 8)
  })

  it('FIFO: two objects and room for one give T = 1 / sqrt(pq)', () => {
    // p = 0.8: T = 2.5, held 2/3 and 1/3 of the time.
    expect(cheHitRatio('fifo', [0.8, 0.2], 1)).toBeCloseTo(0.6, 8)
  })

  it('refuses room below nothing', () => {
    expect(() => cheHitRatio('lru', [1], -1)).toThrow('room for -1 objects cannot be')
  })
})
