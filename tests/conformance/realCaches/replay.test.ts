/**
 * The recorded scenarios in our engine: as `common`, where products agree, and as each of the four. What stands in ../shared is not ours; without it
 * the comparison is tried on scenarios of our own alone.
 */
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { PresetId } from '../../../src/cdn/presets/presets'
import { expand, variantsOf, whyNotFor } from '../../../tools/replay/expand'
import { groupsOf } from '../../../tools/replay/groups'
import { play } from '../../../tools/replay/play'
import { readScenario } from '../../../tools/replay/readScenario'
import { type ResultFile, resultOf } from '../../../tools/replay/result'
import type { Scenario, Variant } from '../../../tools/replay/scenario'
import { disagreements } from './agreement'
import { type Product, THEIR_READER, type Truth, scenarioFiles, truths, whyNoRecordings } from './recordings'

const missing = whyNoRecordings()
const PRODUCTS = ['varnish', 'nginx', 'squid', 'ats'] as const satisfies readonly Product[]

const scenarios = (): readonly Scenario[] => [...scenarioFiles().values()].map((json) => readScenario(json).scenario)
const replayed = (scenario: Scenario, variant: Variant, as: PresetId): ResultFile => resultOf(scenario.name, variant.name, as, play(scenario, variant, as))

/** What was recorded of a variant. */
function truthOf(scenario: Scenario, variant: Variant): Truth {
  return truths().find((one) => one.scenario === scenario.name && one.variant === variant.name)!
}

describe.skipIf(missing)(`the recorded scenarios${missing ? `: ${missing}` : ''}`, () => {
  it('are read without a word that means nothing, and multiplied out as those who recorded them do', async () => {
    const theirs = await import(/* @vite-ignore */ pathToFileURL(THEIR_READER).href)
    for (const json of scenarioFiles().values()) {
      const { scenario, unknown } = readScenario(json)
      expect(unknown).toEqual([])
      for (const variant of variantsOf(scenario)) {
        const { requests, controls, levers, edges } = theirs.expand(scenario, variant.name)
        const ours = expand(scenario, variant)
        const fields = ({ at, edge, method, path, headers }: (typeof ours.asks)[number]) => ({ at, edge, method, path, headers })
        expect(ours.asks).toEqual(requests.map(fields))
        expect([ours.controls, ours.levers, ours.edges]).toEqual([controls, levers, edges])
      }
    }
  })

  it('go by default as those products that agree had them, stock aside', () => {
    const found = scenarios().flatMap((scenario) =>
      variantsOf(scenario).flatMap((variant) => (expand(scenario, variant).levers.stock ? [] : disagreements(truthOf(scenario, variant), replayed(scenario, variant, 'common')))))
    expect(found).toEqual([])
  })

  it('go as they come as some product does each time, but for one request: our cache still asks about a copy that Varnish and nginx have dropped', () => {
    const found = scenarios().flatMap((scenario) =>
      variantsOf(scenario).flatMap((variant) => (expand(scenario, variant).levers.stock ? disagreements(truthOf(scenario, variant), replayed(scenario, variant, 'common')) : [])))
    expect(found).toEqual([expect.stringContaining('d-swr/stock at 13200 e1 GET /swr (core): 1 MISS with 1 at the origin, 1 conditional')])
  })

  it.each(PRODUCTS)('go as %s as that product had them, in every variant that it played', (product) => {
    let played = 0
    const found = scenarios().flatMap((scenario) => variantsOf(scenario).flatMap((variant) => {
      const truth = truthOf(scenario, variant)
      const whyNot = whyNotFor(product, scenario, variant)
      if (truth.products.includes(product)) expect(whyNot, `${scenario.name}/${variant.name}`).toBeUndefined()
      if (whyNot !== undefined) return []
      played++
      return disagreements(truth, replayed(scenario, variant, product), product)
    }))
    expect(found).toEqual([])
    expect(played).toBe(truths().filter(({ products }) => products.includes(product)).length)
  })
})

describe('the comparison', () => {
  const scenario: Scenario = {
    name: 'made-up',
    origin: { resources: { '/a': { thinkMs: 10, headers: { 'Cache-Control': 'max-age=1', ETag: '"{v}"' } } } },
    timeline: [{ at: 0, count: 2, path: '/a' }, { at: 3000, path: '/a' }, { at: 3500, path: '/a', headers: { 'If-None-Match': '"v1"' } }],
  }
  const variant: Variant = { name: 'default' }
  const result = replayed(scenario, variant, 'common')
  /** A truth that the result agrees with. */
  const truth: Truth = {
    scenario: 'made-up', variant: 'default', products: ['varnish'],
    groups: [...groupsOf(result).values()].map((facts, i) => {
      const { at, edge, method, path, reqHeaders } = result.requests[i === 0 ? 0 : i + 1]!
      const recorded = { ...facts, ttfb: [1] }
      return { at, edge, method, path, headers: reqHeaders, n: 1, class: 'exact', products: { varnish: recorded, nginx: recorded, squid: recorded, ats: recorded } }
    }),
  }
  const changed = (i: number, change: Partial<ResultFile['requests'][number]>): ResultFile => ({ ...result, requests: result.requests.map((one, k) => (k === i ? { ...one, ...change } : one)) })

  it('finds what is equal equal, whichever member of a group it was', () => {
    expect(disagreements(truth, result)).toEqual([])
    const [first, second] = result.requests
    const swapped = { ...result, requests: [{ ...second!, id: 1 }, { ...first!, id: 2 }, ...result.requests.slice(2)] }
    expect(disagreements(truth, swapped)).toEqual([])
  })

  it.each<[string, ResultFile]>([
    ['an outcome', changed(0, { outcome: 'STALE' })],
    ['a version', changed(1, { version: 'v2' })],
    ['a request at the origin', changed(2, { triggered: [] })],
    ['a condition', { ...result, origin: result.origin.map((one) => ({ ...one, conditional: false })) }],
    ['a request', { ...result, requests: result.requests.slice(0, -1) }],
    ['a header', changed(3, { reqHeaders: {} })],
    ['an edge', changed(0, { edge: 'elsewhere' })],
  ])('finds %s that is another', (_, other) => {
    expect(disagreements(truth, other).length).toBeGreaterThan(0)
    expect(disagreements(truth, other, 'squid').length).toBeGreaterThan(0)
  })

  it('holds a group in which products differ to one of them, and to the one that is named', () => {
    const [group] = truth.groups
    const { varnish } = group!.products
    const another = { ...varnish, origin: 7 }
    const differing: Truth = { ...truth, groups: [{ ...group!, class: 'differs', products: { varnish, nginx: another, squid: another, ats: another } }] }
    expect(disagreements(differing, result)).toEqual([])
    expect(disagreements(differing, result, 'varnish')).toEqual([])
    expect(disagreements(differing, result, 'nginx')).toHaveLength(1)
    const core: Truth = { ...truth, groups: [{ ...group!, class: 'core', products: { varnish: another, nginx: another, squid: varnish, ats: varnish } }] }
    expect(disagreements(core, result)).toHaveLength(1)
  })
})
