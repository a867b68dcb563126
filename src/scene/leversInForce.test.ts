import { describe, expect, it } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { hashOf, run } from '../run/run'
import type { Inputs } from '../run/run.types'
import { RunReport } from '../reading/report'
import { readingOf } from '../reading/reading'
import { leverGroups } from './leverGroups'
import type { Levers } from './levers'
import { leversInForce, unmetCondition } from './leversInForce'
import { validateScene } from './validate'

const toggle = (group?: string): Levers[string] => ({ kind: 'toggle', label: 'T', initial: false, ...(group === undefined ? {} : { group }) })
const chain = {
  levers: { a: toggle(), b: toggle(), c: toggle() },
  conditions: {
    c: { when: ({ b }: { b?: unknown }) => b === true, why: 'b is off' },
    b: { when: ({ a }: { a?: unknown }) => a === true, why: 'a is off' },
  },
}

describe('levers in force', () => {
  it('are initial values, then what is set, later settings last', () => {
    expect(leversInForce(chain)).toEqual({ a: false, b: false, c: false })
    expect(leversInForce(chain, { a: true, b: false }, { b: true })).toEqual({ a: true, b: true, c: false })
  })
  it('are at their initial value where a condition is not met, and so for those that hang on them', () => {
    expect(leversInForce(chain, { b: true, c: true })).toEqual({ a: false, b: false, c: false })
    expect(leversInForce(chain, { a: true, b: true, c: true })).toEqual({ a: true, b: true, c: true })
  })
  it('say which condition is not met', () => {
    expect(unmetCondition(chain, 'b', { a: false, b: false, c: false })?.why).toBe('a is off')
    expect(unmetCondition(chain, 'b', { a: true, b: false, c: false })).toBeUndefined()
    expect(unmetCondition(chain, 'a', { a: false, b: false, c: false })).toBeUndefined()
  })
})

describe('a lever whose condition is not met', () => {
  const inputs = (levers: Inputs['levers'], ...acts: Inputs['acts']): Inputs => ({ seed: 99, levers, acts })
  const hash = (some: Inputs): string => hashOf(run(smallScene, some))
  const off = { edge: false }
  const stored = { cacheControl: 'max-age=5' }

  it('does not act, before the start and later', () => {
    expect(hash(inputs({ ...off, ...stored }))).toBe(hash(inputs(off)))
    expect(hash(inputs(off, { atUs: 5000, kind: 'lever', name: 'cacheControl', value: 'no-store' }))).toBe(hash(inputs(off)))
    expect(hash(inputs(stored))).not.toBe(hash(inputs({})))
  })
  it('acts with the value that it was set to as soon as the condition is met', () => {
    const edgeOn = { atUs: 200_000, kind: 'lever', name: 'edge', value: true } as const
    expect(hash(inputs({ ...off, ...stored }, edgeOn))).not.toBe(hash(inputs(off, edgeOn)))
    const { levers } = new RunReport(readingOf(smallScene, run(smallScene, inputs({ ...off, ...stored }, edgeOn))))
    expect(levers).toMatchObject({ edge: true, ...stored })
  })
  it('is at its initial value for claims and prose', () => {
    const { levers } = new RunReport(readingOf(smallScene, run(smallScene, inputs({ ...off, ...stored }))))
    expect(levers).toMatchObject({ edge: false, cacheControl: 'max-age=1' })
  })
})

describe('groups', () => {
  it('hold neighbours, in the order of their declaration', () => {
    const groups = leverGroups({ a: toggle(), b: toggle('One'), c: toggle('One'), d: toggle('Two'), e: toggle() })
    expect(groups.map(({ heading, levers }) => [heading, levers.map(([name]) => name).join('')])).toEqual([[undefined, 'a'], ['One', 'bc'], ['Two', 'd'], [undefined, 'e']])
    expect(leverGroups({})).toEqual([])
  })
})

describe('what is wrong with groups and conditions', () => {
  const problems = (changes: Partial<typeof smallScene>): string[] => validateScene({ ...smallScene, ...changes })

  it('is a group in two parts', () => {
    expect(problems({ levers: { a: toggle('One'), b: toggle(), c: toggle('One') } })).toContain('levers of the group "One" do not stand together: declare them one after the other')
  })
  it.each([
    ['tll', true, 'there is a condition for "tll", which is no lever; there are a, b'],
    ['a', true, 'lever a: its condition reads b, which is not declared before it'],
    ['b', true, 'lever b: its condition reads b, which is not declared before it'],
    ['b', false, 'lever b: its condition does not say why the lever does nothing'],
  ])('is a condition for %s (says why: %s)', (name, saysWhy, problem) => {
    const conditions = { [name]: { when: ({ b }: { b?: unknown }) => b === true, why: saysWhy ? 'b is off' : ' ' } }
    expect(problems({ levers: { a: toggle(), b: toggle() }, conditions })).toContain(problem)
  })
})
