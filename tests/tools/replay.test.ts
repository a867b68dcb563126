/**
 * `npm run -s replay`: scenario files of our own with what is expected in them (tests/fixtures/replay), what products do otherwise on
 * these, and how the command ends when a file or the call is wrong.
 */
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type PresetId, presets } from '../../src/cdn/presets/presets'
import { ROOT } from '../../tools/lib/project.mjs'
import { main } from '../../tools/replay'
import { variantsOf } from '../../tools/replay/expand'
import { play } from '../../tools/replay/play'
import { readScenario } from '../../tools/replay/readScenario'
import { type ResultFile, type ResultRequest, resultOf } from '../../tools/replay/result'
import type { Scenario } from '../../tools/replay/scenario'

const FOLDER = join(ROOT, 'tests/fixtures/replay')
const FILES = readdirSync(FOLDER).map((file) => join(FOLDER, file))
const NAMES = FILES.map((file) => file.replace(/.*\/(.*)\.json/, '$1'))

const read = (name: string): Scenario => readScenario(readFileSync(join(FOLDER, `${name}.json`), 'utf8')).scenario

function replayed(scenario: Scenario, variant: string, as: PresetId = 'common'): ResultFile {
  const found = variantsOf(scenario).find(({ name }) => name === variant)!
  return resultOf(scenario.name, variant, as, play(scenario, found, as))
}

/** "MISS 1+1 v2": the outcome, how many requests reached the origin for it and how many of them were conditional, and the version. */
function briefly({ outcome, triggered, version }: ResultRequest, { origin }: ResultFile): string {
  const conditional = triggered.filter((serial) => origin.find((one) => one.serial === serial)?.conditional).length
  return `${outcome} ${triggered.length - conditional}+${conditional} ${version ?? '-'}`
}

function at(result: ResultFile, atMs: number, edge?: string): string {
  const found = result.requests.find((one) => one.at === atMs && (edge === undefined || one.edge === edge))
  if (!found) throw new Error(`nobody asks at ${atMs}`)
  return briefly(found, result)
}

/** What the file says of each request, by its place in time. */
function expectedOf(name: string, variant: string): Map<string, readonly string[]> {
  const file: { timeline: { at: number | number[]; expect?: string | string[] | Record<string, string> }[] } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))
  const scenario = read(name)
  const found = new Map<string, readonly string[]>()
  file.timeline.forEach(({ expect: given }, i) => {
    const outcome = typeof given === 'object' && !Array.isArray(given) ? given[variant] : given
    if (outcome === undefined) return
    const alone: Scenario = { ...scenario, timeline: [scenario.timeline[i]!] }
    for (const one of replayed(alone, variant).requests) found.set(placeOf(one), [outcome].flat())
  })
  return found
}

const placeOf = ({ at: atMs, edge, method, path, reqHeaders }: ResultRequest): string => JSON.stringify([atMs, edge, method, path, reqHeaders])

