import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from '../cdn/sameValue'
import { compareValue } from './compareValue'
import type { Lever } from './levers'

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))
const toggle: Lever = { kind: 'toggle', label: 'T', initial: true }
const slider: Lever = { kind: 'slider', label: 'S', initial: 10, min: 0, max: 200, step: 10, unit: 'ms' }
const choice: Lever = { kind: 'choice', label: 'C', initial: 'a', options }
const set: Lever = { kind: 'set', label: 'R', initial: ['a', 'b'], options }
const order: Lever = { kind: 'order', label: 'O', initial: ['a', 'b'], options }
const header: Lever = { kind: 'header', label: 'H', field: 'Cache-Control', initial: 'max-age=4', chips: [], seconds: [], against: 'no-store' }

describe('compareValue', () => {
  it('prefers the initial value, then the other end', () => {
    expect(compareValue(toggle, true)).toBe(false)
    expect(compareValue(slider, 50)).toBe(10)
    expect(compareValue(slider, 10)).toBe(200)
    expect(compareValue(choice, 'a')).toBe('b')
    expect(compareValue(set, ['a', 'b'])).toEqual(['a', 'b', 'c'])
    expect(compareValue({ ...set, initial: ['a', 'b', 'c'] }, ['a', 'b', 'c'])).toEqual(['a'])
    expect(compareValue(order, ['b', 'a'])).toEqual(['a', 'b'])
    expect(compareValue(order, ['a', 'b'])).toEqual([])
    expect(compareValue({ ...order, initial: [] }, [])).toEqual(['a', 'b', 'c'])
    expect(compareValue(header, 'max-age=4')).toBe('no-store')
    expect(compareValue(header, 'no-store')).toBe('max-age=4')
  })

  it('never compares a value with itself', () => {
    const cases = fc.oneof(
      fc.boolean().map((value) => [toggle, value] as const),
      fc.integer({ min: 0, max: 20 }).map((value) => [slider, value * 10] as const),
      fc.constantFrom('a', 'b', 'c').map((value) => [choice, value] as const),
      fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((value) => [set, value] as const),
      fc.shuffledSubarray(['a', 'b', 'c']).map((value) => [order, value] as const),
      fc.oneof(fc.string(), fc.constantFrom('max-age=4', 'no-store')).map((value) => [header, value] as const),
    )
    fc.assert(
      fc.property(cases, ([lever, value]) => {
        expect(sameValue(compareValue(lever, value), value)).toBe(false)
      }),
    )
  })
})
