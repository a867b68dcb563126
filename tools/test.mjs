/**
 * `npm test`: everything that must hold, in order, from the types to the browser suites. A
 * section that fails does not stop the next one, except that nothing is asked of a build that
 * was not made. The last line counts: every vitest test, and one for every other section.
 */
import { CHECKS, runChecks } from './lib/checks.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode, run, tool } from './lib/project.mjs'
import { runVitest } from './lib/vitest.mjs'

requireNode()
await ensureInstalled()
let passed = 0
let failed = 0
/** @type {string[]} */
const skipped = []
/** @type {string[]} */
const failures = []

process.env.CHROMIUM_PATH = await ensureChromium().catch((/** @type {Error} */ error) => {
  console.error(error.message)
  process.exit(1)
})

heading('types, lint, boundaries, dead code, duplicates')
for (const { name, code, output } of await runChecks(Object.keys(CHECKS))) {
  if (code !== 0) console.log(output.trim())
  count(name, code)
}
heading('unit, property, claims, golden')
await suite('node')
heading('build')
const built = count('build', (await run([process.execPath, 'tools/build.mjs'])).code)
if (built) {
  heading('weight')
  count('weight', (await run(tool('checkWeight'))).code)
  heading('browser')
  await suite('browser')
} else {
  console.log('weight and browser suites: nothing to test without a build')
  failed += 2
  failures.push('weight', 'browser suites')
}

if (skipped.length > 0) console.log(`\nSkipped:\n  ${skipped.join('\n  ')}`)
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

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
  const { code, tests } = await runVitest(project)
  const broken = tests.filter((test) => test.status === 'failed')
  passed += tests.filter((test) => test.status === 'passed').length
  failed += broken.length
  failures.push(...broken.map(({ name }) => name))
  skipped.push(...tests.filter((test) => !['passed', 'failed'].includes(test.status)).map(({ name }) => name))
  // A file that does not load, or a stray rejection, has no failed test of its own.
  if (code !== 0 && broken.length === 0) count(`the ${project} suites`, code)
}