describe('scenarios of our own', () => {
  // what-products-do expects nothing: its requests are those on which products differ.
  it.each(NAMES.filter((name) => name !== 'what-products-do').flatMap((name) => variantsOf(read(name)).map((variant) => [name, variant.name] as const)))('%s, %s: every outcome is the one that the file expects', (name, variant) => {
    const { requests } = replayed(read(name), variant)
    const expected = expectedOf(name, variant)
    const wrong = requests.filter((one) => !(expected.get(placeOf(one)) ?? [one.outcome]).includes(one.outcome))
    expect(wrong.map((one) => `${placeOf(one)}: ${one.outcome}`)).toEqual([])
    expect(expected.size).toBeGreaterThan(0)
  })

  it.each<[string, string, string]>([
    ['lifetime-order', 'default', 's-maxage before max-age before Expires'],
    ['outage', 'headers', 'what reaches an origin that is up'],
    ['query-strings', 'keep', 'by the byte'],
  ])('%s, %s: asks the origin for nothing else (%s)', (name, variant) => {
    const { requests, origin } = replayed(read(name), variant)
    expect(requests.flatMap(({ triggered }) => triggered).toSorted((a, b) => a - b)).toEqual(origin.map(({ serial }) => serial))
  })

  it('twelve edges ask twelve times, or once through a shield that lets one go for all; each edge has its 304 all the same', () => {
    const scenario = read('expiring-together')
    const totals = variantsOf(scenario).map(({ name }) => [name, replayed(scenario, name).totals.originRequests])
    expect(totals).toEqual([['edges', 72], ['shield', 6], ['shield-no-coalesce', 72]])
    const { origin } = replayed(scenario, 'shield')
    expect(origin.map(({ conditional, status }) => [conditional, status])).toEqual([[false, 200], ...Array.from({ length: 5 }, () => ['etag', 304])])
  })

  it.each<[PresetId, readonly number[]]>([['common', [8, 7, 4, 1]], ['varnish', [8, 7, 4, 1]], ['nginx', [8, 7, 4, 1]], ['squid', [8, 7, 4, 1]], ['ats', [7, 6, 4, 1]]])(
    'of eight ways to write a query so many are different to %s: kept, in order, without tracking, without any', (as, expected) => {
      const scenario = read('query-strings')
      expect(variantsOf(scenario).map(({ name }) => replayed(scenario, name, as).totals.originRequests)).toEqual(expected)
    },
  )

  it('page 1 is served for page 2 where the query is ignored, and the result shows it', () => {
    const { requests } = replayed(read('query-strings'), 'ignore')
    expect(new Set(requests.map(({ servedQuery }) => servedQuery))).toEqual(new Set(['']))
    expect(replayed(read('query-strings'), 'keep').requests.map(({ servedQuery, path }) => path.endsWith(servedQuery!))).not.toContain(false)
  })

  it('an origin that is down sees nothing, one that answers with an error or hangs sees all of it', () => {
    const scenario = read('outage')
    const reached = (variant: string): number => replayed(scenario, variant).origin.filter(({ t }) => t >= 3500 && t < 9900).length
    expect([reached('headers'), reached('grace'), reached('answers-503'), reached('hangs')]).toEqual([0, 0, 6, 6])
    expect(replayed(scenario, 'hangs').requests.find(({ path }) => path === '/cold')!.ttfb_ms).toBe(2000)
  })
})

