/**
 * Whether one request's answer may serve others (RFC 9111 §4): before it is sent, and when it is back.
 */
import { withoutFields } from '../http/message'
import { varyKey } from '../http/vary'
import { CacheRequest } from './cacheRequest'
import type { CacheRules } from './cacheRules'
import { mayReuse } from './reuse'
import type { StoredResponse } from './storedResponse'
import { Transaction } from './transaction'

/** What the answer depends on that another request does not have: conditions, a part, credentials (RFC 9111 §3.5). */
const OF_ONE_REQUEST = new Set(['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range', 'range', 'expect', 'authorization'])
/** What it asks of caches, which is its own affair. */
const ASKS_OF_CACHES = new Set(['cache-control', 'pragma'])

/** The answer is expected to be one for everybody. */
export function isForAnybody({ method, headers }: CacheRequest): boolean {
  return method === 'GET' && !headers.some(([name]) => OF_ONE_REQUEST.has(name.toLowerCase()))
}

/** What two requests must have in common for one answer to serve both, as far as is known. */
export function sharedKey(request: CacheRequest, rules: CacheRules): string {
  const [primary, fields] = rules.knownKey(request)
  return fields ? varyKey(primary, fields, request) : primary
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
