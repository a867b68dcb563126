/** A sample is drawn by the seed, in order, with something of each group. */
import { describe, expect, it } from 'vitest'
import { sampled } from '../support/sampled'

const groups = Array.from({ length: 10 }, (_, group) => Array.from({ length: group + 1 }, (_, one) => `${group}.${one}`))

describe('a sample', () => {
  it('is everything where that is not too much', () => {
    expect(sampled(groups, 55)).toEqual(groups.flat())
  })

  it.each([10, 20, 54])('has %i otherwise, of each group something, each once and in order', (most) => {
    const some = sampled(groups, most)
    expect(some).toHaveLength(most)
    expect(new Set(some.map((one) => one.split('.')[0])).size).toBe(10)
    expect(some).toEqual(groups.flat().filter((one) => some.includes(one)))
    expect(sampled(groups, most)).toEqual(some)
  })
})
