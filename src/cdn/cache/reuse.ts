/**
 * Whether a copy may be served without asking anybody (RFC 9111 §4): it is fresh or the request
 * accepts that it is stale, and neither of them demands validation (§5.2.1, §5.2.2.4).
 */
import { isFresh } from '../http/freshness'
import type { RequestDirectives } from '../http/requestDirectives'
import { forbidsStale, stalenessS } from './staleness'
import type { StoredResponse } from './storedResponse'

export function mayReuse(copy: StoredResponse, asks: RequestDirectives): boolean {
  return (isFresh(copy) || acceptsStale(copy, asks)) && !demandsValidation(copy, asks)
}

/** max-stale (§5.2.1.2). */
function acceptsStale(copy: StoredResponse, { maxStaleS }: RequestDirectives): boolean {
  return maxStaleS !== undefined && stalenessS(copy) <= maxStaleS && !forbidsStale(copy.policy)
}

/** no-cache of either, or a copy that is too old or expires too soon for the request (§5.2.1). */
function demandsValidation(copy: StoredResponse, asks: RequestDirectives): boolean {
  if (copy.policy.noCache || asks.noCache) return true
  if (asks.maxAgeS !== undefined && copy.ageS() > asks.maxAgeS && !staysThroughReload(copy, asks)) return true
  return asks.minFreshS !== undefined && -stalenessS(copy) < asks.minFreshS
}

/** A reload asks with max-age=0; a browser does not ask about a fresh copy that says it never changes (RFC 8246 §2). */
function staysThroughReload({ policy }: StoredResponse, { maxAgeS }: RequestDirectives): boolean {
  return policy.immutable && !policy.shared && maxAgeS === 0
}