describe('what products do otherwise', () => {
  it.each<[string, string, number, string | undefined, Record<PresetId, string>]>([
    ['no lifetime stated', 'lifetime-order', 710, undefined, { common: 'MISS 1+0 v1', varnish: 'HIT 0+0 v1', nginx: 'MISS 1+0 v1', squid: 'REVALIDATED 0+1 v1', ats: 'MISS 1+0 v1' }],
    ['only Last-Modified', 'lifetime-order', 720, undefined, { common: 'MISS 1+0 v1', varnish: 'HIT 0+0 v1', nginx: 'MISS 1+0 v1', squid: 'HIT 0+0 v1', ats: 'MISS 1+0 v1' }],
    ['CDN-Cache-Control', 'lifetime-order', 3830, undefined, { common: 'REVALIDATED 0+1 v1', varnish: 'REVALIDATED 0+1 v1', nginx: 'REVALIDATED 0+1 v1', squid: 'REVALIDATED 0+1 v1', ats: 'REVALIDATED 0+1 v1' }],
    ['Set-Cookie', 'stored-or-not', 1120, undefined, { common: 'MISS 1+0 v1', varnish: 'MISS 1+0 v1', nginx: 'MISS 1+0 v1', squid: 'HIT 0+0 v1', ats: 'HIT 0+0 v1' }],
    ['a bare 404', 'stored-or-not', 1150, undefined, { common: 'MISS 1+0 v1', varnish: 'HIT 0+0 v1', nginx: 'MISS 1+0 v1', squid: 'MISS 1+0 v1', ats: 'MISS 1+0 v1' }],
    ['a 404 with max-age', 'stored-or-not', 1490, undefined, { common: 'HIT 0+0 v1', varnish: 'HIT 0+0 v1', nginx: 'HIT 0+0 v1', squid: 'MISS 1+0 v1', ats: 'HIT 0+0 v1' }],
    ['no-cache of a client', 'stored-or-not', 1600, undefined, { common: 'HIT 0+0 v1', varnish: 'HIT 0+0 v1', nginx: 'HIT 0+0 v1', squid: 'MISS 1+0 v1', ats: 'HIT 0+0 v1' }],
    ['Cookie', 'stored-or-not', 1620, undefined, { common: 'HIT 0+0 v1', varnish: 'MISS 1+0 v1', nginx: 'HIT 0+0 v1', squid: 'HIT 0+0 v1', ats: 'HIT 0+0 v1' }],
    ['after Authorization, for anybody', 'stored-or-not', 1900, undefined, { common: 'MISS 1+0 v1', varnish: 'MISS 1+0 v1', nginx: 'HIT 0+0 v1', squid: 'MISS 1+0 v1', ats: 'HIT 0+0 v1' }],
    ['GET after HEAD', 'stored-or-not', 2300, undefined, { common: 'HIT 0+0 v1', varnish: 'HIT 0+0 v1', nginx: 'HIT 0+0 v1', squid: 'MISS 1+0 v1', ats: 'MISS 1+0 v1' }],
    ['Age of a shield', 'age-through-tiers', 8200, 'iad', { common: 'MISS 0+1 v2', varnish: 'MISS 0+1 v2', nginx: 'HIT 0+0 v1', squid: 'MISS 0+1 v2', ats: 'MISS 0+1 v2' }],
    ['stale from a shield', 'age-through-tiers', 25_500, 'iad', { common: 'MISS 0+0 v1', varnish: 'MISS 0+0 v1', nginx: 'HIT 0+0 v1', squid: 'HIT 0+0 v1', ats: 'HIT 0+0 v1' }],
    ['2.3 s into 2 s', 'ttl-grain', 2300, undefined, { common: 'REVALIDATED 0+1 v1', varnish: 'REVALIDATED 0+1 v1', nginx: 'HIT 0+0 v1', squid: 'REVALIDATED 0+1 v1', ats: 'HIT 0+0 v1' }],
    ['3.3 s into 2 s', 'ttl-grain', 3300, undefined, { common: 'REVALIDATED 0+1 v1', varnish: 'REVALIDATED 0+1 v1', nginx: 'REVALIDATED 0+1 v1', squid: 'REVALIDATED 0+1 v1', ats: 'REVALIDATED 0+1 v1' }],
  ])('%s', (_, name, atMs, edge, expected) => {
    const scenario = read(name)
    const ids = Object.keys(presets).filter((id): id is PresetId => Object.hasOwn(presets, id))
    expect(Object.fromEntries(ids.map((id) => [id, at(replayed(scenario, 'default', id), atMs, edge)]))).toEqual(expected)
  })

  it.each<[string, string, number, Record<PresetId, string>]>([
    ['stale-while-revalidate, down', 'headers', 4030, { common: 'STALE 0+0 v1', varnish: 'STALE 0+0 v1', nginx: 'STALE 0+0 v1', squid: 'ERROR 0+0 -', ats: 'ERROR 0+0 -' }],
    ['stale-if-error, down', 'headers', 4040, { common: 'STALE 0+0 v1', varnish: 'STALE 0+0 v1', nginx: 'STALE 0+0 v1', squid: 'STALE 0+0 v1', ats: 'ERROR 0+0 -' }],
    ['stale-if-error, 503', 'answers-503', 4040, { common: 'STALE 0+1 v1', varnish: 'STALE 0+1 v1', nginx: 'ERROR 0+1 -', squid: 'STALE 0+1 v1', ats: 'ERROR 0+1 -' }],
    ['must-revalidate with grace, down', 'grace', 4050, { common: 'STALE 0+0 v1', varnish: 'STALE 0+0 v1', nginx: 'STALE 0+0 v1', squid: 'ERROR 0+0 -', ats: 'ERROR 0+0 -' }],
    ['after a 503 on a refetch', 'answers-503', 10_510, { common: 'REVALIDATED 0+1 v1', varnish: 'MISS 1+0 v1', nginx: 'REVALIDATED 0+1 v1', squid: 'REVALIDATED 0+1 v1', ats: 'MISS 1+0 v1' }],
  ])('%s', (_, variant, atMs, expected) => {
    const scenario = read('outage')
    const ids = Object.keys(presets).filter((id): id is PresetId => Object.hasOwn(presets, id))
    expect(Object.fromEntries(ids.map((id) => [id, at(replayed(scenario, variant, id), atMs)]))).toEqual(expected)
  })
})

