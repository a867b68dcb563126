/**
 * Every rule of .dependency-cruiser.mjs is broken once and must be found: a cruiser that has
 * gone blind turns red.
 */
import { expect, it } from 'vitest'
import cruiser from '../../.dependency-cruiser.mjs'
import { findViolations } from '../../tools/checkBoundaries.ts'
import { skeleton } from '../../tools/lib/importSkeletons.ts'
import { announcedFaults, copyTree, harmlessFiles, missedFaults } from './fixtureTree.ts'

it('finds every broken boundary, and nothing in harmless files', async () => {
  const root = copyTree('boundaries')
  const announced = announcedFaults(root)
  const found = (await findViolations(root)).map(({ rule, from, comment }) => ({ file: from, rule, message: comment }))
  expect(missedFaults(announced, found)).toEqual([])
  expect(found.filter(({ file, rule }) => harmlessFiles(root).includes(file) && rule !== 'no-orphans')).toEqual([])
  const rules = cruiser.forbidden.map((rule) => rule.name)
  expect(rules.filter((name) => !announced.some(({ rule }) => rule === name))).toEqual([])
})

it('says where the code belongs', () => {
  expect(cruiser.forbidden.filter(({ comment }) => comment.length < 30)).toEqual([])
})

it('keeps of a file its imports and what is a type', () => {
  const code = [
    "import type { A } from './a'",
    "import { b, type C } from './b?listing'",
    "export * from './d'",
    "export const later = () => import('./e')",
    'export const mark = <i>{b}</i>',
  ].join('\n')
  expect(skeleton(code, 'x.tsx').split('\n')).toEqual([
    'let t0: import("./a")',
    'import "./b"',
    'import "./d"',
    'import("./e")',
    'export {}',
    '',
  ])
})
