/**
 * The headless runner: `npm run -s sim -- <scene number or slug> [--lever name=value]...
 * [--seed n] [--until stepId] [--json]`. It runs a scene in Node and reports; what is asked
 * wrongly ends with exit code 2 and a sentence that names what is valid.
 */
import type { LeverValue } from '../src/cdn/levers.ts'
import { findLever, parseLeverValue } from '../src/scene/leverValues.ts'
import { run } from '../src/run/run.ts'
import { readingOf } from '../src/reading/reading.ts'
import { type SimReport, simReport } from '../src/reading/simReport.ts'
import type { Scene } from '../src/scene/types.ts'
import { SCENES } from '../tests/scenes/scenes.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'

const USAGE = 'npm run -s sim -- <scene number or slug> [--lever name=value]... [--seed n] [--until stepId] [--json]'

const OPTIONS = {
  lever: { type: 'string', multiple: true },
  seed: { type: 'string' },
  until: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Exit code: 0 for a report (its claims say whether they hold), 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, () => {
    const { scene, seed, levers, until, json } = readCall(argv)
    const report = simReport(readingOf(scene, run(scene, { seed, levers, acts: [] }, until)))
    console.log(json ? JSON.stringify(report, null, 2) : readable(report, scene))
    return 0
  })
}

interface Call {
  readonly scene: Scene
  readonly seed: number
  readonly levers: Record<string, LeverValue>
  readonly until: string | undefined
  readonly json: boolean
}

function readCall(argv: readonly string[]): Call {
  const { values, positionals } = parseCall(argv, OPTIONS)
  const scene = findScene(positionals)
  const seed = values.seed === undefined ? scene.seed : Number(values.seed)
  if (!(/^\d+$/.test(values.seed ?? '0') && seed < 2 ** 31)) {
    throw new UsageError(`the seed "${values.seed}" is not a whole number from 0 to ${2 ** 31 - 1}`)
  }
  if (values.until !== undefined && !scene.steps.some(({ id }) => id === values.until)) {
    throw new UsageError(`scene ${scene.number} has no step "${values.until}"; it has ${scene.steps.map(({ id }) => id).join(', ')}`)
  }
  const levers = Object.fromEntries((values.lever ?? []).map((text) => readLever(scene, text)))
  return { scene, seed, levers, until: values.until, json: values.json ?? false }
}

function findScene(positionals: readonly string[]): Scene {
  const all = SCENES.map(({ scene }) => scene)
  const names = all.map(({ number, slug }) => `${number} (${slug})`).join(', ')
  if (positionals.length !== 1) throw new UsageError(`name one scene; there are ${names}`)
  const [wanted] = positionals
  const found = all.find(({ number, slug }) => slug === wanted || String(number) === wanted?.replace(/^0+(?=\d)/, ''))
  if (!found) throw new UsageError(`there is no scene "${wanted}"; there are ${names}`)
  return found
}

function readLever(scene: Scene, text: string): [string, LeverValue] {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError(`--lever takes name=value, not "${text}"; scene ${scene.number} has ${Object.keys(scene.levers).join(', ')}`)
  const name = text.slice(0, at)
  const found = findLever(scene, name)
  if ('error' in found) throw new UsageError(found.error)
  const parsed = parseLeverValue(name, found.lever, text.slice(at + 1))
  if ('error' in parsed) throw new UsageError(parsed.error)
  return [name, parsed.value]
}

const MAX_ROWS_PER_STEP = 12

function readable(report: SimReport, scene: Scene): string {
  const lines = [
    `Scene ${scene.number}, ${scene.title}: ${scene.question}`,
    `seed ${report.seed}, levers ${JSON.stringify(report.levers)}, trace ${report.hash}`,
  ]
  for (const [index, step] of report.steps.entries()) {
    lines.push('', `${index + 1}. ${step.title}  (${step.id}, ${step.startMs} to ${step.endMs} ms)`)
    lines.push(...step.claims.map(({ text, holds }) => `   ${holds ? 'holds ' : 'FAILS '} ${text}`))
    const rows = report.requests.filter((one) => one.step === step.id)
    lines.push(
      ...rows.slice(0, MAX_ROWS_PER_STEP).map(
        ({ atMs, client, method, url, outcome, waitMs, cacheStatus }) =>
          `   ${String(atMs).padStart(10)} ms  ${client.padEnd(12)} ${method} ${url}  ${outcome ?? 'open'}  ${waitMs ?? '-'} ms  ${cacheStatus}`,
      ),
    )
    if (rows.length > MAX_ROWS_PER_STEP) lines.push(`   ... and ${rows.length - MAX_ROWS_PER_STEP} more requests`)
  }
  const { requests, conditional, peakRps } = report.origin
  lines.push('', `Origin: ${requests} requests, ${conditional} of them conditional, at most ${peakRps} in a second`)
  return lines.join('\n')
}
