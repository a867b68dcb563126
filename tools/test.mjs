/**
 * `npm test -- [--budget 12m]`: everything that must hold, from the types to the browser suites and real caches. Static checks come first;
 * then the build stands beside the suites of Node, and weight and browser suites come after both. A section that fails does
 * not stop the next one, except that nothing is asked of a build that was not made. It tells the slowest files and how
 * long all took; with a budget, more than that fails. The last line counts: every test, and one for every other section.
 */
import { performance } from 'node:perf_hooks'
import { readBudget, slowest, timeWords } from './lib/budget.mjs'
import { CHECKS, runChecks } from './lib/checks.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode, run, tool } from './lib/project.mjs'
import { findCaches } from './lib/realCaches.mjs'
import { buildOf } from './lib/sites.mjs'
import { runVitest } from './lib/vitest.mjs'

requireNode()
const budget = readBudget(process.argv.slice(2))
if (budget.problem) {
  console.error(`${budget.problem}\nUsage: npm test -- [--budget 12m]`)
  process.exit(2)
}
await ensureInstalled()
let passed = 0
let failed = 0
/** @type {string[]} */
const skipped = []
/** @type {string[]} */
const failures = []
/** @type {import('./lib/vitest.mjs').TestFile[]} */
const files = []

process.env.CHROMIUM_PATH = await ensureChromium().catch((/** @type {Error} */ error) => {
  console.error(error.message)
  process.exit(1)
})

// Here, and not by each test that wants one: two apt-gets would be in each other's way.
const withoutCache = Object.values(await findCaches()).flatMap((one) => ('missing' in one ? [one.missing] : []))
delete process.env.CACHES

heading('types, lint, boundaries, dead code, duplicates')
for (const { name, code, output } of await runChecks(Object.keys(CHECKS))) {
  if (code !== 0) console.log(output.trim())
  count(name, code)
}
heading('unit, property, claims, golden; the builds beside them')
// They keep one core busy for a part of the time only; their words come when they are done.
const [builds] = await Promise.all([buildBoth(), suite('node')])
heading('build')
for (const { output } of builds) console.log(output.trim())
const built = builds.map(({ name, code }) => count(name, code))
if (built.every(Boolean)) {
  heading('weight')
  count('weight', (await run(tool('checkWeight'))).code)
  heading('browser')
  await suite('browser')
} else {
  console.log('weight and browser suites: nothing to test without a build')
  failed += 2
  failures.push('weight', 'browser suites')
}

heading('twin')
// At the end: real caches have real clocks, and want a quiet machine.
if (withoutCache.length === 0) judgeTwin((await run(tool('twin'))).code)
else skipped.push(`twin: ${withoutCache.join('; ')}`)

heading('time')
for (const { file, seconds } of slowest(files, 10)) console.log(`${timeWords(seconds).padStart(8)}  ${file}`)
const tookSeconds = performance.now() / 1000
console.log(`${timeWords(tookSeconds).padStart(8)}  in all; the budget is ${timeWords(budget.seconds)}`)
if (budget.isAsked) count(`in ${timeWords(budget.seconds)}`, tookSeconds <= budget.seconds ? 0 : 1)
else if (tookSeconds > budget.seconds) console.log('That is over it. On a machine with nothing else to do, look at the files above.')
if (skipped.length > 0) console.log(`\nSkipped:\n  ${skipped.join('\n  ')}`)
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * A machine that is too busy says nothing of a cache: that is told, and counts for neither.
 * @param {number} code
 */
function judgeTwin(code) {
  if (code === 4) skipped.push('twin: requests came late in every try, and what differed then was not judged; npm run -s twin, on a quieter machine')
  else count('twin', code)
}

/** What is published, and what the browser suites open. */
async function buildBoth() {
  const published = await run(buildOf('production'), { capture: true })
  const forTests = await run(buildOf('test'), { capture: true })
  return [{ name: 'build', ...published }, { name: 'build for tests', ...forTests }]
}

/** @param {string} text */
function heading(text) {
  console.log(`\n=== ${text}`)
}

/**
 * @param {string} name
 * @param {number} code
 */
function count(name, code) {
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  if (code === 0) passed++
  else failed++
  if (code !== 0) failures.push(name)
  return code === 0
}

/**
 * Runs one vitest project and adds its tests to the count.
 * @param {string} project
 */
async function suite(project) {
  const { code, tests, files: seen } = await runVitest(project)
  files.push(...seen)
  const broken = tests.filter((test) => test.status === 'failed')
  passed += tests.filter((test) => test.status === 'passed').length
  failed += broken.length
  failures.push(...broken.map(({ name }) => name))
  skipped.push(...tests.filter((test) => !['passed', 'failed'].includes(test.status)).map(({ name }) => name))
  // A file that does not load, or a stray rejection, has no failed test of its own.
  if (code !== 0 && broken.length === 0) count(`the ${project} suites`, code)
}
