/**
 * The runner against the one that stands beside the definitions: the same verdict for every
 * test, for caches that are good, bad and none. Skipped where there is nothing to compare with.
 */
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createCache } from '../../src/cdn/http/conformance'
import { DEFAULT_FILE, definitionsPath, loadDefinitions, whyMissing } from './definitionsFile'
import type { CreateCache } from './messages'
import { type Outcome, type RunOptions, runDefinitions } from './run'
import { carelessCache, naiveCache, noCache } from './sampleCaches'
import { judge } from './verdicts'

const RUNNER = definitionsPath(DEFAULT_FILE.replace('open.json', 'runner.mjs'))
const missing = whyMissing() ?? (existsSync(RUNNER) ? undefined : 'there is no other runner beside the definitions')

const CACHES: Record<string, CreateCache> = { 'no cache': noCache, 'a naive cache': naiveCache, 'the cache of this project': createCache }
const OPTIONS: Record<string, RunOptions> = {
  'as usual': {},
  strict: { strict: true },
  anonymous: { anonymous: true },
  salted: { salt: 'another' },
  'one cache': { oneCache: true },
  'all of it': { strict: true, anonymous: true, salt: 'x', oneCache: true },
}

const SEEDS = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20)

describe.skipIf(missing)(`the runner beside the definitions${missing ? `: ${missing}` : ''}`, () => {
  it.each(Object.keys(CACHES))('has the same verdicts about %s', async (cache) => {
    for (const [name, options] of Object.entries(OPTIONS)) {
      const { ours, theirs } = await both(CACHES[cache]!, options)
      expect(ours, name).toEqual(theirs)
    }
  })

  it('has the same verdicts about caches that spoil messages', async () => {
    for (const seed of SEEDS) {
      const { ours, theirs } = await both(carelessCache(seed), { strict: seed > 0.5 })
      expect(ours, `seed ${seed}`).toEqual(theirs)
    }
  })
})

interface Findings {
  readonly verdicts: Record<string, string>
  /** Whether the test failed, before anything is said of what it stands on. */
  readonly failures: Record<string, string>
}

async function both(createCache: CreateCache, options: RunOptions): Promise<{ ours: Findings; theirs: Findings }> {
  const definitions = loadDefinitions()
  const outcomes = await runDefinitions(definitions, createCache, options)
  const judgements = judge(definitions, outcomes)
  const ours = {
    verdicts: Object.fromEntries([...judgements].map(([id, { verdict }]) => [id, verdict])),
    failures: Object.fromEntries([...outcomes].map(([id, outcome]) => [id, wordForOurs(outcome)])),
  }
  return { ours, theirs: await theirFindings(createCache, options) }
}

async function theirFindings(createCache: CreateCache, { oneCache = false, ...options }: RunOptions): Promise<Findings> {
  const { runSuites } = await import(/* @vite-ignore */ pathToFileURL(RUNNER).href)
  const document = JSON.parse(readFileSync(definitionsPath(), 'utf8'))
  const { verdicts, results } = await runSuites(document, { create: createCache }, { ...options, shared: oneCache })
  const entries = Object.entries(results as Record<string, true | [string, string]>)
  return { verdicts, failures: Object.fromEntries(entries.map(([id, result]) => [id, wordForTheirs(result)])) }
}

function wordForOurs(outcome: Outcome): string {
  if (!outcome) return 'held'
  return outcome.kind === 'network' || outcome.kind === 'expectation' ? 'failed' : outcome.kind
}

function wordForTheirs(result: true | [string, string]): string {
  if (result === true) return 'held'
  if (result[1] === 'retry') return 'retry'
  return { Setup: 'setup', AbortError: 'timeout' }[result[0]] ?? 'failed'
}
