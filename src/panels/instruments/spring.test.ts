import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SETTLED_S, springAt } from './spring'

const degrees = fc.double({ min: -120, max: 125, noNaN: true })

describe('springAt', () => {
  it('starts where it is told to and as fast', () => {
    expect(springAt({ from: -40, to: 60, velocity: 300 }, 0)).toEqual({ value: -40, velocity: 300 })
  })

  it('comes to rest at its end, nearer at every moment and never past it', () => {
    fc.assert(
      fc.property(degrees, degrees, (from, to) => {
        const away = Array.from({ length: 20 }, (_, i) => springAt({ from, to, velocity: 0 }, (i / 19) * SETTLED_S).value - to)
        for (const [i, one] of away.entries()) {
          expect(one * (from - to)).toBeGreaterThanOrEqual(0)
          if (i > 0) expect(Math.abs(one)).toBeLessThanOrEqual(Math.abs(away[i - 1]!))
        }
        expect(away.at(-1)).toBe(0)
      }),
    )
  })

  it('is almost there when it counts as settled', () => {
    expect(springAt({ from: 0, to: 240, velocity: 0 }, SETTLED_S - 1e-9).value).toBeCloseTo(240, 0)
  })

  it('goes on with its speed when it is sent elsewhere on the way', () => {
    const before = springAt({ from: 0, to: 100, velocity: 0 }, 0.1)
    const after = { from: before.value, to: -50, velocity: before.velocity }
    expect(springAt(after, 0).value).toBeCloseTo(before.value)
    expect(springAt(after, 0).velocity).toBeCloseTo(before.velocity)
    expect(springAt(after, 0.001).value).toBeGreaterThan(before.value)
  })
})
