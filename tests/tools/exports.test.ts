/**
 * What is written of a plan is taken by the products it is for: plans of all kinds, the designs that keep scene 13's contracts, and a hundred designs with its levers anywhere, through
 * Varnish's compiler and nginx's own check.
 * Whether they then do what the plan says is for the twin (twin.test.ts, docs/twin.md).
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { wholeDesign } from '../../scenes/13-your-cdn/designFile'
import { planOf } from '../../scenes/13-your-cdn/plan'
import { SOLUTIONS } from '../../scenes/13-your-cdn/solutions'
import type { CachePlan, Place } from '../../src/cdn/plan/cachePlan'
import { curlText } from '../../src/cdn/plan/export/curl'
import { nginx } from '../../src/cdn/plan/export/nginx'
import { vcl } from '../../src/cdn/plan/export/vcl'
import { readPlan } from '../../src/cdn/plan/readPlan'
import { freePort } from '../../tools/twin/ports'
import { anyDesign } from '../support/anyDesign'
import { QUICK_COMPILER } from '../../tools/twin/realVarnish'
import { aroundPlan } from '../../tools/twin/realNginx'
import { programOf, whyWithout } from '../support/caches'

const [PLANS, ANY_DESIGNS] = [50, 100]
/** Compilers at a time. */
const AT_ONCE = 2

const lettersOf = (letters: string, more: object = {}): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12, ...more })
const WORD = 'abzAZ09'
const word = (more: string, longest = 12): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(...WORD), lettersOf(WORD + more, { minLength: 0, maxLength: longest })).map((parts) => parts.join(''))
const seconds = fc.oneof(fc.constantFrom(0, 1, 60, 2_147_483_647), fc.nat(100_000))
const path = fc.tuple(lettersOf(`${WORD}/._~-`, { minLength: 0, maxLength: 40 }), fc.boolean()).map(([text, isPrefix]) => `/${text}${isPrefix ? '*' : ''}`)
const optional = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined })
const tags = fc.array(word('_.:/-', 99), { maxLength: 30 })

const kept = fc.record({ name: word(' _-'), match: path, keep: fc.constant('shared'), maxAgeS: seconds, sharedMaxAgeS: optional(seconds), swrS: optional(seconds), sieS: optional(seconds), tags: optional(tags), enforce: fc.boolean() })
const strict = fc.record({ name: word(' _-'), match: path, keep: fc.constant('shared'), maxAgeS: seconds, mustRevalidate: fc.constant(true), enforce: fc.boolean() })
const own = fc.record({ name: word(' _-'), match: path, keep: fc.constantFrom('private', 'nothing'), maxAgeS: optional(seconds), tags: optional(tags), enforce: fc.boolean() })
const rate = fc.oneof(fc.constantFrom(0.001, 0.5, 1, 1_000_000), fc.double({ min: 0.001, max: 1000, noNaN: true }))

const plans = fc.record({
  classes: fc.array(fc.oneof(kept, strict, own), { maxLength: 8 }),
  cache: fc.record({
    coalesce: fc.boolean(), revalidate: fc.boolean(), query: fc.constantFrom('keep', 'sort', 'ignore'),
    dropParams: fc.array(fc.tuple(lettersOf(`${WORD}_.-`, { maxLength: 99 }), fc.boolean()).map(([name, isPrefix]) => `${name}${isPrefix ? '*' : ''}`), { maxLength: 30 }),
    normalizeAcceptEncoding: fc.boolean(), uaClass: fc.boolean(), grace: fc.option(fc.oneof(seconds, fc.double({ min: 0, max: 1e300, noNaN: true }))),
    storageBytes: fc.oneof(fc.constantFrom(1, 64 * 1024 * 1024), fc.integer({ min: 1, max: 2 ** 40 })),
  }),
  edges: fc.uniqueArray(word(' _-'), { minLength: 1, maxLength: 5 }), shield: fc.boolean(),
  origin: fc.record({ host: fc.constantFrom('127.0.0.1', 'localhost'), port: fc.integer({ min: 1, max: 65_535 }) }),
  timeoutS: fc.oneof(fc.constantFrom(0.001, 2, 1_000_000), fc.double({ min: 0.001, max: 100, noNaN: true })), retries: fc.nat(4),
  rateLimit: optional(fc.record({ perS: rate, burst: fc.constantFrom(1, 2, 50, 1_000_000) })),
  breaker: optional(fc.record({ failures: fc.integer({ min: 1, max: 64 }), restS: rate })), atOnce: optional(fc.constantFrom(1, 100, 1_000_000)),
})

