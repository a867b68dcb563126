import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dialAngle, dialTicks, onDial } from './gaugeGeometry'

it('runs from lower left over the top to lower right', () => {
  expect([0, 6, 12].map((value) => dialAngle(value, 12))).toEqual([-120, 0, 120])
  expect(onDial(0, 10)).toEqual([0, -10])
  expect(onDial(90, 10)).toEqual([10, -0])
})

it('labels quarters and cuts them into whole numbers', () => {
  expect(dialTicks(12).flatMap(({ label }) => (label === undefined ? [] : [label]))).toEqual([0, 3, 6, 9, 12])
  expect(dialTicks(12)).toHaveLength(13)
  expect(dialTicks(800)).toHaveLength(17)
})

it('never leaves the dial by more than the overshoot', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1 }), (value, max) => {
      expect(Math.abs(dialAngle(value, max))).toBeLessThanOrEqual(125)
    }),
  )
})
