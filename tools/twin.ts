/**
 * `npm run -s twin -- [FILE...] [--product varnish|nginx|all] [--out DIR] [--json] [--record]`: plays scenario files in the engine and, with the
 * exported configurations, on real Varnish and nginx, and compares (docs/twin.md). Exit code 0: nothing differs without a known cause; 1: something
 * does, or a product did not start; 2: the call or a file is wrong; 3: a product is not there; 4: the machine was too busy to say.
 */
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PRODUCTS, type Product } from '../src/panels/checked/twinRecord.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'
import { ROOT } from './lib/project.mjs'
import { PACKAGES, findCaches } from './lib/realCaches.mjs'
import { ScenarioError, readScenario } from './replay/readScenario.ts'
import type { Scenario } from './replay/scenario.ts'
import { Children } from './twin/children.ts'
import { type Known, compare, differenceWords } from './twin/compare.ts'
import { StartError } from './twin/realCache.ts'
import { type Row, recordOf } from './twin/record.ts'
import { type Done, type Job, type Machine, doAll, jobsOf, wasLate } from './twin/work.ts'

const USAGE = 'npm run -s twin -- [FILE...] [--product varnish|nginx|all] [--out DIR] [--json] [--record]'
const FOLDER = join(ROOT, 'tests/fixtures/twin')
const KNOWN = join(FOLDER, 'known.json')
/** What a page can show of the last run of everything. */
const RECORD = join(ROOT, 'public/twin.json')
/** Variants at a time: they wait for most of theirs. */
const AT_ONCE = 5

interface Call {
  readonly files: readonly string[]
  readonly products: readonly Product[]
  readonly out: string | undefined
  readonly asJson: boolean
  readonly isRecorded: boolean
}

export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, async () => {
    const call = await readCall(argv)
    const scenarios = await Promise.all(call.files.map(read))
    const found = await findCaches()
    const missing = call.products.flatMap((product) => ('missing' in found[product] ? [`${product}: ${found[product].missing}`] : []))
    if (missing.length > 0) {
      console.error(`${missing.join('\n')}\nTo install them, as root: apt-get install -y ${PACKAGES.join(' ')}`)
      return 3
    }
    const programs = { varnish: 'program' in found.varnish ? found.varnish.program : '', nginx: 'program' in found.nginx ? found.nginx.program : '' }
    const versions = Object.fromEntries(call.products.map((product) => [product, 'version' in found[product] ? found[product].version : '']))
    return run(call, scenarios, programs, versions)
  })
}

async function readCall(argv: readonly string[]): Promise<Call> {
  const { values, positionals } = parseCall(argv, { product: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' }, record: { type: 'boolean' } })
  const product = values.product ?? 'all'
  const products = PRODUCTS.filter((one) => product === 'all' || product === one)
  if (products.length === 0) throw new UsageError(`--product takes ${PRODUCTS.join(', ')} or all, not "${product}"`)
  const isRecorded = values.record ?? false
  if (isRecorded && (positionals.length > 0 || product !== 'all')) throw new UsageError('--record keeps a run of all scenarios with all products: name none')
  const own = async (): Promise<string[]> => (await readdir(FOLDER)).filter((name) => name.endsWith('.json') && join(FOLDER, name) !== KNOWN).toSorted().map((name) => join(FOLDER, name))
  return { files: positionals.length > 0 ? positionals : await own(), products, out: values.out, asJson: values.json ?? false, isRecorded }
}

async function read(file: string): Promise<Scenario> {
  try {
    return readScenario(await readFile(file, 'utf8')).scenario
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.problems.map((problem) => `${file}: ${problem}`).join('\n'))
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function run({ products, out, asJson, isRecorded }: Call, scenarios: readonly Scenario[], programs: Machine['programs'], versions: Readonly<Record<string, string>>): Promise<number> {
  const known: readonly Known[] = JSON.parse(await readFile(KNOWN, 'utf8'))
  const { jobs, skipped } = jobsFor(scenarios, products)
  const folder = await mkdtemp(join(tmpdir(), 'twin-'))
  const children = new Children(() => rmSync(folder, { recursive: true, force: true }))
  const tell = (done: Done): void => { if (!asJson) console.log(lineOf(done, known)) }
  try {
    const done = await doAll(jobs, { programs, children, folder, atOnce: AT_ONCE }, tell)
    if (out !== undefined) await writeResults(out, done)
    const rows = done.map((one): Row => ({ done: one, ...compare(one.product, one.engine, one.real, known) }))
    const record = recordOf(rows, skipped, { versions, date: new Date().toISOString().slice(0, 10) })
    const text = `${JSON.stringify(record, null, 1)}\n`
    if (isRecorded && record.undecided === 0) await writeFile(RECORD, text)
    if (out !== undefined) await writeFile(join(out, 'twin.json'), text)
    if (asJson) console.log(text.trim())
    else tellAll(record, rows, known)
    return record.unexplained > 0 ? 1 : record.undecided > 0 ? 4 : 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    return 1
  } finally {
    children.release()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function jobsFor(scenarios: readonly Scenario[], products: readonly Product[]): ReturnType<typeof jobsOf> {
  try {
    return jobsOf(scenarios, products)
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message)
    throw error
  }
}

const nameOf = ({ scenario, variant, product }: Job): string => `${product} ${scenario.name} / ${variant.name}`

function lineOf(done: Done, known: readonly Known[]): string {
  const { groups, differences } = compare(done.product, done.engine, done.real, known)
  const again = done.tries > 1 ? `, in ${done.tries} tries since something was late` : ''
  const late = wasLate(done) ? `; requests were ${done.lateMs} ms late: a difference says nothing here, try again on a quieter machine` : ''
  const mark = differences.some(({ cause }) => cause === undefined) ? 'DIFF' : differences.length > 0 ? 'ok ~' : 'ok  '
  return [`${mark} ${nameOf(done)}: ${groups - differences.length} of ${groups} groups alike, ${done.real.totals.originRequests} at the origin${again}${late}`, ...differences.map((one) => `       ${differenceWords(one)}`)].join('\n')
}

function tellAll({ groups, unexplained, undecided, skipped }: ReturnType<typeof recordOf>, rows: readonly Row[], known: readonly Known[]): void {
  for (const { product, scenario, variant, why } of skipped) console.log(`skip ${product} ${scenario} / ${variant}: ${why}`)
  const played = new Set(rows.map(({ done }) => `${done.product} ${done.scenario.name} ${done.variant.name}`))
  const unused = known.filter((one) => played.has(`${one.product} ${one.scenario} ${one.variant}`) && !rows.some(({ used }) => used.includes(one)))
  for (const one of unused) console.log(`note: ${one.product} ${one.scenario} / ${one.variant} at ${one.at} ${one.path} is on record and did not differ`)
  const differing = rows.reduce((sum, { differences }) => sum + differences.length, 0)
  console.log(`${groups} groups compared: ${groups - differing} alike, ${differing - unexplained - undecided} different with a known cause, ${unexplained} unexplained${undecided > 0 ? `, ${undecided} in runs that were too late to say anything: try again on a quieter machine` : ''}`)
}

async function writeResults(out: string, done: readonly Done[]): Promise<void> {
  await mkdir(out, { recursive: true })
  for (const { scenario, variant, product, engine, real } of done) {
    const name = `${scenario.name}.${variant.name}.${product}`
    await writeFile(join(out, `${name}.engine.json`), `${JSON.stringify(engine)}\n`)
    await writeFile(join(out, `${name}.real.json`), `${JSON.stringify(real)}\n`)
  }
}
