/**
 * Fixtures for the compiler without DOM, dead code and duplicates, against the project's own
 * configuration.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bin, run } from '../../tools/lib/project.mjs'
import { announcedFaults, copyTree, missedFaults } from './fixtureTree.ts'

it('lets no document, timer, console or Node into what only counts', async () => {
  const root = copyTree('types', 'tsconfig.base.json', 'tsconfig.pure.json')
  const { code, output } = await run(bin('tsc', '-p', 'tsconfig.pure.json', '--pretty', 'false'), { cwd: root, capture: true })
  const found = [...output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', rule = '']) => ({ file, rule, message: '' }))
  expect(missedFaults(announcedFaults(root), found)).toEqual([])
  expect(code).not.toBe(0)
})

it('finds files and exports that nobody uses', async () => {
  const root = copyTree('dead', 'knip.json', 'index.html', 'embed.html')
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', devDependencies: { vite: '*' } }))
  const { code, output } = await run(bin('knip', '--no-progress', '--reporter', 'symbols'), { cwd: root, capture: true })
  expect(output).toContain('src/app/unusedFile.ts')
  expect(output).toContain('unusedExport')
  expect(code).not.toBe(0)
})

it('finds what is written twice', async () => {
  const root = copyTree('duplicates', '.jscpd.json')
  const { code, output } = await run(bin('jscpd', '--config', '.jscpd.json'), { cwd: root, capture: true })
  expect(output).toMatch(/here\.ts[\s\S]*there\.ts|there\.ts[\s\S]*here\.ts/)
  expect(code).not.toBe(0)
})

it('does not take an empty search for duplicates for a clean one', async () => {
  const root = copyTree('duplicates', '.jscpd.json')
  const { code } = await run(bin('jscpd', '--config', '.jscpd.json', '--fail-on-empty', '--format', 'go'), { cwd: root, capture: true })
  expect(code).not.toBe(0)
})
