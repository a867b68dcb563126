/** The runner on definitions of its own, so that it is tested where the public ones are missing. */
import { describe, expect, it } from 'vitest'
import type { Exchange, TestDefinition } from './definitions'
import { httpDate } from './httpDate'
import type { CreateCache } from './messages'
import { openFailures, reportOf } from './report'
import { type RunOptions, runDefinitions } from './run'
import { naiveCache, noCache } from './sampleCaches'
import { groupTable, reportText } from './table'
import { judge } from './verdicts'

const fresh: Exchange = { response_headers: [['Cache-Control', 'max-age=60']], setup: true, pause_after: true }
const cached: TestDefinition = { id: 'cached', name: 'reuses', kind: 'optimal', requests: [fresh, { expected_type: 'cached' }] }
const suitesOf = (...tests: TestDefinition[]) => ({ suites: [{ id: 'some', name: 'Some', tests }] })

async function verdictsOf(createCache: CreateCache, tests: TestDefinition[], options: RunOptions = {}) {
  const definitions = suitesOf(...tests)
  return Object.fromEntries(judge(definitions, await runDefinitions(definitions, createCache, options)))
}

async function verdictOf(createCache: CreateCache, requests: Exchange[], options: RunOptions = {}) {
  const { one } = await verdictsOf(createCache, [{ id: 'one', name: 'One', requests }], options)
  return one
}

describe('a test', () => {
  it('passes or fails by its kind, and takes those that stand on it along', async () => {
    const check: TestDefinition = { id: 'check', name: 'Does it?', kind: 'check', requests: [{}], depends_on: ['cached'] }
    expect(await verdictsOf(naiveCache, [check, cached])).toMatchObject({ check: { verdict: 'yes' }, cached: { verdict: 'pass' } })
    expect(await verdictsOf(noCache, [check, cached])).toEqual({
      check: { verdict: 'dependency_fail', reason: 'it stands on cached: optional_fail' },
      cached: { verdict: 'optional_fail', reason: 'response 2 does not come from the cache' },
    })
  })

  it('ends with its setup where that does not hold', async () => {
    const requests: Exchange[] = [{ response_headers: [['X', 'sent']] }]
    const spoiling: CreateCache = ({ origin }) => ({ request: async (request) => ({ ...(await origin(request)), headers: [['X', 'other']] }) })
    expect(await verdictOf(spoiling, requests)).toEqual({ verdict: 'setup_fail', reason: 'response 1 arrived with X "other", not "sent"' })
  })

  it('is no failure of the cache when a request came twice', async () => {
    const twice: CreateCache = ({ origin }) => ({ request: (request) => origin(request).then(() => origin(request)) })
    expect(await verdictOf(twice, [{}])).toMatchObject({ verdict: 'retry' })
  })

  it('ends when there is no answer, in no time', async () => {
    const silent: CreateCache = () => ({ request: () => new Promise(() => {}) })
    expect(await verdictOf(silent, [{}])).toEqual({ verdict: 'harness_fail', reason: 'the cache never answered' })
    expect(await verdictOf(noCache, [{ response_pause: 11 }])).toEqual({ verdict: 'harness_fail', reason: 'the response took too long' })
  })

  it('sees a closed connection and a broken cache as no response', async () => {
    const broken: CreateCache = () => ({ request: () => Promise.reject(new Error('out of order')) })
    expect(await verdictOf(broken, [{}])).toEqual({ verdict: 'fail', reason: 'no response: out of order' })
    expect(await verdictOf(noCache, [{ disconnect: true }])).toMatchObject({ verdict: 'fail' })
  })

  it('has its validators answered with 304, and everything else with a status of its own', async () => {
    const requests: Exchange[] = [
      { response_headers: [['ETag', '"a"'], ['Last-Modified', -60]] },
      { request_headers: [['If-None-Match', '"a"']], expected_type: 'etag_validated', expected_status: 304 },
    ]
    expect(await verdictOf(noCache, requests)).toMatchObject({ verdict: 'pass' })
    const without = [requests[0]!, { expected_type: 'etag_validated' as const }]
    expect(await verdictOf(noCache, without)).toEqual({
      verdict: 'fail',
      reason: 'request 2 should have been conditional on the stored validator',
    })
  })

  it('checks interim responses and unwanted values, the latter only when strict', async () => {
    const deaf: CreateCache = ({ origin }) => ({
      async request(request) {
        const { interim: _, ...response } = await origin(request)
        return response
      },
    })
    const requests: Exchange[] = [{ interim_responses: [[102]], expected_interim_responses: [[102]] }]
    expect(await verdictOf(noCache, requests)).toMatchObject({ verdict: 'pass' })
    expect(await verdictOf(deaf, requests)).toEqual({ verdict: 'fail', reason: 'interim response 1 did not arrive' })
    const unwanted: Exchange[] = [{ response_headers: [['A', 'b']], expected_response_headers_missing: [['A', 'b']] }]
    expect(await verdictOf(noCache, unwanted)).toMatchObject({ verdict: 'pass' })
    expect(await verdictOf(noCache, unwanted, { strict: true })).toEqual({ verdict: 'fail', reason: 'response 1 still has A "b"' })
  })

  it('tells the cache its name unless it is to be anonymous, and has another address with salt', async () => {
    const seen: string[] = []
    const looking: CreateCache = ({ origin }) => ({
      request(request) {
        seen.push(`${request.headers.some(([name]) => name === 'Test-ID')} ${request.url}`)
        return origin(request)
      },
    })
    await verdictOf(looking, [{}])
    await verdictOf(looking, [{}], { anonymous: true, salt: 'x' })
    expect(seen[0]).toMatch(/^true http:\/\/edge\.test\/test\/[0-9a-f-]{36}$/)
    expect(seen[1]).toMatch(/^false /)
    expect(seen[1]?.slice(-36)).not.toBe(seen[0]?.slice(-36))
  })
})

describe('a report', () => {
  it('tells accepted failures from others, and names what passes although it is accepted', async () => {
    const definitions = { suites: [{ id: 'cdn-cache-control', name: 'CDN', tests: [cached, { ...cached, id: 'second' }] }] }
    const bad = await runDefinitions(definitions, noCache)
    const report = reportOf(definitions, bad, { second: 'for a reason' })
    expect(openFailures(report, true).map(({ id }) => id)).toEqual(['cached'])
    expect(report.groups['ext-cdn'].optimal).toEqual({ passed: 0, total: 2 })
    expect(reportText(report)).toContain('Accepted failures: 1\n  second  (cdn-cache-control, optimal, optional_fail)\n      for a reason')
    const good = reportOf(definitions, await runDefinitions(definitions, naiveCache), { second: 'for a reason' })
    expect(good.acceptedButPassing).toEqual(['second'])
    expect(groupTable(good)).toMatch(/ext-cdn\) +- +2\/2 +-/)
  })

  it('expects nothing of an unsound test, whatever comes out', async () => {
    const definitions = suitesOf({ ...cached, id: 'partial-store-partial-complete' })
    const report = reportOf(definitions, await runDefinitions(definitions, noCache), {})
    expect(report.groups.unsound.optimal).toEqual({ passed: 0, total: 1 })
    expect(openFailures(report)).toEqual([])
  })
})

it('writes dates in both formats', () => {
  expect(httpDate(784_111_777_000)).toBe('Sun, 06 Nov 1994 08:49:37 GMT')
  expect(httpDate(784_111_777_000, true)).toBe('Sunday, 06-Nov-94 08:49:37 GMT')
})
