/**
 * Holds what the origin saw to what the exchanges expect, once all responses are in: which
 * requests reached it, with which fields, and whether its fields arrived unchanged. In the
 * order of the public suite.
 */
import type { Exchange } from './definitions'
import type { Received } from './judgeResponse'
import type { OriginLogEntry } from './origin'
import { TestFailure, expectThat, requireThat } from './testFailure'

/** Caches may change the date of a response. */
const NEVER_COMPARED = new Set(['date'])

export function judgeOrigin(exchanges: readonly Exchange[], received: readonly Received[], log: readonly OriginLogEntry[]): void {
  let next = 0
  exchanges.forEach((exchange, index) => {
    if (exchange.expected_type === 'cached') return
    const seen = log[next]
    if (exchange.expected_type === 'not_cached') {
      const entry = arrived(seen, index + 1)
      expectThat(exchange, 'expected_type', entry.number === index + 1, `response ${index + 1} comes from the cache`)
    }
    next++
    judgeCondition(exchange, seen, index + 1)
    judgeRequestFields(exchange, seen, index + 1)
    if (seen) judgeUnchanged(seen, received[index])
    if (exchange.expected_method !== undefined) {
      const { method } = arrived(seen, index + 1)
      const reason = `request ${index + 1} reached the origin as ${method}, not as ${exchange.expected_method}`
      expectThat(exchange, 'expected_method', method === exchange.expected_method, reason)
    }
  })
}

/** Here the suite stumbles over a missing entry of its log: a plain failure, not one of the setup. */
function arrived(entry: OriginLogEntry | undefined, number: number): OriginLogEntry {
  if (entry === undefined) throw new TestFailure('expectation', `request ${number} did not reach the origin`)
  return entry
}

function judgeCondition(exchange: Exchange, seen: OriginLogEntry | undefined, number: number): void {
  const conditions = { etag_validated: 'if-none-match', lm_validated: 'if-modified-since', not_cached: undefined, cached: undefined }
  const condition = exchange.expected_type && conditions[exchange.expected_type]
  if (condition === undefined) return
  expectThat(exchange, 'expected_type', seen !== undefined, `request ${number} did not reach the origin`)
  expectThat(exchange, 'expected_type', seen?.fields.has(condition) === true, `request ${number} reached the origin without ${condition}`)
}

function judgeRequestFields(exchange: Exchange, seen: OriginLogEntry | undefined, number: number): void {
  for (const expected of exchange.expected_request_headers ?? []) {
    const [name, wanted] = typeof expected === 'string' ? [expected] : expected
    const value = arrived(seen, number).fields.get(name.toLowerCase())
    const holds = wanted === undefined ? value !== undefined : value === wanted
    const reason = `request ${number} reached the origin with ${name} ${shown(value)}${wanted === undefined ? '' : `, not "${wanted}"`}`
    expectThat(exchange, 'expected_request_headers', holds, reason)
  }
  for (const unwanted of exchange.expected_request_headers_missing ?? []) {
    const [name, part] = typeof unwanted === 'string' ? [unwanted] : unwanted
    const value = arrived(seen, number).fields.get(name.toLowerCase())
    const holds = part === undefined ? value === undefined : value !== part
    const reason = `request ${number} reached the origin with ${name} ${shown(value)}`
    expectThat(exchange, 'expected_request_headers_missing', holds, reason)
  }
}

function judgeUnchanged({ compared }: OriginLogEntry, received: Received | undefined): void {
  for (const [name, sent] of compared) {
    if (NEVER_COMPARED.has(name.toLowerCase())) continue
    const value = received?.fields.get(name.toLowerCase())
    requireThat(value === sent, `response ${received?.number} arrived with ${name} ${shown(value)}, not "${sent}"`)
  }
}

function shown(value: string | undefined): string {
  return value === undefined ? 'missing' : `"${value}"`
}