function read(written: unknown): CachePlan {
  const found = readPlan(JSON.parse(JSON.stringify(written)))
  if ('problems' in found) throw new Error(found.problems.join('\n'))
  return found.plan
}

/** Of the workloads' own designs. */
const DESIGNS: readonly CachePlan[] = [...Object.values(SOLUTIONS).map(wholeDesign), ...fc.sample(anyDesign, ANY_DESIGNS)].map((design) => read(planOf(design, { host: '127.0.0.1', port: 8080 })))

interface Tried {
  readonly plan: CachePlan
  readonly place: Place
}

type Tier = Place['tier']
const ALL_TIERS = ({ shield }: CachePlan): readonly Tier[] => (shield ? ['edge', 'shield'] : ['edge'])
/** A C compiler takes its time, and both files of a plan are nearly the same. */
const ONE_TIER = ({ shield }: CachePlan, i: number): readonly Tier[] => [shield && i % 2 === 1 ? 'shield' : 'edge']

/** Caches of each plan with a folder of their own. */
async function places(tiersOf: (plan: CachePlan, i: number) => readonly Tier[]): Promise<readonly Tried[]> {
  const folder = await mkdtemp(join(tmpdir(), 'exports-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const tried: Tried[] = []
  for (const [i, plan] of [...DESIGNS, ...fc.sample(plans, PLANS).map(read)].entries()) for (const tier of tiersOf(plan, i)) {
    const place = { tier, listen: { host: '127.0.0.1', port: await freePort() }, upstream: plan.origin, folder: join(folder, `${tier}-${i}`) }
    await mkdir(place.folder)
    tried.push({ plan, place })
  }
  return tried
}

/** What a product says against each, several at a time. */
async function refused(tried: readonly Tried[], commandOf: (one: Tried) => Promise<readonly string[]>): Promise<string[]> {
  const left = [...tried]
  const problems: string[] = []
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const [program = '', ...args] = await commandOf(one)
      await promisify(execFile)(program, args, { cwd: one.place.folder, maxBuffer: 1e8 }).catch((error: { stderr?: string }) => {
        problems.push(`${one.place.folder}: ${(error.stderr ?? String(error)).slice(-1000)}\n${JSON.stringify(one.plan)}`)
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return problems
}

describe.skipIf(whyWithout('varnish'))(`plans and designs${whyWithout('varnish') ? `: ${whyWithout('varnish')}` : ''}`, () => {
  it('are taken by Varnish', async () => {
    const tried = await places(ONE_TIER)
    expect(await refused(tried, async ({ plan, place }) => {
      const file = join(place.folder, 'plan.vcl')
      await writeFile(file, vcl(plan, place).text)
      return [programOf('varnish'), '-C', '-j', 'none', '-p', QUICK_COMPILER, '-n', join(place.folder, 'work'), '-f', file]
    })).toEqual([])
  })
})

describe.skipIf(whyWithout('nginx'))(`plans and designs${whyWithout('nginx') ? `: ${whyWithout('nginx')}` : ''}`, () => {
  it('are taken by nginx', async () => {
    const tried = await places(ALL_TIERS)
    expect(await refused(tried, async ({ plan, place: { folder, ...place } }) => {
      const file = join(folder, 'nginx.conf')
      await writeFile(join(folder, 'plan.conf'), nginx(plan, { ...place, folder }).text)
      await writeFile(file, aroundPlan(folder))
      return [programOf('nginx'), '-t', '-q', '-p', folder, '-c', file, '-e', join(folder, 'error.log')]
    })).toEqual([])
  })
})

it('commands for a hundred plans are taken by a shell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'exports-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'prove.sh')
  await writeFile(file, fc.sample(plans, 100).map((written) => curlText(read(written))).join('\n'))
  await expect(promisify(execFile)('sh', ['-n', file])).resolves.toMatchObject({ stderr: '' })
})
