/** A sample is drawn by the seed, in order, with something of each group. */
import { describe, expect, it } from 'vitest'
import type { Levers } from '../../src/scene/levers'
import { sampled, triedOf } from '../support/sampled'

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

describe('what is tried of a scene', () => {
  const withLevers = (count: number): { levers: Levers } => ({ levers: Object.fromEntries(Array.from({ length: count }, (_, k) => [`l${k}`, { kind: 'toggle', label: `L${k}`, initial: false }])) })

  it('is everything where it has as many levers as others', () => expect(triedOf(withLevers(10), groups)).toEqual(groups.flat()))
  it('is a sample where it has a great many', () => expect(triedOf(withLevers(29), groups)).toEqual(sampled(groups, 32)))
  it('is a smaller one when it is asked for', () => expect(triedOf(withLevers(29), groups, 12)).toEqual(sampled(groups, 12)))
})
