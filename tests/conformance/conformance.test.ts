/**
 * The cache of this project and the public HTTP caching tests: no required and no optimal test
 * fails whose failure is not on the list, nothing on the list passes, and the README tells what
 * came out. Skipped where there are no definitions.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCache } from '../../src/cdn/http/conformance'
import { ROOT } from '../../tools/lib/project.mjs'
import type { Definitions } from './definitions'
import { loadDefinitions, whyMissing } from './definitionsFile'
import { OWN_DEFINITIONS } from './ownDefinitions'
import { type Report, openFailures, reportOf } from './report'
import { type RunOptions, runDefinitions } from './run'
import { checksTable, groupTable } from './table'

const missing = whyMissing()

const SETTINGS: [string, RunOptions][] = [
  ['as usual', {}],
  ['strictly', { strict: true }],
  ['without names, at other addresses', { anonymous: true, salt: 'elsewhere' }],
  ['all on one cache', { oneCache: true, anonymous: true, salt: 'together' }],
]

it.each(SETTINGS)('our own caching tests pass: %s', async (_, options) => {
  const outcomes = await runDefinitions(OWN_DEFINITIONS, createCache, options)
  expect(Object.fromEntries([...outcomes].filter(([, outcome]) => outcome))).toEqual({})
})

describe.skipIf(missing)(`HTTP caching tests${missing ? `: ${missing}` : ''}`, () => {
  let definitions: Definitions
  beforeAll(() => {
    definitions = loadDefinitions()
  })
  const report = async (options: RunOptions): Promise<Report> => reportOf(definitions, await runDefinitions(definitions, createCache, options))

  it.each(SETTINGS)('pass but for the accepted failures: %s', async (_, options) => {
    const failures = openFailures(await report(options)).map(({ id, verdict, reason }) => `${id}: ${verdict}, ${reason}`)
    expect(failures).toEqual([])
  })

  it('fail wherever a failure is accepted', async () => {
    const { acceptedButPassing } = await report({})
    expect(acceptedButPassing, 'they pass: take them off accepted.ts').toEqual([])
  })

  it('have come out as the README says', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const [, told = ''] = /<!-- npm run conformance -->\n+([^]*?)\n+<!-- end -->/.exec(readme) ?? []
    const result = await report({})
    expect(told.replace(/^ {4}/gm, '')).toBe(groupTable(result))
    const { required, optimal } = result.groups.core
    const ours = `${required.passed}/${required.total}, ${optimal.passed}/${optimal.total}`
    expect(readme).toContain(`| **this project** | **${ours}** |`)
  })

  it('have answered the checks as docs/conformance.md says', async () => {
    const document = readFileSync(join(ROOT, 'docs/conformance.md'), 'utf8')
    const [, told = ''] = /<!-- npm run conformance -- --checks -->\n+([^]*?)\n+<!-- end -->/.exec(document) ?? []
    expect(told.replace(/^ {4}/gm, '')).toBe(checksTable(await report({})))
  })
})
