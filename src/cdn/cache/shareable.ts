/**
 * Whether one request's answer may serve others (RFC 9111 §4): before it is sent, and when it is back.
 */
import { withoutFields } from '../http/message'
import { CacheRequest } from './cacheRequest'
import type { CacheRules } from './cacheRules'
import { mayReuse } from './reuse'
import type { StoredResponse } from './storedResponse'
import { Transaction } from './transaction'

/** What the answer depends on that another request does not have: a part, credentials (RFC 9111 §3.5), conditions. */
const OF_ONE_REQUEST = new Set(['if-match', 'if-unmodified-since', 'if-range', 'range', 'expect', 'authorization'])
/** Conditions in whose place a cache puts its own when it has a copy to ask about (§4.3.1): edges that ask a shield have them. */
const REPLACED = new Set(['if-none-match', 'if-modified-since'])
/** What it asks of caches, which is its own affair. */
const ASKS_OF_CACHES = new Set(['cache-control', 'pragma'])

/** The answer is expected to be one for everybody. */
export function isForAnybody({ method, headers, transaction: { selected } }: CacheRequest): boolean {
  const isAsked = selected?.etag !== undefined || selected?.lastModified !== undefined
  return method === 'GET' && !headers.some(([name]) => OF_ONE_REQUEST.has(name.toLowerCase()) || (!isAsked && REPLACED.has(name.toLowerCase())))
}

/** The copy for a request, if it may be used as it is: looked for again, at no cost, after others have fetched. */
export function usable(request: CacheRequest, rules: CacheRules): StoredResponse | undefined {
  const copy = rules.select(request)
  return copy && mayReuse(copy, rules.directives(request)) ? copy : undefined
}

/** What a request leaves to others: a copy that they may use, an answer that was its own, or nothing, as when it failed or was given up. */
export function broughtBy(request: CacheRequest, rules: CacheRules): 'a copy' | 'its own' | 'nothing' {
  const { storable, stored, fwdStatus, gaveUpWaiting } = request.transaction
  const another = new CacheRequest(request, new Transaction()).withHeaders(withoutFields(request.headers, ASKS_OF_CACHES))
  if (usable(another, rules)) return 'a copy'
  if (fwdStatus === undefined || fwdStatus >= 500 || gaveUpWaiting) return 'nothing'
  return storable === false || stored ? 'its own' : 'nothing'
}
