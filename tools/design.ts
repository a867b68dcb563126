/**
 * `npm run -s design -- --workload static|shop|video|live [--file design.json] [--target verdict|headers|vcl|nginx|curl] [--place edge|shield]
 * [--json]`: tries the design of a file, or the one that scene 13 begins with, and says of each clause of the workload's contract whether the run
 * keeps it, and what decided; or writes what the design is for an origin, for Varnish, for nginx, or as commands that prove it.
 */
import { readFile } from 'node:fs/promises'
import { type Clause, TRIAL, verdictOf } from '../scenes/13-your-cdn/contract.ts'
import { costOf } from '../scenes/13-your-cdn/cost.ts'
import { readDesign, wholeDesign } from '../scenes/13-your-cdn/designFile.ts'
import { EXPORTS, type ExportName, checkedPlan, exported } from '../scenes/13-your-cdn/exported.ts'
import type { Values } from '../scenes/13-your-cdn/levers.ts'
import { notInPlan } from '../scenes/13-your-cdn/plan.ts'
import { PRICES_READ } from '../scenes/13-your-cdn/prices.ts'
import { trialScene } from '../scenes/13-your-cdn/trialScene.ts'
import { WORKLOADS, type WorkloadId } from '../scenes/13-your-cdn/workloads.ts'
import { RunReport } from '../src/reading/report.ts'
import { readingOf } from '../src/reading/reading.ts'
import { run } from '../src/run/run.ts'
import type { RunView } from '../src/scene/runView.ts'
import { formatCount, formatMs, formatPercent, formatSeconds } from '../src/words/format.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'

const USAGE = 'npm run -s design -- --workload static|shop|video|live [--file design.json] [--target verdict|headers|vcl|nginx|curl] [--place edge|shield] [--json]'
const TARGETS = ['verdict', ...EXPORTS] as const
const PLACES = ['edge', 'shield'] as const

interface Call {
  readonly design: Partial<Values> & { readonly workload: WorkloadId }
  readonly target: (typeof TARGETS)[number]
  readonly place: (typeof PLACES)[number]
  readonly json: boolean
}

/** Exit code: 0 when every clause holds, 1 when one does not, 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, async () => {
    const call = await readCall(argv)
    const { target } = call
    return target === 'verdict' ? judge(call) : write({ ...call, target })
  })
}

function judge({ design, json }: Call): number {
  const view = tried(design)
  const [clauses, cost] = [verdictOf(view), costOf(view, TRIAL)]
  console.log(json ? JSON.stringify({ workload: design.workload, clauses, cost, pricesRead: PRICES_READ }, null, 2) : readable(design.workload, clauses, cost.total))
  return clauses.every(({ holds }) => holds) ? 0 : 1
}

function write({ design, target, place, json }: Call & { readonly target: ExportName }): number {
  const levers = wholeDesign(design)
  const plan = checkedPlan(levers)
  if (place === 'shield' && !plan.shield) throw new UsageError('this design has no shield')
  const { text, cannot } = exported(target, plan, place)
  const missing = [...cannot, ...notInPlan(levers)]
  console.log(json ? JSON.stringify({ workload: design.workload, target, plan, text, missing }, null, 2) : [text.trimEnd(), ...notInPlan(levers).map((one) => `# Not in this file: ${one}`)].join('\n'))
  return 0
}

async function readCall(argv: readonly string[]): Promise<Call> {
  const { values, positionals } = parseCall(argv, { workload: { type: 'string' }, file: { type: 'string' }, target: { type: 'string' }, place: { type: 'string' }, json: { type: 'boolean' } })
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is asked for by no option`)
  const { workload, file, target = 'verdict', place = 'edge', json = false } = values
  if (workload !== undefined && !Object.hasOwn(WORKLOADS, workload)) throw new UsageError(`there is no workload "${workload}"`)
  const found = TARGETS.find((one) => one === target)
  if (!found) throw new UsageError(`there is no target "${target}"`)
  const where = PLACES.find((one) => one === place)
  if (!where) throw new UsageError(`there is no place "${place}"`)
  const design = file === undefined ? {} : await designIn(file)
  const asked = (workload as WorkloadId | undefined) ?? design.workload
  if (asked === undefined) throw new UsageError('name a workload, or a file with a design for one')
  if (design.workload !== undefined && design.workload !== asked) throw new UsageError(`${file} has a design for the workload "${design.workload}", not for "${asked}"`)
  return { design: { ...design, workload: asked }, target: found, place: where, json }
}

async function designIn(file: string): Promise<Partial<Values>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  const read = readDesign(text)
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `${file}: ${problem}`).join('\n'))
  return read.design
}

function tried(levers: Partial<Values>): RunView<Values> {
  const inputs = { seed: trialScene.seed, levers: { ...levers }, acts: [] }
  return new RunReport(readingOf(trialScene, run(trialScene, inputs))) as unknown as RunView<Values>
}

const dollars = (value: number): string => `$${formatCount(Math.round(value))}`
const WORDS: Readonly<Record<Clause['id'], readonly [what: string, write: (value: number) => string]>> = {
  availability: ['answered without an error', (share) => formatPercent(share, 1)],
  p95: ['95 of 100 wait at most', formatMs],
  staleness: ['out of date for at most', (s) => formatSeconds(Math.round(s * 1000))],
  leaks: ['answers to strangers', formatCount],
  origin: ['requests at the origin in a second', formatCount],
  budget: ['a month costs', dollars],
}

function readable(workload: WorkloadId, clauses: readonly Clause[], total: number): string {
  const lines = clauses.map(({ id, wanted, got, holds, at }) => {
    const [what, write] = WORDS[id]
    const where = at ? `  (at ${formatMs(at.ms)}${at.request === null ? '' : `, request ${at.request}`})` : ''
    return `${holds ? 'holds' : 'FAILS'}  ${what}: ${write(got)}, promised ${write(wanted)}${holds ? '' : where}`
  })
  return [`${WORKLOADS[workload].name}`, ...lines, `List prices of ${PRICES_READ}; a month is ${formatCount(WORKLOADS[workload].monthly)} times the trial: ${dollars(total)}.`].join('\n')
}
