/**
 * What there is to do, several variants at a time, each tried again when requests went out late or reached the origin late: such a run is about the
 * machine, and says nothing about a cache.
 */
import { join } from 'node:path'
import { expand, variantsOf } from '../replay/expand.ts'
import { keyOf } from '../replay/groups.ts'
import { play } from '../replay/play.ts'
import { type ResultFile, resultOf } from '../replay/result.ts'
import type { Scenario, Variant } from '../replay/scenario.ts'
import type { Children } from './children.ts'
import { drive } from './drive.ts'
import { LOOPBACK } from './ports.ts'
import type { Product, SkippedVariant } from '../../src/panels/checked/twinRecord.ts'
import { enforced, leversFor, planOf, whyNotWith } from './scenarioPlan.ts'

/** Scenarios leave so much room around what they ask (ms). */
const MARGIN_MS = 100
const TRIES = 6
const NOWHERE = { host: LOOPBACK, port: 1 }

export interface Job {
  readonly scenario: Scenario
  readonly variant: Variant
  readonly product: Product
  readonly engine: ResultFile
}

export interface Done extends Job {
  readonly real: ResultFile
  readonly tries: number
  /** By how much something was late in the last of them. */
  readonly lateMs: number
}

/** Everything is played in the engine first: it takes the processor that the driver needs. */
export function jobsOf(scenarios: readonly Scenario[], products: readonly Product[]): { readonly jobs: readonly Job[]; readonly skipped: readonly SkippedVariant[] } {
  const jobs: Job[] = []
  const skipped: SkippedVariant[] = []
  for (const scenario of scenarios) for (const product of products) for (const variant of variantsOf(scenario)) {
    const why = whyNotWith(product, scenario, variant)
    if (why === undefined) jobs.push({ scenario, variant, product, engine: inEngine(scenario, variant, product) })
    else skipped.push({ scenario: scenario.name, variant: variant.name, product, why })
  }
  return { jobs, skipped }
}

function inEngine(scenario: Scenario, variant: Variant, product: Product): ResultFile {
  const expanded = expand(scenario, variant)
  const { levers } = expanded
  // What cannot be written into a file is told before anything runs.
  planOf(scenario, expanded, NOWHERE)
  const spoken: Scenario = { ...scenario, origin: { resources: enforced(scenario) } }
  return resultOf(scenario.name, variant.name, product, play(spoken, { ...variant, levers: leversFor(product, levers) }, product))
}

export interface Machine {
  readonly programs: Readonly<Record<Product, string>>
  readonly children: Children
  readonly folder: string
  /** So many at a time. */
  readonly atOnce: number
}

export async function doAll(jobs: readonly Job[], machine: Machine, tell: (done: Done) => void): Promise<readonly Done[]> {
  const left = [...jobs.entries()]
  const done: Done[] = []
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [i, job] = next
      const one = await tried(job, join(machine.folder, String(i)), machine)
      done[i] = one
      tell(one)
    }
  }
  await Promise.all(Array.from({ length: machine.atOnce }, worker))
  return done
}

async function tried(job: Job, folder: string, { programs, children }: Machine): Promise<Done> {
  const { scenario, variant, product } = job
  const expanded = expand(scenario, variant)
  for (let tries = 1; ; tries++) {
    const { result, lateMs: sentLateMs } = await drive({
      scenario: scenario.name, variant: variant.name, product, program: programs[product], children, expanded, resources: scenario.origin.resources,
      plan: (origin) => planOf(scenario, expanded, origin), folder: join(folder, String(tries)),
    })
    const lateMs = Math.max(sentLateMs, arrivedLateMs(job.engine, result))
    if (lateMs <= MARGIN_MS || tries === TRIES) return { ...job, real: result, tries, lateMs }
  }
}

/** By how much a request reached the origin later than in the engine, of those that have none beside them that could have gone instead. */
function arrivedLateMs(engine: ResultFile, real: ResultFile): number {
  const alone = new Map<string, number>()
  for (const one of engine.requests) alone.set(keyOf({ ...one, headers: one.reqHeaders }), (alone.get(keyOf({ ...one, headers: one.reqHeaders })) ?? 0) + 1)
  const arrivalOf = ({ requests, origin }: ResultFile, i: number): number | undefined => origin.find(({ serial }) => serial === requests[i]?.triggered[0])?.t
  const late = engine.requests.map((one, i) => {
    const [expected, seen] = [arrivalOf(engine, i), arrivalOf(real, i)]
    if (expected === undefined || seen === undefined || alone.get(keyOf({ ...one, headers: one.reqHeaders })) !== 1) return 0
    return Math.round(seen - expected)
  })
  return Math.max(0, ...late)
}

export const wasLate = ({ lateMs }: Done): boolean => lateMs > MARGIN_MS
