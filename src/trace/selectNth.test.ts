import fc from 'fast-check'
import { expect, it } from 'vitest'
import { selectNth } from './selectNth'

it('finds what sorting would put there, equal values included: property', () => {
  const samples = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }).chain((values) =>
    fc.record({ values: fc.constant(values), nth: fc.nat(values.length - 1) }),
  )
  fc.assert(
    fc.property(samples, ({ values, nth }) => {
      expect(selectNth(Float64Array.from([...values, -1]), values.length, nth)).toBe(values.toSorted((a, b) => a - b)[nth])
    }),
  )
})
