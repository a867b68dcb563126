/**
 * `npm run conformance [file] -- [--id test] [--checks] [--json] [--strict] [--anonymous] [--salt text] [--one-cache]`:
 * runs definitions of the public HTTP caching tests against the cache of this project and prints
 * what came out. The runner is tests/conformance; here are only arguments, files and exit codes.
 */
import { relative } from 'node:path'
import { createCache } from '../src/cdn/http/conformance.ts'
import { Bench } from '../tests/conformance/bench.ts'
import type { Definitions } from '../tests/conformance/definitions.ts'
import { definitionsPath, loadDefinitions, whyMissing } from '../tests/conformance/definitionsFile.ts'
import { DefinitionsError } from '../tests/conformance/readDefinitions.ts'
import { openFailures, reportOf } from '../tests/conformance/report.ts'
import { type RunOptions, runDefinitions, runTest } from '../tests/conformance/run.ts'
import { checksTable, reportText } from '../tests/conformance/table.ts'
import { transcriptText } from '../tests/conformance/transcript.ts'
import { judge } from '../tests/conformance/verdicts.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'
import { ROOT } from './lib/project.mjs'

const USAGE = 'npm run conformance -- [file] [--id test] [--checks] [--json] [--strict] [--anonymous] [--salt text] [--one-cache]'

const FLAG = { type: 'boolean' } as const
const TEXT = { type: 'string' } as const
const OPTIONS = { id: TEXT, salt: TEXT, checks: FLAG, json: FLAG, strict: FLAG, anonymous: FLAG, 'one-cache': FLAG }

/** Exit code: 1 when what is promised fails or there is nothing to run, 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, () => answer(readCall(argv)))
}

interface Call {
  readonly file: string | undefined
  readonly id: string | undefined
  readonly print: 'table' | 'checks' | 'json'
  readonly options: RunOptions
}

function readCall(argv: readonly string[]): Call {
  const { values, positionals } = parseCall(argv, OPTIONS)
  if (positionals.length > 1) throw new UsageError(`one file at a time, not ${positionals.join(' and ')}`)
  const { strict = false, anonymous = false, salt = '', 'one-cache': oneCache = false } = values
  const print = values.json ? 'json' : values.checks ? 'checks' : 'table'
  return { file: positionals[0], id: values.id, print, options: { strict, anonymous, salt, oneCache } }
}

async function answer(call: Call): Promise<number> {
  const missing = whyMissing(call.file)
  if (missing) {
    console.error(`Nothing was run: ${missing}. Name a file: npm run conformance -- path/to/definitions.json`)
    return 1
  }
  const definitions = read(call.file)
  if (!definitions) return 1
  for (const note of definitions.notes) console.error(`Note: ${note}`)
  return call.id === undefined ? runAll(definitions, call) : runOne(definitions, call, call.id)
}

function read(file: string | undefined): Definitions | undefined {
  try {
    return loadDefinitions(file)
  } catch (error) {
    if (!(error instanceof DefinitionsError)) throw error
    console.error(`${relative(ROOT, definitionsPath(file))} cannot be run:\n${error.message}`)
    return undefined
  }
}

async function runAll(definitions: Definitions, { file, print, options }: Call): Promise<number> {
  const report = reportOf(definitions, await runDefinitions(definitions, createCache, options))
  if (print === 'json') console.log(JSON.stringify({ file: relative(ROOT, definitionsPath(file)), options, ...report }, null, 2))
  else console.log(print === 'checks' ? checksTable(report) : reportText(report))
  return openFailures(report, true).length > 0 ? 1 : 0
}

/** One test by itself: its definition, what passed at both ends, and the verdict. */
async function runOne(definitions: Definitions, { print, options }: Call, id: string): Promise<number> {
  const suite = definitions.suites.find(({ tests }) => tests.some((one) => one.id === id))
  const test = suite?.tests.find((one) => one.id === id)
  if (!suite || !test) throw new UsageError(`there is no test "${id}"`)
  const { outcome, transcript } = await runTest(test, new Bench(createCache), options)
  // What it stands on is not asked here: only the test itself is looked at.
  const alone = { ...test, depends_on: [] }
  const judgement = judge({ suites: [{ ...suite, tests: [alone] }] }, new Map([[id, outcome]])).get(id)
  if (print === 'json') console.log(JSON.stringify({ definition: test, transcript, ...judgement }, null, 2))
  else {
    const verdict = `Verdict: ${judgement?.verdict}${judgement?.reason ? ` (${judgement.reason})` : ''}`
    console.log([JSON.stringify(test, null, 2), transcriptText(transcript), verdict].join('\n\n'))
  }
  return outcome && test.kind !== 'check' ? 1 : 0
}
