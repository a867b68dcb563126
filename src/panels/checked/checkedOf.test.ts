import { expect, it } from 'vitest'
import { checkedOf, commandFor } from './checkedOf'
import type { Difference, RecordedVariant, TwinRecord } from './twinRecord'

const difference = (path: string, cause?: string): Difference => ({ at: 100, edge: 'e1', method: 'GET', path, headers: [], engine: '1 HIT', real: '1 MISS', ...(cause === undefined ? {} : { cause }) })
const variant = (scenario: string, name: string, product: 'varnish' | 'nginx', differences: readonly Difference[] = []): RecordedVariant => ({
  scenario, variant: name, product, groups: 5, requests: 9, originRequests: { engine: 1, real: 1 }, tries: 1, differences,
})
const record: TwinRecord = {
  date: '2026-01-01', versions: { varnish: '7', nginx: '1' }, groups: 20, unexplained: 1, undecided: 0,
  scenarios: [{ name: 'a', lesson: 'About a.', scenes: [5] }, { name: 'b', lesson: 'About b.', scenes: [5, 7] }],
  variants: [
    variant('a', 'x', 'varnish'), variant('a', 'x', 'nginx', [difference('/1', 'because'), difference('/2'), difference('/3', 'because')]),
    variant('a', 'y', 'varnish'), variant('b', 'z', 'varnish'),
  ],
  skipped: [{ scenario: 'a', variant: 'y', product: 'nginx', why: 'it cannot' }],
}

it('has the scenarios of the scene, and none of others', () => {
  expect([5, 7, 9].map((scene) => checkedOf(record, scene).map(({ name }) => name))).toEqual([['a', 'b'], ['b'], []])
})

it('has a row for each variant with a cell for each product: alike of all, or why it was not played', () => {
  const [a, b] = checkedOf(record, 5)
  expect(a!.rows).toEqual([
    { variant: 'x', cells: [{ product: 'varnish', result: { groups: 5, alike: 5 } }, { product: 'nginx', result: { groups: 5, alike: 2 } }] },
    { variant: 'y', cells: [{ product: 'varnish', result: { groups: 5, alike: 5 } }, { product: 'nginx', why: 'it cannot' }] },
  ])
  expect(b!.rows[0]!.cells[1]).toEqual({ product: 'nginx' })
})

it('puts differences together by their cause', () => {
  const [a] = checkedOf(record, 5)
  expect(a!.causes.map(({ product, cause, differences }) => [product, cause, differences.map(({ path, variant: name }) => `${name} ${path}`)])).toEqual([
    ['nginx', 'because', ['x /1', 'x /3']], ['nginx', undefined, ['x /2']],
  ])
})

it('names the files of its scenarios in the command', () => {
  expect(commandFor(checkedOf(record, 5))).toBe('npm run -s twin -- tests/fixtures/twin/a.json tests/fixtures/twin/b.json')
})
