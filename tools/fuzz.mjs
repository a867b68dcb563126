/**
 * `npm run fuzz -- --minutes 10 [test files]`: the properties with random seeds, one group of test files after the other,
 * until the time is up or one fails. Then it prints the seed and the path of what failed, how to see it again, and exits
 * with 1. `npm test` never does this: it has one seed for everybody.
 */
import { randomInt } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT, requireNode } from './lib/project.mjs'
import { runVitest } from './lib/vitest.mjs'

/** Whether the oracle finds a fault that was planted is a matter of the seed: it shows with the one of all tests, and is no property. */
const SEEDED = 'tests/property/httpCache/oracle.test.ts'
const USAGE = 'Usage: npm run fuzz -- [--minutes 5] [test files]'

requireNode()
const { minutes, groups } = readArguments()
await ensureInstalled()
const timeIsUp = AbortSignal.timeout(minutes * 60_000)
let rounds = 0
let failed = false
while (!timeIsUp.aborted && !failed) {
  const { name, files } = /** @type {Group} */ (groups[rounds % groups.length])
  const seed = randomInt(2 ** 31)
  const { code, tests } = await runVitest('node', { files, quiet: true, env: { FUZZ_SEED: String(seed) }, signal: timeIsUp })
  if (timeIsUp.aborted) break
  rounds++
  failed = code !== 0
  console.log(`seed ${seed}, ${name}: ${failed ? 'FAILED' : `${tests.length} tests passed`}`)
  for (const test of tests) if (test.status === 'failed') tell(test, seed)
  if (failed && tests.length === 0) console.error('No test was run: see what npx vitest run --project node says of these files.')
}
if (!failed) console.log(`The time is up: no property failed in ${rounds} rounds, the one that it ended not counted.`)
process.exitCode = failed ? 1 : 0

/**
 * @param {import('./lib/vitest.mjs').Test} test
 * @param {number} seed
 */
function tell({ file, name, messages }, seed) {
  console.log(`\n${file}: ${name}`)
  // As fast-check writes it: { seed: 1, path: "0:1", endOnFailure: true } and the smallest values that fail.
  for (const [line] of messages.join('\n').matchAll(/^.*(?:\{ seed: |Counterexample: ).*$/gm)) console.log(`  ${line.trim()}`)
  console.log(`  again: FUZZ_SEED=${seed} npx vitest run --project node ${file}`)
}

/**
 * @typedef {{ name: string, files: readonly string[] }} Group
 * @returns {{ minutes: number, groups: readonly Group[] }}
 */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { minutes: { type: 'string', default: '5' } }, allowPositionals: true })
    const minutes = Number(values.minutes)
    if (!(minutes > 0 && minutes <= 1440)) throw new Error(`--minutes takes a number up to 1440, not "${values.minutes}"`)
    const asked = { name: positionals.join(', '), files: positionals }
    return { minutes, groups: positionals.length > 0 ? [asked] : groupsOfProperties() }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`)
    process.exit(2)
  }
}

/** The tests beside the sources, which are quick, together; every other file by itself, so that a short time sees several. */
function groupsOfProperties() {
  const [beside, suites] = ['src', 'tests/property'].map((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('fixtures'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => file !== SEEDED && readFileSync(join(ROOT, file), 'utf8').includes("from 'fast-check'")),
  )
  const single = (suites ?? []).map((file) => ({ name: file, files: [file] }))
  return [{ name: 'beside the sources', files: beside ?? [] }, ...single]
}
