/**
 * `npm run -s twin`: how it ends and what it says, how differences are told apart, and two scenarios on the real products where they are
 * installed. All scenarios are played by `npm test` at its end (tools/test.mjs): they need a quiet machine.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { CachePlan } from '../../src/cdn/plan/cachePlan'
import { proofsOf } from '../../src/cdn/plan/export/curl'
import { tagPurge, urlPurge } from '../../src/cdn/plan/export/nginx'
import type { TwinRecord } from '../../src/panels/checked/twinRecord'
import { readPlan } from '../../src/cdn/plan/readPlan'
import { onPath, starts } from '../../tools/lib/programs.mjs'
import { ROOT } from '../../tools/lib/project.mjs'
import { expand, variantsOf } from '../../tools/replay/expand'
import { readScenario } from '../../tools/replay/readScenario'
import type { ResultFile, ResultRequest } from '../../tools/replay/result'
import type { Scenario } from '../../tools/replay/scenario'
import { main } from '../../tools/twin'
import { Children } from '../../tools/twin/children'
import { type Known, compare } from '../../tools/twin/compare'
import { freePort } from '../../tools/twin/ports'
import { RealOrigin } from '../../tools/twin/realOrigin'
import { type Row, recordOf } from '../../tools/twin/record'
import { startNginx } from '../../tools/twin/realNginx'
import { startVarnish } from '../../tools/twin/realVarnish'
import { enforced, leversFor, planOf, whyNotWith } from '../../tools/twin/scenarioPlan'
import { programOf, whyWithout } from '../support/caches'

const FOLDER = join(ROOT, 'tests/fixtures/twin')
const NAMES = readdirSync(FOLDER).filter((file) => file !== 'known.json').map((file) => file.replace('.json', ''))
const fileOf = (name: string): string => join(FOLDER, `${name}.json`)
const read = (name: string): Scenario => readScenario(readFileSync(fileOf(name), 'utf8')).scenario
const known: readonly Known[] = JSON.parse(readFileSync(fileOf('known'), 'utf8'))

let out = ''
let err = ''
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => { out += `${text}\n` })
  vi.spyOn(console, 'error').mockImplementation((text: string) => { err += `${text}\n` })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'twin-test-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('a call', () => {
  it.each([
    ['another product', ['--product', 'squid'], '--product takes varnish, nginx or all, not "squid"'],
    ['an option that is not there', ['--fast'], '--fast'],
    ['a record of a part', ['--record', '--product', 'nginx'], '--record keeps a run of all scenarios with all products'],
    ['a file that is not there', ['nothing.json'], 'nothing.json: ENOENT'],
  ])('ends with 2 and a sentence: %s', async (_, argv, expected) => {
    expect(await main(argv)).toBe(2)
    expect(err).toContain(expected)
  })

  it('ends with 2 for a file that replay takes and a configuration does not', async () => {
    const file = join(folder(), 'scenario.json')
    writeFileSync(file, JSON.stringify({ ...read('query'), variants: [{ name: 'drop', levers: { dropParams: ['a";'] } }] }))
    expect(await main([file])).toBe(whyWithout('varnish', 'nginx') ? 3 : 2)
    if (!whyWithout('varnish', 'nginx')) expect(err).toContain('cache.dropParams[0]: expected a parameter of letters')
  })

  it('ends with 3 where a product is not there, and says how to install it', async () => {
    vi.stubEnv('CACHES', 'none')
    expect(await main([fileOf('regions')])).toBe(3)
    expect(err).toContain('apt-get install -y varnish varnish-modules nginx')
  })
})

it('has been run since a scenario was new, or named another scene: public/twin.json knows all of them (npm run -s twin -- --record)', () => {
  const { scenarios }: TwinRecord = JSON.parse(readFileSync(join(ROOT, 'public/twin.json'), 'utf8'))
  expect(scenarios).toEqual(NAMES.map(read).map(({ name, lesson, scenes = [] }) => ({ name, lesson, scenes: scenes.map(Number) })))
})

describe('a product that does not start', () => {
  it.each([['varnishd', startVarnish], ['nginx', startNginx]] as const)('is told with its own words: %s', async (name, start) => {
    const [variant] = variantsOf(read('regions'))
    const children = new Children()
    onTestFinished(() => children.release())
    const program = join(folder(), 'broken')
    writeFileSync(program, '#!/bin/sh\necho "it is broken" >&2\nexit 1\n', { mode: 0o755 })
    const place = { tier: 'edge', listen: { host: '127.0.0.1', port: await freePort() }, upstream: { host: '127.0.0.1', port: 1 }, folder: folder() } as const
    const plan = planOf(read('regions'), expand(read('regions'), variant!), place.upstream)
    await expect(start({ plan, place, program, children, ownEncodings: true })).rejects.toThrow(`${name} did not start: it is broken`)
  })
})

describe('a comparison', () => {
  const request = (changes: Partial<ResultRequest>): ResultRequest => ({ id: 1, at: 0, edge: 'e', method: 'GET', path: '/', reqHeaders: {}, outcome: 'MISS', status: 200, age: null, waited: false, ttfb_ms: 1, version: 'v1', servedQuery: '', triggered: [1], ...changes })
  const result = (requests: readonly ResultRequest[], originRequests = 1): ResultFile => ({
    scenario: 's', variant: 'v', product: 'nginx', levers: expand(read('regions'), variantsOf(read('regions'))[0]!).levers, totals: { requests: requests.length, originRequests, originConditional: 0 }, requests,
    origin: [{ serial: 1, t: 0, path: '/', conditional: false, status: 200, version: 'v1' }],
  })
  const MISS = '1 MISS with 1 at the origin, 0 conditional, 1 v1'
  const HIT = '1 HIT with 0 at the origin, 0 conditional, 1 v1'
  const record: Known = { product: 'nginx', scenario: 's', variant: 'v', at: 0, edge: 'e', path: '/', engine: MISS, real: HIT, cause: 'because', source: 'here' }
  const hit = result([request({ outcome: 'HIT', triggered: [] })], 0)

  it('finds nothing where groups are alike, whoever of them was the first', () => {
    const [first, second] = [request({}), request({ id: 2, outcome: 'HIT', triggered: [] })]
    expect(compare('nginx', result([first, second]), result([{ ...second, id: 1 }, { ...first, id: 2 }]), []).differences).toEqual([])
  })

  it('tells a difference with its cause where that is on record, and only for what was seen then', () => {
    expect(compare('nginx', result([request({})]), hit, [record])).toMatchObject({ groups: 1, used: [record], differences: [{ engine: MISS, real: HIT, cause: 'because' }] })
    for (const other of [{ ...record, real: MISS }, { ...record, product: 'varnish' as const }, { ...record, variant: 'w' }, { ...record, headers: ['A: b'] }])
      expect(compare('nginx', result([request({})]), hit, [other]).differences.map(({ cause }) => cause)).toEqual([undefined])
  })

  it('finds what reached the origin for nobody', () => {
    expect(compare('nginx', result([request({})]), result([request({})], 3), []).differences).toMatchObject([{ path: 'for nobody', engine: '0 at the origin', real: '2 at the origin' }])
  })
})

describe('scenarios', () => {
  it('cover what is promised, and each record belongs to one', () => {
    expect(NAMES.toSorted()).toEqual(['classes', 'herd', 'lifetimes', 'not-modified', 'not-stored', 'purge', 'query', 'regions', 'shield', 'stale-if-error', 'stale-while-revalidate', 'vary'])
    for (const one of known) expect(variantsOf(read(one.scenario)).map(({ name }) => name)).toContain(one.variant)
  })

  it('are read without a word that means nothing', () => {
    expect(NAMES.flatMap((name) => readScenario(readFileSync(fileOf(name), 'utf8')).unknown)).toEqual([])
  })

  it('leave out with a word what a product has nothing for', () => {
    const whyNots = (name: string, product: 'varnish' | 'nginx'): string[] => variantsOf(read(name)).flatMap((variant) => whyNotWith(product, read(name), variant) ?? [])
    expect([...whyNots('query', 'nginx'), ...whyNots('purge', 'nginx')]).toEqual([...Array.from({ length: 2 }, () => 'nginx puts no query in order without the module njs'), ...Array.from({ length: 2 }, () => 'nginx has no purge that is soft or waits')])
    expect([...whyNots('query', 'varnish'), ...whyNots('purge', 'varnish')]).toEqual([])
    expect(whyNotWith('varnish', read('regions'), { name: 'x', levers: { stock: true } })).toBe('a product as it comes has no exported configuration')
  })

  it('have an origin in the engine that says what the caches say for it', () => {
    const said = enforced(read('classes'))
    expect(said['/img/b.png']!.headers).toMatchObject({ 'Cache-Control': 'public, max-age=60', 'Surrogate-Key': 'img' })
    expect(said['/passed']!.headers).toMatchObject({ 'Cache-Control': 'private' })
    expect(said['/rest']).toEqual(read('classes').origin.resources['/rest'])
  })

  it('leave encodings to the plan, not to Varnish, where the plan makes them alike', () => {
    const levers = expand(read('vary'), variantsOf(read('vary'))[0]!).levers
    expect(leversFor('varnish', { ...levers, productCompression: true, normalizeAcceptEncoding: true }).productCompression).toBe(false)
  })
})

it.each<[string, (folder: string) => string, readonly string[]]>([
  ['a URL', (where) => urlPurge(where, "host/it's?a=1"), ['b', 'c']],
  ['a URL of which there is none', (where) => urlPurge(where, 'host/it'), ['a', 'b', 'c']],
  ['a tag', (where) => tagPurge(where, 'list'), ['c']],
  ['a tag with a dot', (where) => tagPurge(where, 'p.1'), ['b', 'c']],
])('the commands in the file for nginx remove what is kept of %s, and nothing else', async (_, commandOf, left) => {
  const where = folder()
  mkdirSync(join(where, 'cache/0'), { recursive: true })
  const keep = (name: string, key: string, tags: string): void => writeFileSync(join(where, 'cache/0', name), `\u0005\u0000\u0000\nKEY: ${key}\nHTTP/1.1 200 OK\r\nSurrogate-Key: ${tags}\r\nETag: "x"\r\n\r\nlist KEY: host/other`)
  keep('a', "host/it's?a=1", 'p.1 list')
  keep('b', "host/it's?a=12", 'list px1')
  keep('c', 'host/other', 'listing')
  await promisify(execFile)('sh', ['-c', commandOf(where)])
  expect(readdirSync(join(where, 'cache/0'))).toEqual(left)
})

it('a run in which something came late to the last try says nothing: its differences are counted apart', () => {
  const result = { totals: { requests: 1, originRequests: 1 } }
  const row = (lateMs: number): Row => ({ done: { scenario: read('regions'), variant: { name: 'x' }, product: 'nginx', engine: result, real: result, tries: 6, lateMs } as unknown as Row['done'], groups: 1, used: [], differences: [{ at: 0, edge: 'a', method: 'GET', path: '/', headers: [], engine: '1', real: '2' }] })
  const counted = (rows: readonly Row[]): readonly number[] => {
    const { unexplained, undecided } = recordOf(rows, [], { versions: {}, date: '2026-01-01' })
    return [unexplained, undecided]
  }
  expect([counted([row(20)]), counted([row(800)]), counted([row(20), row(800)])]).toEqual([[1, 0], [0, 1], [1, 1]])
})

const missing = whyWithout('varnish', 'nginx')
/** What differs when requests come late in every try is not judged. */
const TOO_BUSY = 4
/** Why commands are not tried; they need curl 7.84, which tells fields of a response. */
const noCurl = starts(onPath(['curl'])[0] ?? '', /^curl (7[.](8[4-9]|9)|[89]|[1-9][0-9])/) ? undefined : ': no curl of 7.84 or newer found'
describe.skipIf(missing)(`real products${missing ? `: ${missing}` : ''}`, () => {
  it('do as the engine: copies for each edge, one request through a shield, 304', async ({ skip }) => {
    const results = folder()
    const code = await main([fileOf('regions'), fileOf('not-modified'), '--out', results])
    if (code === TOO_BUSY) skip('the machine was too busy: requests came late in every try')
    expect(code).toBe(0)
    expect(out).toContain('116 groups compared: 116 alike, 0 different with a known cause, 0 unexplained')
    expect(readdirSync(results)).toHaveLength(17)
  })

  it('do otherwise in a way that is not on record: it is told, and the exit code says so', async ({ skip }) => {
    const file = join(folder(), 'scenario.json')
    const headers = { Authorization: 'Bearer x' }
    writeFileSync(file, JSON.stringify({ name: 'account', origin: { resources: { '/account': { headers: { 'Cache-Control': 'max-age=60' } } } }, timeline: [{ at: 0, path: '/account', headers }, { at: 300, path: '/account', headers }] }))
    const code = await main([file, '--product', 'nginx'])
    if (code === TOO_BUSY) skip('the machine was too busy: requests came late in every try')
    expect(code).toBe(1)
    expect(out).toContain('at 300 edge1 GET /account [Authorization: Bearer x]: engine 1 HIT with 0 at the origin, 0 conditional, 1 v1; real 1 MISS with 1 at the origin, 0 conditional, 1 v1; UNEXPLAINED')
    expect(out).toContain('2 groups compared: 1 alike, 0 different with a known cause, 1 unexplained')
  })

  /** One product before an origin whose every answer may be kept; ended with the test. */
  async function started(product: 'varnish' | 'nginx', planWith: (origin: CachePlan['origin']) => CachePlan): Promise<{ plan: CachePlan; env: NodeJS.ProcessEnv }> {
    const origin = { host: '127.0.0.1', port: await freePort() }
    const plan = planWith(origin)
    const listen = { host: '127.0.0.1', port: await freePort() }
    const server = new RealOrigin({ '/*': { headers: { 'Cache-Control': 'public, max-age=60' } } }, origin.port)
    await server.listen()
    const children = new Children()
    onTestFinished(async () => {
      children.release()
      await server.close()
    })
    const start = product === 'varnish' ? startVarnish : startNginx
    await start({ plan, place: { tier: 'edge', listen, upstream: origin, folder: folder() }, program: programOf(product), children, ownEncodings: true })
    return { plan, env: { ...process.env, CDN: `http://127.0.0.1:${listen.port}`, ORIGIN: `http://127.0.0.1:${origin.port}` } }
  }

  it.skipIf(noCurl).each(['varnish', 'nginx'] as const)(`show with the exported commands that the claims of a plan are true: %s${noCurl ?? ''}`, async (product) => {
    const { plan, env } = await started(product, planFor)
    const wrong: string[] = []
    for (const { claim, commands, expected } of proofsOf(plan)) {
      const { stdout } = await promisify(execFile)('sh', ['-c', commands.join('\n')], { env })
      const said = stdout.trim().split('\n')
      if (expected.some((one, i) => one !== '-' && said[i]?.split(' ')[1] !== one)) wrong.push(`${claim}: ${stdout}`)
    }
    expect(wrong).toEqual([])
  })

  it.skipIf(noCurl).each(['varnish', 'nginx'] as const)(`give each client as many requests at once as the plan says: %s${noCurl ?? ''}`, async (product) => {
    // The next one is due in a minute: no machine is as slow.
    const { env } = await started(product, (origin) => ({ ...planFor(origin), rateLimit: { perS: 1 / 60, burst: 3 } }))
    const { stdout } = await promisify(execFile)('sh', ['-c', `for i in 1 2 3 4 5; do curl -sS -o /dev/null -w '%{http_code} ' "$CDN/rest"; done`], { env })
    expect(stdout.trim()).toBe('200 200 200 429 429')
  })

  it('are ended when the twin is interrupted', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'tools/run.mjs'), 'tools/twin.ts', fileOf('regions'), '--product', 'varnish'], { cwd: ROOT, stdio: 'ignore', env: { ...process.env, TMPDIR: folder() } })
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
    await vi.waitUntil(() => programsOf(child.pid!).length > 0, { timeout: 500_000, interval: 50 })
    const started = programsOf(child.pid!)
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    await vi.waitUntil(() => started.every((pid) => !isRunning(pid)), { timeout: 300_000, interval: 50 })
    expect(started.filter(isRunning)).toEqual([])
  })
})

/** Some classes that the cache speaks for, and the rest as the origin has it. */
function planFor(origin: CachePlan['origin']): CachePlan {
  const read = readPlan({
    edges: ['here'], origin, cache: { dropParams: ['utm_*'] },
    classes: [
      { name: 'Rest', match: '/rest', keep: 'shared', maxAgeS: 60 }, { name: 'Images', match: '/img/*', keep: 'shared', maxAgeS: 3600, sharedMaxAgeS: 7200, tags: ['img'], enforce: true },
      { name: 'News', match: '/news', keep: 'shared', maxAgeS: 5, swrS: 60, enforce: true }, { name: 'Account', match: '/me', keep: 'private', enforce: true }, { name: 'Cart', match: '/cart', keep: 'nothing', enforce: true },
    ],
  })
  if ('problems' in read) throw new Error(read.problems.join())
  return read.plan
}

/** Numbers of the programs that one has started. */
function programsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((text) => text !== '' && readFileSync(`/proc/${text}/comm`, 'utf8').startsWith('varnishd'))
  } catch {
    return []
  }
}

function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
