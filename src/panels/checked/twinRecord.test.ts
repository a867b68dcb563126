import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type TwinRecord, checkedScenes, readTwinRecord } from './twinRecord'

const FILE = readFileSync('public/twin.json', 'utf8')
const recorded: TwinRecord = JSON.parse(FILE)
const [variant, ...others] = recorded.variants

const problemsOf = (changes: object): readonly string[] => {
  const read = readTwinRecord(JSON.stringify({ ...recorded, ...changes }))
  return 'problems' in read ? read.problems : []
}

describe('the record of the twin', () => {
  it('is one, and nothing in it is unexplained', () => {
    expect(readTwinRecord(FILE)).toEqual({ record: recorded })
    expect([recorded.unexplained, recorded.undecided]).toEqual([0, 0])
    expect(checkedScenes(recorded).length).toBeGreaterThan(0)
  })
})

describe('a file that is none is answered with the place and what is expected there', () => {
  it.each([
    ['not JSON', '<!doctype html>', ['the file: expected JSON']],
    ['another value', '[]', ['the file: expected an object, not []']],
  ])('%s', (_, text, problems) => {
    expect(readTwinRecord(text)).toEqual({ problems })
  })

  it.each([
    ['no date', { date: undefined }, ['date: expected a date such as 2026-11-30, not nothing']],
    ['another kind of date', { date: 'yesterday' }, ['date: expected a date such as 2026-11-30, not "yesterday"']],
    ['a field of another tool', { wheels: 4 }, ['wheels: expected nothing of this name']],
    ['no variants', { variants: [] }, ['variants: expected a list with at least 1 in it, not []']],
    ['another product', { variants: [{ ...variant, product: 'squid' }, ...others] }, ['variants[0].product: expected one of "varnish", "nginx", not "squid"']],
    ['a scenario that is not described', { variants: [{ ...variant, scenario: 'x' }, ...others] }, ['variants[0].scenario: expected a name of scenarios, not "x"']],
    ['a scene in words', { scenarios: [...recorded.scenarios, { name: 'x', lesson: 'y', scenes: ['nine'] }] }, [`scenarios[${recorded.scenarios.length}].scenes[0]: expected a whole number from 1 on, not "nine"`]],
    ['a product without a version', { versions: { nginx: '1' } }, ['versions.varnish: expected the version that was run']],
    ['a wrong sum', { groups: 1 }, [`groups: expected ${recorded.groups}, the sum of all variants, not 1`]],
  ])('%s', (_, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems)
  })
})
