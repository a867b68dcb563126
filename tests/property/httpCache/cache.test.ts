/**
 * The real cache against the oracle: whatever clients ask and origins answer, in both roles; and each promise about
 * privacy, staleness, Age and conditions by itself, with histories made to break it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCache } from '../../../src/cdn/http/conformance'
import { profiles, scenarios, steps } from './arbitraries'
import { counterExample } from './counterExample'
import type { History } from './messages'
import { judge } from './oracle'
import { leaks, strangers } from './privacy'
import { REGRESSIONS } from './regressions'
import type { Profile } from './scenario'
import { historyTable } from './table'
import type { Violation } from './violation'
import type { CacheFactory } from './world'
import { play } from './world'

const SHARED = fc.constant(true)
const PRIVATE = fc.constant(false)

const theCache: CacheFactory = (env) => {
  const cache = createCache(env)
  return {
    request: async (request) => {
      const { status, headers, body } = await cache.request(request)
      const text = typeof body === 'object' ? new TextDecoder().decode(body) : body
      return { status, headers: headers.map(([name, value]) => [name, value]), ...(text === undefined ? {} : { body: text }) }
    },
    advance: (ms) => cache.advance(ms),
  }
}

/** Only what the oracle holds against an answer with these sections. */
function only(...sections: string[]): (history: History) => Violation[] {
  return (history) => judge(history).filter(({ section }) => sections.includes(section))
}

/** Clients that forbid to keep the answer, to ask the origin, or both. */
const careful = fc.constantFrom<[string, string]>(
  ['Cache-Control', 'no-store'],
  ['Cache-Control', 'only-if-cached'],
  ['Cache-Control', 'no-store, only-if-cached'],
)

describe('the cache', () => {
  it.each(Object.entries(REGRESSIONS))('no longer %s', async (_, scenario) => {
    const history = await play(theCache, scenario)
    expect(judge(history), historyTable(history, judge(history))).toEqual([])
  })

  it('answers only as the RFCs allow, shared', async () => {
    expect(await counterExample(theCache, scenarios(SHARED), { runs: 2000 })).toBe('')
  })

  it('answers only as the RFCs allow, private', async () => {
    expect(await counterExample(theCache, scenarios(PRIVATE), { runs: 1000 })).toBe('')
  })

  it('never serves a private response to another user', async () => {
    expect(await counterExample(theCache, strangers, { runs: 1500, objections: leaks })).toBe('')
  })

  it('keeps what is private in the private role, and never in the shared one', async () => {
    const profile: Profile = {
      status: 200,
      headers: [['Cache-Control', 'private, max-age=60']],
      validators: 'none',
      personal: false,
      ranges: false,
    }
    const asked = steps({ profile: fc.constant(profile), methods: ['GET'], paths: ['/a'], plain: true })
    const count = ({ calls, exchanges }: History, wanted: (calls: number) => number): Violation[] =>
      exchanges.length === wanted(calls.length)
        ? []
        : [{ call: 0, section: 'RFC 9111 5.2.2.7', rule: `the origin was asked ${exchanges.length} times` }]
    const soon = asked.map((each) => ({ ...each, pauseMs: each.pauseMs % 5000 }))
    expect(
      await counterExample(theCache, scenarios(SHARED, fc.constant(profile), soon), {
        runs: 300,
        objections: (history) => count(history, (n) => n),
      }),
    ).toBe('')
    const kept = (history: History) => count(history, () => 1)
    expect(await counterExample(theCache, scenarios(PRIVATE, fc.constant(profile), soon), { runs: 300, objections: kept })).toBe('')
  })

  it('serves nothing beyond its allowed staleness', async () => {
    const asked = steps({ methods: ['GET', 'HEAD'], paths: ['/a'] })
    const stale = only('RFC 9111 4.2.4', 'RFC 9111 5.2.2.4', 'RFC 9111 5.2.1.1', 'RFC 9111 5.2.1.3', 'RFC 5861 3')
    expect(await counterExample(theCache, scenarios(fc.boolean(), undefined, asked), { runs: 1500, objections: stale })).toBe('')
  })

  it('never lets Age go back while a response is resident', async () => {
    const asked = steps({ methods: ['GET'], paths: ['/a'], plain: true })
    const lasting = profiles({ lasting: true })
    const ages = only('RFC 9111 4.2.3', 'RFC 9111 4', 'RFC 9111 5.1')
    expect(await counterExample(theCache, scenarios(SHARED, lasting, asked), { runs: 1000, objections: ages })).toBe('')
  })

  it('does what no-store and only-if-cached of a request say', async () => {
    const asked = steps({
      header: fc.oneof(careful, fc.constant<[string, string]>(['X-Flag', 'on'])),
      methods: ['GET', 'HEAD'],
      paths: ['/a'],
    })
    const rules = only('RFC 9111 5.2.1.5', 'RFC 9111 5.2.1.7', 'RFC 9111 4')
    expect(await counterExample(theCache, scenarios(SHARED, profiles({ lasting: true }), asked), { runs: 1000, objections: rules })).toBe(
      '',
    )
  })

  it('answers 304 only to a client that has what is stored', async () => {
    const asked = steps({ methods: ['GET', 'HEAD'], paths: ['/a'], conditional: true })
    const rules = only('RFC 9110 15.4.5', 'RFC 9110 13.2.1', 'RFC 9111 4.3.2', 'RFC 9111 4.3.3', 'RFC 9111 4.3.4')
    expect(await counterExample(theCache, scenarios(fc.boolean(), undefined, asked), { runs: 1200, objections: rules })).toBe('')
  })
})
