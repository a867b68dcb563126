import { describe, expect, it } from 'vitest'
import { readBudget, slowest, timeWords } from '../../tools/lib/budget.mjs'

describe('the budget of npm test', () => {
  it.each([
    [[], { seconds: 600, isAsked: false }],
    [['--budget', '90s'], { seconds: 90, isAsked: true }],
    [['--budget', '1.5m'], { seconds: 90, isAsked: true }],
  ])('%j is understood', (argv, budget) => expect(readBudget(argv)).toEqual(budget))

  it.each([
    [['--budget', 'soon'], 'such as 12m or 90s, not "soon"'],
    [['--budget', '12'], 'not "12"'],
    [['--fast'], '--fast'],
    [['--budget'], 'budget'],
  ])('%j is refused', (argv, sentence) => expect(readBudget(argv).problem).toContain(sentence))

  it('tells the slowest files first', () => {
    const files = [1, 5, 3].map((seconds) => ({ file: `${seconds}.test.ts`, seconds }))
    expect(slowest(files, 2).map(({ file }) => file)).toEqual(['5.test.ts', '3.test.ts'])
  })

  it('writes times', () => expect([0.4, 75.2, 725].map(timeWords)).toEqual(['0 s', '75 s', '12 min 05 s']))
})
