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
 * @typedef {{ file: string, seconds: number }} TestFile How long its tests took, without loading it.
 * @typedef {{ startTime: number, endTime: number, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[], name: string }} FileReport
 */

/**
 * @param {string} project "node" or "browser".
 * @param {{ files?: readonly string[], quiet?: boolean, env?: Record<string, string>, signal?: AbortSignal }} [options]
 *   `signal` ends the run early; it then reports no test.
 * @returns {Promise<{ code: number, tests: readonly Test[], files: readonly TestFile[] }>}
 */
export async function runVitest(project, { files = [], quiet = false, env = {}, signal } = {}) {
  mkdirSync(CACHE, { recursive: true })
  const report = join(CACHE, `vitest-${project}-${process.pid}.json`)
  const reporters = [...(quiet ? [] : ['--reporter=default']), '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(bin('vitest', 'run', '--project', project, ...reporters, ...files), { capture: quiet, env, signal })
  const reports = readReport(report)
  rmSync(report, { force: true })
  const fileTimes = reports.map(({ name, startTime, endTime }) => ({ file: pathOf(name), seconds: (endTime - startTime) / 1000 }))
  return { code, tests: reports.flatMap(testsOf), files: fileTimes }
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
  const file = pathOf(name)
  return assertionResults.map((test) => ({ file, name: test.fullName, status: test.status, messages: test.failureMessages ?? [] }))
}

/**
 * @param {string} name
 */
function pathOf(name) {
  return relative(ROOT, name).replaceAll('\\', '/')
}
