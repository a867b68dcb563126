import fc from 'fast-check'
import { expect, it } from 'vitest'
import { axisMax, growingAxisMax, ticks } from './niceScale'

it('chooses round ticks', () => {
  expect(ticks(240, 5)).toEqual([0, 50, 100, 150, 200])
  expect(ticks(1200, 6)).toEqual([0, 200, 400, 600, 800, 1000, 1200])
  expect(ticks(0, 5)).toEqual([0])
})

it('keeps the axis of the scene until a wait passes it', () => {
  expect(axisMax(240, 204)).toBe(240)
  expect(axisMax(240, 241)).toBe(250)
})

it('rescales a growing axis seldom', () => {
  expect([3, 50, 51, 136, 1151, 8100].map((end) => growingAxisMax(50, end))).toEqual([50, 50, 80, 150, 1200, 10_000])
})

it('never draws more ticks than wanted and always covers the most', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), fc.integer({ min: 2, max: 8 }), (max, count) => {
      const all = ticks(max, count)
      expect(all.length).toBeLessThanOrEqual(count + 1)
      expect(all.at(-1)).toBeLessThanOrEqual(max * (1 + 1e-6))
      expect(axisMax(1, max)).toBeGreaterThanOrEqual(max * (1 - 1e-9))
    }),
  )
})
