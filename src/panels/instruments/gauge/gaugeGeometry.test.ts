import fc from 'fast-check'
import { expect, it } from 'vitest'
import { angleWithin, dialAngle, dialTicks, onDial } from './gaugeGeometry'

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

it('moves a wide text away from the side, up or down, and no further than it must', () => {
  const room = { radius: 94, width: 27, edge: 110 }
  expect([-130, -30, 0, 50, 125].map((angle) => angleWithin(angle, room))).toEqual([-130, -30, 0, 50, 125])
  for (const angle of [-100, -70, 65, 89, 90, 115]) {
    const moved = angleWithin(angle, room)
    expect(Math.abs(onDial(moved, 94)[0]) + 27).toBeCloseTo(110, 1)
    expect([Math.sign(moved), Math.abs(moved) < 90]).toEqual([Math.sign(angle), Math.abs(angle) < 90])
  }
  expect(angleWithin(90, { ...room, width: 9 })).toBe(90)
})
