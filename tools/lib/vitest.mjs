/**
 * Runs test files with Vitest and gives what became of each test, for `npm test` and `npm run fuzz`.
 * What they print themselves goes to the terminal, or nowhere.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CACHE, ROOT, bin, run } from './project.mjs'

/**
 * @typedef {{ file: string, name: string, status: string, messages: readonly string[] }} Test
 *   `status` is "passed" or "failed"; anything else was not run.
 * @typedef {{ assertionResults: { fullName: string, status: string, failureMessages?: string[] }[], name: string }} FileReport
 */

/**
 * @param {string} project "node" or "browser".
 * @param {{ files?: readonly string[], quiet?: boolean, env?: Record<string, string>, signal?: AbortSignal }} [options]
 *   `signal` ends the run early; it then reports no test.
 * @returns {Promise<{ code: number, tests: readonly Test[] }>}
 */
export async function runVitest(project, { files = [], quiet = false, env = {}, signal } = {}) {
  mkdirSync(CACHE, { recursive: true })
  const report = join(CACHE, `vitest-${project}-${process.pid}.json`)
  const reporters = [...(quiet ? [] : ['--reporter=default']), '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(bin('vitest', 'run', '--project', project, ...reporters, ...files), { capture: quiet, env, signal })
  const tests = readReport(report).flatMap(testsOf)
  rmSync(report, { force: true })
  return { code, tests }
}

/**
 * @param {string} file
 * @returns {FileReport[]}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return []
  }
}

/**
 * @param {FileReport} report
 * @returns {Test[]}
 */
function testsOf({ name, assertionResults }) {
  const file = relative(ROOT, name).replaceAll('\\', '/')
  return assertionResults.map((test) => ({ file, name: test.fullName, status: test.status, messages: test.failureMessages ?? [] }))
}
