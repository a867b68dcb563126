/**
 * The oracle itself: it accepts a small cache that is right, and finds each way in which that cache can be made wrong.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarios } from './arbitraries'
import { counterExample } from './counterExample'
import type { Fault } from './faults'
import { FAULTS } from './faults'
import type { History } from './messages'
import { naiveCache } from './naiveCache'
import { judge } from './oracle'
import { leaks, strangers } from './privacy'
import { readingsOf } from './reading'
import { play } from './world'

describe('the oracle', () => {
  it('sees every kind of answer often', async () => {
    const counts = new Map<string, number>()
    for (const scenario of fc.sample(scenarios(fc.boolean()), 500)) {
      const history = await play(naiveCache(), scenario)
      for (const call of history.calls.filter(({ answer }) => answer)) {
        const kind = readingsOf(history, call)[0]?.kind ?? 'none'
        for (const key of [kind, `${kind} ${call.answer!.status}`]) counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    for (const key of ['stored', 'validated']) expect(counts.get(key), key).toBeGreaterThan(40)
    const seldom = ['stored 206', 'stored 304', 'stored 416', 'validated 304', ...[206, 304, 412, 416, 417].map((status) => `forwarded ${status}`)]
    for (const key of seldom) expect(counts.get(key), key).toBeGreaterThan(3)
  })

  it('has nothing against a cache that is right', async () => {
    expect(await counterExample(naiveCache(), scenarios(fc.boolean()), { runs: 2000 })).toBe('')
  })

  it.each(Object.entries(FAULTS) as [Fault, string][])('finds a cache that %s, by %s', async (fault, section) => {
    const objections = (history: History) => judge(history).filter((violation) => violation.section.startsWith(section))
    const found = await counterExample(naiveCache(fault), scenarios(fc.constant(true)), { runs: 5000, objections })
    expect(found).toContain(`WRONG      ${section}`)
  })

  it.each(['ignores private', 'ignores Authorization'] as const)(
    "sees a user get what is another's from a cache that %s",
    async (fault) => {
      expect(await counterExample(naiveCache(), strangers, { runs: 1000, objections: leaks })).toBe('')
      expect(await counterExample(naiveCache(fault), strangers, { runs: 1000, objections: leaks })).toContain('gets what was for')
    },
  )
})
