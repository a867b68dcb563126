/**
 * What scene 9 shows beside its run: its copy of the recordings is what was recorded, and its own crowds fare as those at the cache whose
 * preset they have: the same outcomes, as many fetches, waits of as many trips.
 */
import { describe, expect, it } from 'vitest'
import { EXPIRED_ALL, EXPIRED_ONE, PRIVATE, RECORDED_THINK_MS, recordedCrowd } from '../../../scenes/09-the-thundering-herd/recorded'
import { scene } from '../../../scenes/09-the-thundering-herd/scene'
import { tripMs } from '../../../scenes/09-the-thundering-herd/outcomes'
import { type CrowdSoFar, crowdSoFar } from '../../../src/frame/crowdSoFar'
import { frameAt } from '../../../src/frame/frameAt'
import { instantOf } from '../../../src/frame/instant'
import { RunReport } from '../../../src/reading/report'
import type { RecordedRow } from '../../../src/scene/recordedCrowd'
import { runOf } from '../../support/runOf'
import { type Product, type Recorded, recorded, scenario, whyNoRecordings } from './recordings'

const NAME = 'h-herd'
const NAMES: Readonly<Record<Product, string>> = { varnish: 'Varnish', nginx: 'nginx', squid: 'Squid', ats: 'Traffic Server' }
const PRODUCTS = ['varnish', 'nginx', 'squid', 'ats'] as const satisfies readonly Product[]
const missing = whyNoRecordings()

const asRow = (product: Product, { outcomes, origin, ttfb }: Recorded): unknown => ({
  name: NAMES[product], fetches: origin, waitsMs: ttfb,
  outcomes: Object.fromEntries(Object.entries(outcomes).map(([outcome, count]) => [outcome.toLowerCase(), count])),
})

describe.skipIf(missing)(`the recordings in scene 9${missing ? `: ${missing}` : ''}`, () => {
  it.each<[string, string, number, string, readonly RecordedRow[]]>([
    ['without coalescing', 'no-coalesce', 5000, '/hot', EXPIRED_ALL],
    ['with it', 'coalesce', 5000, '/hot', EXPIRED_ONE],
    ['for one user each', 'coalesce', 8000, '/private', PRIVATE],
  ])('are those that were made: %s', (_, variant, at, path, rows) => {
    const group = recorded(NAME, variant).find((one) => one.at === at && one.path === path)!
    expect(rows).toEqual(PRODUCTS.map((product) => asRow(product, group.products[product])))
    expect(scenario(NAME).origin.resources[path]!.thinkMs).toBe(RECORDED_THINK_MS)
  })
})

describe('the crowds of scene 9', () => {
  const run = runOf(scene)
  const trip = tripMs(new RunReport(run))
  const crowdOf = (step: string): CrowdSoFar => {
    const { endUs } = run.steps.find(({ id }) => id === step)!
    return crowdSoFar(instantOf(run, frameAt(run, endUs - 1)), `first-${step}`)
  }
  /** How many trips fit into each wait, when it is not the limit at the door. */
  const trips = (waitsMs: readonly number[], ms: number, limitMs: number): number[] => waitsMs.map((wait) => Math.round((wait > limitMs ? wait - limitMs : wait) / ms))

  it.each([['remembers', 'Varnish', Infinity], ['gives-up', 'nginx', 5000]] as const)('fare in %s as those at %s', (step, product, limitMs) => {
    const own = crowdOf(step)
    const real = PRIVATE.find(({ name }) => name === product)!
    expect({ outcomes: own.outcomes, fetches: own.fetches }).toEqual({ outcomes: real.outcomes, fetches: real.fetches })
    expect(trips(own.waitsMs!, trip, limitMs)).toEqual(trips(real.waitsMs, RECORDED_THINK_MS, limitMs))
  })

  it('stand beside the recordings of their kind, in each step, and beside none where there is none', () => {
    const beside = run.steps.map(({ id, endUs }) => {
      const crowd = recordedCrowd(id, frameAt(run, endUs - 1).levers)
      return [id, typeof crowd === 'string' ? 'none' : crowd.rows]
    })
    expect(Object.fromEntries(beside)).toEqual({
      'all-go': EXPIRED_ALL, 'one-goes': EXPIRED_ONE, 'the-baton': 'none', 'no-answer': 'none',
      'the-trap': PRIVATE, remembers: PRIVATE, 'gives-up': PRIVATE, 'one-clock': 'none', early: 'none', 'your-turn': PRIVATE,
    })
  })

  it('cost the origin as much as at all caches that do as they do', () => {
    expect(new Set(EXPIRED_ALL.map(({ fetches }) => fetches))).toEqual(new Set([crowdOf('all-go').fetches]))
    expect(EXPIRED_ONE.filter(({ fetches }) => fetches === crowdOf('one-goes').fetches).map(({ name }) => name)).toEqual(['Varnish', 'Squid', 'Traffic Server'])
    expect(new Set(PRIVATE.map(({ fetches }) => fetches))).toEqual(new Set([crowdOf('the-trap').fetches]))
  })
})
