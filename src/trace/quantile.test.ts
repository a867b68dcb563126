import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quantileOf } from './quantile'

it('is what the nearest rank of the sorted sample is, equal values included: property', () => {
  const samples = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 })
  const shares = fc.oneof(fc.constantFrom(0, 0.5, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(samples, shares, (values, share) => {
      const sorted = values.toSorted((a, b) => a - b)
      // The smallest value that at least that share of them does not exceed.
      const expected = sorted.find((_, k) => k + 1 >= share * values.length)
      expect(quantileOf(Float64Array.from([...values, -1]), values.length, share)).toBe(expected)
    }),
  )
})

it('is no number for an empty sample', () => expect(quantileOf(new Float64Array(4), 0, 0.5)).toBeNaN())
