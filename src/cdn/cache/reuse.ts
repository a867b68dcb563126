/**
 * Whether a copy may be served without asking anybody (RFC 9111 §4): it is fresh, nothing in it
 * demands validation, and it suits what the request asks for (§5.2.1).
 */
import { isFresh } from '../http/freshness'
import type { RequestDirectives } from '../http/requestDirectives'
import { forbidsStale } from './staleness'
import type { StoredResponse } from './storedResponse'

export function mayReuse(copy: StoredResponse, asks: RequestDirectives): boolean {
  const fresh = isFresh(copy)
  if (copy.policy.noCache || asks.noCache) return false
  const left = copy.lifetime - copy.age()
  if (asks.maxAge !== undefined && copy.age() > asks.maxAge && !staysThroughReload(copy, asks)) return false
  if (asks.minFresh !== undefined && left < asks.minFresh) return false
  if (fresh) return true
  return asks.maxStale !== undefined && -left <= asks.maxStale && !forbidsStale(copy.policy)
}

/** A reload asks with max-age=0; a browser does not ask about a fresh copy that says it never changes (RFC 8246 §2). */
function staysThroughReload({ policy }: StoredResponse, { maxAge }: RequestDirectives): boolean {
  return policy.immutable && !policy.shared && maxAge === 0
}
