/**
 * `npm run -s replay -- FILE... --out DIR [--as varnish|nginx|squid|ats]`: plays scenario files (docs/replay.md) through the engine and
 * writes a result for each variant. A file that is wrong is named with the field and what is expected there; the others are played all
 * the same, and the exit code says that one was wrong.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PresetId, presets } from '../src/cdn/presets/presets.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'
import { variantsOf, whyNotFor } from './replay/expand.ts'
import { play } from './replay/play.ts'
import { ScenarioError, readScenario } from './replay/readScenario.ts'
import { resultOf } from './replay/result.ts'
import type { Scenario } from './replay/scenario.ts'

const USAGE = 'npm run -s replay -- FILE... --out DIR [--as varnish|nginx|squid|ats]'
const PRODUCTS = Object.keys(presets).filter((name) => name !== 'common')

interface Call {
  readonly files: readonly string[]
  readonly out: string
  readonly as: PresetId
}

/** Exit code: 0 when every file was played, 1 when one was not, 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, async () => {
    const { files, out, as } = readCall(argv)
    await mkdir(out, { recursive: true }).catch((error: unknown) => {
      throw new UsageError(`--out ${out} cannot be made: ${words(error)}`)
    })
    const seen = new Map<string, string>()
    let bad = 0
    for (const file of files) {
      try {
        await replay(await readFile(file, 'utf8'), file, { out, as, seen })
      } catch (error) {
        bad++
        for (const problem of problemsOf(error)) console.error(`${file}: ${problem}`)
      }
    }
    if (bad > 0) console.error(`${bad} of ${files.length} ${files.length === 1 ? 'file' : 'files'} could not be played.`)
    return bad > 0 ? 1 : 0
  })
}

function readCall(argv: readonly string[]): Call {
  const { values, positionals } = parseCall(argv, { out: { type: 'string' }, as: { type: 'string' } })
  if (positionals.length === 0) throw new UsageError('name a scenario file at least')
  if (values.out === undefined) throw new UsageError('name a folder for the results with --out')
  return { files: positionals, out: values.out, as: values.as === undefined ? 'common' : presetOf(values.as) }
}

function presetOf(name: string): PresetId {
  if (!PRODUCTS.includes(name) || !isPreset(name)) throw new UsageError(`--as takes ${PRODUCTS.join(', ')}, not "${name}"`)
  return name
}

function isPreset(name: string): name is PresetId {
  return Object.hasOwn(presets, name)
}

interface Target extends Omit<Call, 'files'> {
  /** By the name of a scenario that was played: its file. */
  readonly seen: Map<string, string>
}

async function replay(json: string, file: string, { out, as, seen }: Target): Promise<void> {
  const { scenario, unknown } = readScenario(json)
  const before = seen.get(scenario.name)
  if (before !== undefined) throw new ScenarioError([`name: expected one of its own, and ${before} is called "${scenario.name}", too`])
  seen.set(scenario.name, file)
  for (const field of unknown) console.error(`${file}: note: ${field} means nothing here`)
  for (const variant of variantsOf(scenario)) {
    const name = `${scenario.name} / ${variant.name}`
    const whyNot = as === 'common' ? undefined : whyNotFor(as, scenario, variant)
    if (whyNot !== undefined) console.log(`skip ${name}: ${whyNot}`)
    else console.log(`     ${name}: ${await write(scenario, variant, as, out)}`)
  }
}

async function write(scenario: Scenario, variant: ReturnType<typeof variantsOf>[number], as: PresetId, out: string): Promise<string> {
  const result = resultOf(scenario.name, variant.name, as === 'common' ? 'course' : as, play(scenario, variant, as))
  const path = join(out, `${scenario.name}.${variant.name}.json`)
  await writeFile(path, `${JSON.stringify(result)}\n`)
  const { requests, originRequests, originConditional } = result.totals
  return `${requests} requests, ${originRequests} reached the origin, ${originConditional} of them conditional`
}

function problemsOf(error: unknown): readonly string[] {
  if (error instanceof ScenarioError) return error.problems
  if (error instanceof Error && 'code' in error) return [`it cannot be read: ${words(error)}`]
  throw error
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
