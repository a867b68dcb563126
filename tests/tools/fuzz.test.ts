/**
 * Fuzzing finds what fails for some seeds only, in a small project of its own, and says how to see it again.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT, run } from '../../tools/lib/project.mjs'
import config from '../../vitest.config'

const SEED = 'tests/support/seed.ts'
const COPIED = ['tools', SEED, 'package.json', 'package-lock.json', 'vitest.config.ts']
/** What else the product's suite sets up before a test is of the product, which is not in the small project: there these are empty. */
const EMPTY = config.test!.projects!.flatMap((project) => (project as { test: { setupFiles: string | string[] } }).test.setupFiles).filter((file) => file !== `./${SEED}`)
const root = mkdtempSync(join(tmpdir(), 'fuzz-'))
const inCopy = (words: readonly string[], env = {}) => run([process.execPath, ...words], { cwd: root, capture: true, env })
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node']

/** Fails for one seed in three or so, and not for the one of all tests. */
const PROPERTY = `
import fc from 'fast-check'
import { it } from 'vitest'
it('is below 400,000,000', () => fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), (n) => n < 4e8), { numRuns: 1 }))
`

beforeAll(() => {
  mkdirSync(join(root, 'src'))
  for (const part of COPIED) cpSync(join(ROOT, part), join(root, part), { recursive: true })
  for (const file of EMPTY) writeFileSync(join(root, file), 'export {}')
  writeFileSync(join(root, 'vite.config.ts'), 'export default {}')
  writeFileSync(join(root, 'src/some.test.ts'), PROPERTY)
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('passes with the seed of all tests, fails when fuzzed, and again with the seed that it prints', async () => {
  expect((await inCopy(VITEST)).code).toBe(0)
  const { code, output } = await inCopy(['tools/fuzz.mjs', '--minutes', '5', 'src/some.test.ts'])
  expect(code, output).toBe(1)
  expect(output).toContain('src/some.test.ts: is below 400,000,000')
  expect(output).toMatch(/\{ seed: \d+, path: "[\d:]+"/)
  expect(output).toMatch(/Counterexample: \[4\d{8}\]/)
  const [, seed] = /again: FUZZ_SEED=(\d+) npx vitest run --project node src\/some\.test\.ts/.exec(output)!
  const again = await inCopy(VITEST, { FUZZ_SEED: seed })
  expect(again.code, again.output).toBe(1)
})

it('refuses a time that is none', async () => {
  const { code, output } = await inCopy(['tools/fuzz.mjs', '--minutes', 'soon'])
  expect(code).toBe(2)
  expect(output).toContain('--minutes takes a number up to 1440, not "soon"')
})
