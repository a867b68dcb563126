/**
 * Holds a response to what its exchange expects, as the client of the public suite does: in
 * this order, the first expectation that does not hold ends the test. What the origin saw is
 * judged in judgeOrigin.ts.
 */
import type { CacheResponse } from '../../src/cdn/http/conformance'
import type { Exchange, ExpectedField } from './definitions'
import { clientView, type FieldMap } from './fieldMaps'
import { resolveMagic } from './magic'
import { TestFailure, expectThat, requireThat } from './testFailure'
import { bodyText } from './transcript'

const WITHOUT_BODY = new Set([204, 304])

export interface Received {
  readonly response: CacheResponse
  readonly fields: FieldMap
  /** Of the request, from 1. */
  readonly number: number
  /** The test's own id, which is the body where the script has none. */
  readonly id: string
}

/** With `strict`, two expectations are enforced that the suite states and, by mistakes of its own, never checks. */
export function judgeResponse(exchange: Exchange, received: Received, strict: boolean): void {
  judgeRepetition(received)
  judgeSource(exchange, received)
  judgeStatus(exchange, received)
  for (const expected of exchange.expected_response_headers ?? []) judgeField(exchange, expected, received)
  judgeMissingFields(exchange, received, strict)
  judgeInterim(exchange, received, strict)
  judgeBody(exchange, received)
}

function judgeRepetition({ fields }: Received): void {
  const numbers = fields.get('request-numbers')?.split(' ') ?? []
  if (numbers.length !== new Set(numbers).size) {
    throw new TestFailure('retry', `the origin was asked more than once for one request (${numbers.join(' ')})`)
  }
}

function judgeSource(exchange: Exchange, { response, fields, number }: Received): void {
  const hits = Number.parseInt(fields.get('server-request-count') ?? '', 10)
  if (exchange.expected_type === 'cached') {
    // A cache's own 304 need not repeat the origin's count.
    const reused = hits < number || (response.status === 304 && Number.isNaN(hits))
    expectThat(exchange, 'expected_type', reused, `response ${number} does not come from the cache`)
  }
  if (exchange.expected_type === 'not_cached') {
    expectThat(exchange, 'expected_type', hits === number, `response ${number} comes from the cache`)
  }
}

function judgeStatus(exchange: Exchange, { response: { status }, number }: Received): void {
  const { expected_status: expected, response_status: sent } = exchange
  const reason = (wanted: number) => `response ${number} has status ${status}, not ${wanted}`
  if (expected === null) return
  if (expected !== undefined) expectThat(exchange, 'expected_status', status === expected, reason(expected))
  else if (sent !== undefined) requireThat(status === sent[0], reason(sent[0]))
  else {
    expectThat(exchange, 'expected_type', status !== 999, `request ${number} should have been conditional on the stored validator`)
    requireThat(status === 200, reason(200))
  }
}

function judgeField(exchange: Exchange, expected: ExpectedField, { fields, number }: Received): void {
  const hold = (holds: boolean, reason: string) => expectThat(exchange, 'expected_response_headers', holds, `response ${number} ${reason}`)
  const name = typeof expected === 'string' ? expected : expected[0]
  const value = fields.get(name.toLowerCase())
  if (typeof expected !== 'string' && expected.length === 2) {
    const nowMs = Number.parseInt(fields.get('server-now') ?? '', 10)
    const wanted = resolveMagic(name, expected[1], exchange, { nowMs, base: fields.get('server-base-url') ?? '' })
    hold(value === wanted, `has ${quoted(name, value)}, not "${wanted}"`)
    return
  }
  hold(value !== undefined, `has no ${name}`)
  if (typeof expected === 'string') return
  const [, operator, operand] = expected
  if (operator === '>') hold(Number.parseInt(value ?? '', 10) > Number(operand), `has ${quoted(name, value)}, which is not above ${operand}`)
  else {
    const other = fields.get(String(operand).toLowerCase())
    hold(value === other, `has ${quoted(name, value)}, which is not that of ${quoted(String(operand), other)}`)
  }
}

function judgeMissingFields(exchange: Exchange, { fields, number }: Received, strict: boolean): void {
  const hold = (holds: boolean, reason: string) =>
    expectThat(exchange, 'expected_response_headers_missing', holds, `response ${number} ${reason}`)
  for (const unwanted of exchange.expected_response_headers_missing ?? []) {
    const [name, part] = typeof unwanted === 'string' ? [unwanted] : unwanted
    const value = fields.get(name.toLowerCase())
    if (part === undefined) hold(value === undefined, `has ${quoted(name, value)}, which should not be there`)
    else if (strict) hold(!value?.includes(part), `still has ${quoted(name, value)}`)
  }
}

function judgeInterim(exchange: Exchange, { response: { interim = [] } }: Received, strict: boolean): void {
  const expected = exchange.expected_interim_responses
  if (!expected) return
  const hold = (holds: boolean, reason: string) => expectThat(exchange, 'expected_interim_responses', holds, reason)
  expected.forEach(([status, wanted = []], index) => {
    const got = interim[index]
    hold(got !== undefined, `interim response ${index + 1} did not arrive`)
    hold(got?.[0] === status, `interim response ${index + 1} has status ${got?.[0]}, not ${status}`)
    const fields = clientView(got?.[1] ?? [])
    for (const [name, value] of wanted) {
      const given = fields.get(name.toLowerCase())
      hold(given !== undefined, `interim response ${index + 1} has no ${name}`)
      if (strict) hold(given === value, `interim response ${index + 1} has ${quoted(name, given)}, not "${value}"`)
    }
  })
  hold(interim.length === expected.length, `${interim.length} interim responses arrived, not ${expected.length}`)
}

function judgeBody(exchange: Exchange, { response, id }: Received): void {
  if (exchange.check_body === false) return
  const without = exchange.request_method === 'HEAD' || WITHOUT_BODY.has(response.status)
  const body = without ? '' : bodyText(response.body)
  const { expected_response_text: expected, response_body: sent } = exchange
  const reason = (wanted: string) => `the body is "${body}", not "${wanted}"`
  if (expected === null) return
  if (expected !== undefined) expectThat(exchange, 'expected_response_text', body === expected, reason(expected))
  else if (sent !== undefined && sent !== null) requireThat(body === sent, reason(sent))
  else if (!without) requireThat(body === id, reason(id))
}

function quoted(name: string, value: string | undefined): string {
  return value === undefined ? `no ${name}` : `${name} "${value}"`
}
