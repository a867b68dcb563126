import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliderStops, stopOf } from './sliderStops'

const ranges = fc
  .record({ min: fc.integer({ min: 0, max: 50 }), step: fc.constantFrom(1, 2, 5, 10, 0.5, 0.1), steps: fc.integer({ min: 1, max: 2000 }), kept: fc.nat(2000) })
  .map(({ min, step, steps, kept }) => ({ min, step, max: round(min + steps * step), kept: round(min + Math.min(steps, kept) * step) }))

const round = (value: number): number => Math.round(value * 1e6) / 1e6

describe('the values of a slider', () => {
  it('are all of a range that is short', () => {
    expect(sliderStops({ min: 1, max: 3, step: 1 })).toEqual([1, 2, 3])
    expect(sliderStops({ min: 0, max: 120, step: 5 })).toHaveLength(25)
  })

  it('give small ones room and grow with the value where the range is long', () => {
    const stops = sliderStops({ min: 0, max: 200, step: 5 }, 10)
    expect(stops).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 110, 120, 130, 150, 175, 200])
    // Of the track: 0 to 10 of 200 had a twentieth of it.
    expect(stopOf(stops, 10) / (stops.length - 1)).toBeGreaterThan(0.09)
  })

  it('ascend from end to end in whole steps, keep the value that a lever begins with, and fit on the track: property', () => {
    fc.assert(
      fc.property(ranges, ({ min, max, step, kept }) => {
        const stops = sliderStops({ min, max, step }, kept)
        expect([stops[0], stops.at(-1)]).toEqual([min, max])
        expect(stops).toContain(kept)
        expect(stops.length).toBeLessThan(70)
        for (const [index, stop] of stops.entries()) {
          expect((stop - min) / step).toBeCloseTo(Math.round((stop - min) / step), 4)
          if (index > 0) expect(stop).toBeGreaterThan(stops[index - 1]!)
        }
      }),
    )
  })

  it('have a place for each value: the nearest: property', () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: -10, max: 20_000, noNaN: true }), (range, value) => {
        const stops = sliderStops(range, range.kept)
        const least = Math.min(...stops.map((stop) => Math.abs(stop - value)))
        expect(Math.abs(stops[stopOf(stops, value)]! - value)).toBe(least)
      }),
    )
  })
})