/** Everybody who asks for a path at a moment: "STALE STALE STALE 0+1", with what reached the origin for all of them. */
function together(result: ResultFile, atMs: number, path: string): string {
  const group = result.requests.filter((one) => one.at === atMs && one.path === path)
  const reached = group.flatMap(({ triggered }) => triggered).map((serial) => result.origin[serial - 1]!.conditional)
  return `${group.map(({ outcome }) => outcome).join(' ')} ${reached.filter((one) => !one).length}+${reached.filter(Boolean).length}`
}

describe('small ways in which caches differ', () => {
  it.each<[string, string, number, string, readonly [common: string, varnish: string, nginx: string, squid: string, ats: string]]>([
    ['Surrogate-Control', 'set', 3800, '/surrogate', ['REVALIDATED 0+1', 'REVALIDATED 0+1', 'REVALIDATED 0+1', 'HIT 0+0', 'REVALIDATED 0+1']],
    ['500 with max-age', 'set', 3820, '/fails', ['ERROR 0+0', 'ERROR 1+0', 'ERROR 0+0', 'ERROR 1+0', 'ERROR 0+0']],
    ['no-cache with ETag', 'set', 3840, '/asked', ['MISS 1+0', 'MISS 1+0', 'MISS 1+0', 'REVALIDATED 0+1', 'MISS 1+0']],
    ['max-age=0 with ETag', 'set', 3860, '/zero', ['MISS 1+0', 'MISS 1+0', 'MISS 1+0', 'REVALIDATED 0+1', 'REVALIDATED 0+1']],
    ['a condition without a copy', 'set', 2100, '/cold', ['MISS 1+0', 'MISS 1+0', 'MISS 1+0', 'MISS 0+1', 'MISS 1+0']],
    ['the first of seven variants', 'stock', 1000, '/vary', ['HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'MISS 1+0']],
    ['the last of them', 'stock', 1030, '/vary', ['HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'HIT 0+0']],
    ['variants while requests collapse', 'set', 1030, '/vary', ['HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'MISS 1+0', 'HIT 0+0']],
    ['a space in Accept-Encoding', 'stock', 1530, '/encoded', ['HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'MISS 1+0', 'HIT 0+0']],
    ['gzip after gzip and br', 'stock', 1560, '/encoded', ['MISS 1+0', 'HIT 0+0', 'MISS 1+0', 'MISS 1+0', 'HIT 0+0']],
    ['no encoding after gzip', 'stock', 1590, '/encoded', ['MISS 1+0', 'HIT 0+0', 'MISS 1+0', 'MISS 1+0', 'MISS 1+0']],
    ['a variant after a purge of its URL', 'stock', 5200, '/vary', ['MISS 1+0', 'MISS 1+0', 'HIT 0+0', 'MISS 1+0', 'MISS 1+0']],
    ['a purge while it is fetched', 'set', 23_000, '/slow', ['HIT 0+0', 'HIT 0+0', 'HIT 0+0', 'MISS 1+0', 'MISS 1+0']],
    ['three in the window', 'set', 14_000, '/swr', ['STALE STALE STALE 0+1', 'STALE STALE STALE 0+1', 'STALE STALE STALE 0+1', 'REVALIDATED HIT HIT 0+1', 'REVALIDATED HIT HIT 0+1']],
    ['three in the window, not coalesced', 'alone', 14_000, '/swr', ['STALE STALE STALE 0+1', 'STALE STALE STALE 0+3', 'STALE STALE STALE 0+1', 'REVALIDATED REVALIDATED REVALIDATED 0+3', 'REVALIDATED MISS MISS 2+1']],
    ['three in the window, stock', 'stock', 14_000, '/swr', ['STALE STALE STALE 0+1', 'STALE STALE STALE 0+1', 'MISS STALE STALE 1+0', 'REVALIDATED REVALIDATED REVALIDATED 0+3', 'REVALIDATED HIT HIT 0+1']],
    ['three past the lifetime', 'set', 14_001, '/bare', ['REVALIDATED HIT HIT 0+1', 'REVALIDATED HIT HIT 0+1', 'REVALIDATED REVALIDATED REVALIDATED 0+3', 'REVALIDATED HIT HIT 0+1', 'REVALIDATED HIT HIT 0+1']],
    ['three past the lifetime, stock', 'stock', 14_001, '/bare', ['REVALIDATED HIT HIT 0+1', 'STALE STALE STALE 0+1', 'MISS MISS MISS 3+0', 'REVALIDATED REVALIDATED REVALIDATED 0+3', 'REVALIDATED HIT HIT 0+1']],
  ])('%s (%s)', (_, variant, atMs, path, expected) => {
    const scenario = read('what-products-do')
    const ids = ['common', 'varnish', 'nginx', 'squid', 'ats'] as const satisfies readonly PresetId[]
    expect(ids.map((id) => together(replayed(scenario, variant, id), atMs, path))).toEqual(expected)
  })

  it('pages of memory hold fewer copies than bytes do', () => {
    const scenario: Scenario = { ...read('least-recently-used'), levers: { storageBytes: 40_000 }, origin: { resources: { '/o/*': { bodyBytes: 9_000, headers: { 'Cache-Control': 'max-age=600' } } } }, timeline: [{ at: 0, gapMs: 100, path: ['/o/1', '/o/2', '/o/3', '/o/4'] }, { at: 5000, path: '/o/1' }] }
    expect((['common', 'squid'] as const).map((id) => replayed(scenario, 'default', id).requests.at(-1)!.outcome)).toEqual(['HIT', 'MISS'])
  })
})

async function call(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const code = await main(argv)
  return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') }
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'replay-'))

function file(content: unknown): string {
  const path = join(folder(), 'scenario.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const SMALL = { name: 'small', origin: { resources: { '/a': { headers: { 'Cache-Control': 'max-age=60' } } } }, timeline: [{ at: [0, 100], path: '/a' }] }

afterEach(() => {
  vi.restoreAllMocks()
})

describe('replay', () => {
  it('writes one result a variant, in the shape of the recordings', async () => {
    const out = folder()
    const { code } = await call(file({ ...SMALL, variants: [{ name: 'one' }, { name: 'two', levers: { stock: true } }] }), '--out', out)
    expect(code).toBe(0)
    expect(readdirSync(out)).toEqual(['small.one.json', 'small.two.json'])
    const { requests, origin, ...rest } = JSON.parse(readFileSync(join(out, 'small.one.json'), 'utf8'))
    expect(rest).toEqual({
      scenario: 'small', variant: 'one', product: 'course', totals: { requests: 2, originRequests: 1, originConditional: 0 },
      levers: { coalesce: true, shield: false, query: 'keep', dropParams: [], normalizeAcceptEncoding: false, uaClass: false, revalidate: true, grace: null, storageBytes: 67_108_864, stock: false, productCompression: true },
    })
    expect(requests[1]).toEqual({ id: 2, at: 100, edge: 'edge1', method: 'GET', path: '/a', reqHeaders: {}, outcome: 'HIT', status: 200, age: 0, waited: false, ttfb_ms: 0, version: 'v1', servedQuery: '', triggered: [] })
    expect(origin).toEqual([{ serial: 1, t: 0, path: '/a', conditional: false, status: 200, version: 'v1' }])
  })

  it('plays the other files when one is wrong, and says so in the end', async () => {
    const out = folder()
    const bad = file({ ...SMALL, timeline: [{ at: '0', path: '/a' }] })
    const { code, err } = await call(bad, file(SMALL), '--out', out)
    expect(code).toBe(1)
    expect(readdirSync(out)).toEqual(['small.default.json'])
    expect(err).toContain(`${bad}: timeline[0].at: expected a number from 0 on, not "0"`)
    expect(err).toContain('1 of 2 files could not be played.')
  })

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'the file: expected JSON'],
    ['no object', [1], 'the file: expected an object, not [1]'],
    ['no name', { ...SMALL, name: undefined }, 'name: expected a name without / and \\, not nothing'],
    ['no timeline', { ...SMALL, timeline: [] }, 'timeline: expected a list with at least 1 in it, not []'],
    ['a path without a slash', { ...SMALL, timeline: [{ at: 0, path: ['a'] }] }, 'timeline[0].path[0]: expected a path that begins with /, not "a"'],
    ['an edge that is not there', { ...SMALL, edges: ['fra'], timeline: [{ at: 0, path: '/a', edge: 'iad' }] }, 'timeline[0].edge: expected "*", "fra", not "iad"'],
    ['a variant that is not there', { ...SMALL, timeline: [{ at: 0, path: '/a', onlyVariants: ['x'] }] }, 'timeline[0].onlyVariants: expected "default", not "x"'],
    ['a lever with another value', { ...SMALL, levers: { query: 'drop' } }, 'levers.query: expected one of "keep", "sort", "ignore", not "drop"'],
    ['a lever of a variant', { ...SMALL, variants: [{ name: 'a', levers: { grace: '5' } }] }, 'variants[0].levers.grace: expected seconds from 0 on, or null, not "5"'],
    ['an unknown purge', { ...SMALL, timeline: [{ at: 0, purge: 'some' }] }, 'timeline[0].purge: expected one of "url", "tag", "all", not "some"'],
    ['a purge of no tag', { ...SMALL, timeline: [{ at: 0, purge: 'tag' }] }, 'timeline[0].tag: expected a text, for a purge by tag'],
    ['an outage without a status', { ...SMALL, timeline: [{ at: 0, origin: 'status' }] }, 'timeline[0].status: expected a status from 200 to 599'],
    ['a header that is none', { ...SMALL, origin: { resources: { '/a': { headers: { Age: true } } } } }, 'origin.resources["/a"].headers["Age"]: expected a text, a number, { "inSec": n } or { "agoSec": n }, not true'],
    ['versions out of order', { ...SMALL, origin: { resources: { '/a': { versions: [{ from: 5 }, { from: 1 }] } } } }, 'origin.resources["/a"].versions: expected them in the order of from'],
    ['the same edge twice', { ...SMALL, edges: ['a', 'a'] }, 'edges: expected each name once, and "a" is there again'],
  ])('names file, field and what is expected: %s', async (_, content, expected) => {
    const path = file(content)
    const { code, err } = await call(path, '--out', folder())
    expect(code).toBe(1)
    expect(err).toContain(`${path}: ${expected}`)
  })

  it('plays on over a field that means nothing, and says which', async () => {
    const { code, err } = await call(file({ ...SMALL, timeline: [{ at: 0, path: '/a', covnt: 2 }] }), '--out', folder())
    expect(code).toBe(0)
    expect(err).toContain('note: timeline[].covnt means nothing here')
  })

  it('does not write two scenarios of one name over one another', async () => {
    const { code, err } = await call(file(SMALL), file(SMALL), '--out', folder())
    expect(code).toBe(1)
    expect(err).toContain('is called "small", too')
  })

  it('plays as a product what that product has a setting for, and names the rest', async () => {
    const out = folder()
    const { code, out: said } = await call(file({ ...SMALL, variants: [{ name: 'a' }, { name: 'b', levers: { uaClass: true } }, { name: 'c', products: ['nginx'] }] }), '--out', out, '--as', 'squid')
    expect(code).toBe(0)
    expect(readdirSync(out)).toEqual(['small.a.json'])
    expect(said).toContain('skip small / b: squid has no setting for uaClass')
    expect(said).toContain('skip small / c: it is for nginx')
  })

  it.each<[string, string[], string]>([
    ['no file', ['--out', 'x'], 'name a scenario file at least'],
    ['no folder', ['a.json'], 'name a folder for the results with --out'],
    ['another product', ['a.json', '--out', 'x', '--as', 'apache'], '--as takes varnish, nginx, squid, ats, not "apache"'],
    ['an option that is not there', ['a.json', '--outt', 'x'], '--outt'],
  ])('ends with 2 and a sentence: %s', async (_, argv, expected) => {
    const { code, err } = await call(...argv)
    expect(code).toBe(2)
    expect(err).toContain(expected)
    expect(err).toContain('Usage: npm run -s replay')
  })

  it('ends with 1 where a file cannot be read', async () => {
    const { code, err } = await call('/nowhere/at-all.json', '--out', folder())
    expect(code).toBe(1)
    expect(err).toContain('/nowhere/at-all.json: it cannot be read')
  })
})
