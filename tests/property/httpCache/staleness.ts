/**
 * Whether a stored response may be used without asking the origin (RFC 9111 sections 4, 4.2.4, 4.4 and 5.2.1; RFC 5861).
 */
import { cacheControl, policyOf } from './directives'
import { ageAt, lifetimeOf, timeIn } from './freshness'
import type { Call, History } from './messages'
import type { Reading } from './reading'
import { exchangesOf } from './reading'
import { isSafe, variesAsAsked, whyNotForOthers, whyNotStored } from './selection'
import type { Violation } from './violation'
import { said } from './violation'

const ERRORS = [500, 502, 503, 504]

/** What the call met at the origin: a broken connection, an error, or neither. */
export function trouble(history: History, call: Call): { disconnected: boolean; failed: boolean } {
  const met = exchangesOf(history, call)
  const disconnected = met.some(({ response }) => response === undefined)
  return { disconnected, failed: disconnected || met.some(({ response }) => response && ERRORS.includes(response.status)) }
}

/** By how much the answer was stale, at the least. Negative: it was fresh. */
export function staleBy(history: History, call: Call, reading: Reading): number {
  const { base, latest, merged } = reading
  const age = ageAt(call.askedMs, latest, merged).atLeast
  return age - lifetimeOf(merged, base.response!.status, history.shared, latest.endMs).atMost
}

/** The permission under which a stale response was served, if there is one. */
export function permissionFor(history: History, call: Call, reading: Reading): string | undefined {
  const policy = policyOf(reading.merged, history.shared)
  const asked = cacheControl(call.request.headers)
  const staleMs = staleBy(history, call, reading)
  const covers = (seconds: { atMost: number } | undefined) => seconds !== undefined && staleMs <= seconds.atMost * 1000
  const { disconnected, failed } = trouble(history, call)
  if (asked.plain('max-stale') || covers(asked.seconds('max-stale'))) return 'max-stale'
  if (covers(policy.seconds('stale-while-revalidate'))) return 'stale-while-revalidate'
  if (failed && (covers(policy.seconds('stale-if-error')) || covers(asked.seconds('stale-if-error')))) return 'stale-if-error'
  return disconnected ? 'disconnected' : undefined
}

function whyNotStale(history: History, call: Call, reading: Reading): readonly [string, string] | undefined {
  const staleMs = staleBy(history, call, reading)
  if (staleMs < 0) return undefined
  const policy = policyOf(reading.merged, history.shared)
  const names = history.shared ? ['must-revalidate', 'proxy-revalidate', 's-maxage'] : ['must-revalidate']
  const forbids = names.find((name) => policy.has(name))
  if (forbids) return ['RFC 9111 4.2.4', `served ${staleMs} ms after it became stale, though ${forbids} forbids any`]
  if (permissionFor(history, call, reading) !== undefined) return undefined
  return ['RFC 9111 4.2.4', `served ${staleMs} ms after it became stale, without a permission that covers it`]
}

/** The request directives are advice (section 5.2.1). This project says that it follows them while the origin answers. */
function whyNotAsAsked(history: History, call: Call, reading: Reading): readonly [string, string] | undefined {
  const asked = cacheControl(call.request.headers)
  if (trouble(history, call).failed) return undefined
  if (asked.plain('no-cache')) return ['RFC 9111 5.2.1.4', 'served without validation though the request says no-cache']
  const { base, latest, merged } = reading
  const ageMs = ageAt(call.askedMs, latest, merged).atLeast
  // RFC 8246 section 2: in the role of a browser, a reload is no reason to ask about a fresh response that is immutable.
  if (!history.shared && policyOf(merged, false).has('immutable') && staleBy(history, call, reading) < 0) return undefined
  const oldest = asked.seconds('max-age')
  if (oldest && !oldest.unreadable && !asked.has('max-stale') && ageMs > oldest.atMost * 1000) {
    return ['RFC 9111 5.2.1.1', `served at an age of ${ageMs} ms though the request wants at most ${oldest.atMost} s`]
  }
  const margin = asked.seconds('min-fresh')
  const left = lifetimeOf(merged, base.response!.status, history.shared, latest.endMs).atMost - ageMs
  if (margin && !margin.unreadable && !asked.has('max-stale') && left < margin.atLeast * 1000) {
    return ['RFC 9111 5.2.1.3', `fresh for ${left} ms more though the request wants ${margin.atLeast} s`]
  }
  return undefined
}

/** Section 4: of several that fit, the one with the latest Date. Only one that no cache has reasons to pass over counts. */
function newerOne(history: History, call: Call, { latest, merged }: Reading): boolean {
  const datedMs = timeIn(merged, 'Date') ?? latest.endMs
  return history.exchanges.some((newer) => {
    const plain = newer.response?.status === 200 && newer.request.method === 'GET' && newer.request.url === call.request.url
    if (!plain || newer.id <= latest.id || newer.call >= call.index) return false
    const asked = history.calls[newer.call]!.request
    const { headers } = newer.response!
    const policy = policyOf(headers, history.shared)
    const lasts = policy.wellKnown && lifetimeOf(headers, 200, history.shared, newer.endMs).atLeast > 0
    const kept = lasts && whyNotStored(newer, asked, history.shared) === undefined
    // What a HEAD has told of since may have ended it (RFC 9111 section 4.3.5).
    const told = history.exchanges.some(({ id, request }) => id > newer.id && request.method === 'HEAD' && request.url === newer.request.url)
    return kept && !told && variesAsAsked(headers, asked, call.request) && (timeIn(headers, 'Date') ?? newer.endMs) > datedMs
  })
}

export function whyNotReused(history: History, call: Call, reading: Reading): Violation[] {
  const { base, latest, merged, chain } = reading
  const { shared } = history
  const policy = policyOf(merged, shared)
  const dropped = history.exchanges.find(
    ({ id, request, response }) =>
      id > latest.id &&
      !isSafe(request.method) &&
      request.url === base.request.url &&
      response &&
      response.status >= 200 &&
      response.status < 400,
  )
  const originals = chain.map((exchange) => history.calls[exchange.call]!.request)
  // "Any part of any response" to a no-store request: its fields may not go into a stored response either.
  const limited = chain.slice(1).flatMap((update) => whyNotForOthers(history.calls[update.call]!.request, merged, shared) ?? [])[0]
  return said(
    call.index,
    base !== latest && policy.has('no-store') && !policy.has('must-understand') && ['RFC 9111 5.2.2.5', 'updated from a 304 with no-store'],
    base !== latest && shared && policy.plain('private') && ['RFC 9111 5.2.2.7', 'updated from a 304 with private, in a shared cache'],
    limited !== undefined && [limited.slice(0, limited.indexOf(':')), `updated from ${limited.slice(limited.indexOf(':') + 2)}`],
    policy.plain('no-cache') && ['RFC 9111 5.2.2.4', 'no-cache, and used without validation'],
    !originals.some((original) => variesAsAsked(merged, original, call.request)) && [
      'RFC 9111 4.1',
      'the fields that Vary names do not match',
    ],
    dropped && ['RFC 9111 4.4', `used without validation after ${dropped.request.method} of exchange ${dropped.id} had succeeded`],
    newerOne(history, call, reading) && ['RFC 9111 4', 'an older response used where a newer one is stored'],
    whyNotStale(history, call, reading),
    whyNotAsAsked(history, call, reading),
  )
}
