/** Coalescing against a model of it that shares no code: who fetches when, who waits for how long, and what everybody gets. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coalesce, coalesceAsNginx, coalesceAsVarnish } from '../../../src/cdn/layers/coalesceLayer'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import { type Ask, type OriginAnswer, coalescing, crowd } from '../../support/crowd'
import { type Behaviour, type Fate, type Person, type Scenario, type Script, naiveCrowd } from './naiveCrowd'

const LAYERS = { none: httpLayers, naive: coalescing(coalesce), varnish: coalescing(coalesceAsVarnish), nginx: coalescing(coalesceAsNginx) } as const
const BEHAVIOURS = Object.keys(LAYERS) as Behaviour[]

const RUNS = 1000

const script: fc.Arbitrary<Script> = fc.record({
  what: fc.constantFrom('kept', 'kept', 'own', 'own', 'no-cache', 'failed', 'silent'),
  takesUs: fc.integer({ min: 1000, max: 1_500_000 }),
  maxAgeS: fc.constantFrom(2, 60),
})

const person: fc.Arbitrary<Person> = fc.record({
  atUs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 200_000_000 })),
  language: fc.constantFrom('de', 'fr'),
  insists: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  staysUs: fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 2_000_000 }) }),
})

const scenario: fc.Arbitrary<Scenario> = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 30 }).map((people) => people.toSorted((a, b) => a.atUs - b.atUs)),
  scripts: fc.array(script, { minLength: 1, maxLength: 6 }),
  varies: fc.boolean(),
  patienceUs: fc.integer({ min: 500_000, max: 8_000_000 }),
})

function askOf({ atUs, language, insists, staysUs }: Person): Ask {
  const headers = [['Accept-Language', language] as const, ...(insists ? [['Cache-Control', 'no-cache'] as const] : [])]
  return { atMs: atUs / 1000, headers, staysMs: staysUs / 1000 }
}

function answerOf({ what, takesUs, maxAgeS }: Script, varies: boolean): OriginAnswer {
  const control = { kept: `max-age=${maxAgeS}`, own: 'private', 'no-cache': 'no-cache', failed: '', silent: '' }[what]
  // What nobody could ask about would not be kept at all.
  const headers = [['Cache-Control', control] as const, ['ETag', '"a"'] as const, ...(varies ? [['Vary', 'Accept-Language'] as const] : [])]
  return { afterMs: what === 'silent' ? 3_600_000 : takesUs / 1000, headers, status: what === 'failed' ? 500 : 200 }
}

function played({ people, scripts, varies, patienceUs }: Scenario, behaviour: Behaviour): { fetchesUs: number[]; fates: Fate[] } {
  const { fetches, seen } = crowd({
    layers: LAYERS[behaviour], timeoutMs: patienceUs / 1000,
    asks: people.map(askOf), answer: (n) => answerOf(scripts[n % scripts.length]!, varies),
  })
  return {
    fetchesUs: fetches.map(({ atMs }) => Math.round(atMs * 1000)),
    fates: seen.map(({ status, waitMs, outcome, cacheStatus }) => ({
      status, waitUs: Math.round(waitMs * 1000), hit: status !== null && outcome === 'hit', collapsed: status !== null && / collapsed(;|$)/.test(cacheStatus),
    })),
  }
}

describe('a crowd', () => {
  it.each(BEHAVIOURS)(`is served as a naive model says, in ${RUNS} random cases: %s`, (behaviour) => {
    fc.assert(
      fc.property(scenario, (one) => {
        const { isTie, ...expected } = naiveCrowd(one, behaviour)
        fc.pre(!isTie)
        expect(played(one, behaviour)).toEqual(expected)
      }),
      { numRuns: RUNS },
    )
  })

  it('waits for nobody for ever: each has an answer or leaves, after at most all patience of those before', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom(...BEHAVIOURS), (one, behaviour) => {
        const { fates } = played(one, behaviour)
        expect(fates).toHaveLength(one.people.length)
        for (const { waitUs } of fates) expect(waitUs).toBeLessThanOrEqual(one.people.length * (one.patienceUs + 500_000) + 5_000_000)
      }),
      { numRuns: 200 },
    )
  })

  it('asks the origin as often as it is large without coalescing, and once with it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 200 }), fc.constantFrom(...BEHAVIOURS), (times, behaviour) => {
        const { fetches, seen } = crowd({
          layers: LAYERS[behaviour], asks: times.map((us) => ({ atMs: us / 1000 })),
          answer: () => ({ afterMs: 100, headers: [['Cache-Control', 'max-age=60']] }),
        })
        expect(fetches).toHaveLength(behaviour === 'none' ? times.length : 1)
        expect(seen.every(({ status }) => status === 200)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
