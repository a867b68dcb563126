/**
 * When a copy may be served although its lifetime is over (RFC 9111 §4.2.4, RFC 5861).
 */
import { type HttpResponse, NoResponse } from '../http/message'
import type { Policy } from '../http/policy'
import type { RequestDirectives } from '../http/requestDirectives'
import type { StoredResponse } from './storedResponse'

/** What a cache does on its own account. */
export interface StalePolicy {
  /** Serve a stale copy when the origin is out of reach, unless the response forbids it (§4.2.4). */
  readonly whenUnreachable: boolean
  /** An answer is an answer: stale-if-error is heeded where none has come. */
  readonly notForAnswers?: boolean
}

/** s-maxage speaks for proxy-revalidate, too (§5.2.2.10): a shared cache may not stretch it. */
export function forbidsStale({ noCache, mustRevalidate, proxyRevalidate, shared, sMaxageS }: Policy): boolean {
  return noCache || mustRevalidate || (shared && (proxyRevalidate || sMaxageS !== undefined))
}

/** Seconds since its lifetime ended; negative while it is fresh. */
export function stalenessS(copy: StoredResponse): number {
  return copy.ageS() - copy.lifetimeS
}

/** RFC 5861 §3. A request that wants validation, or a young copy, gets neither without being asked. */
export function mayUseWhileRevalidating(copy: StoredResponse | undefined, asks: RequestDirectives): copy is StoredResponse {
  if (!copy || asks.noCache || asks.maxAgeS !== undefined || asks.minFreshS !== undefined || forbidsStale(copy.policy)) return false
  const pastS = stalenessS(copy)
  return pastS >= 0 && pastS < copy.policy.staleWhileRevalidateS
}

/** Errors that a stale copy may stand in for (RFC 5861 §4). */
const FAILURES = new Set([500, 502, 503, 504])

/** RFC 5861 §4, and the cache's own policy when nobody answered at all. */
export function allowsStale(
  copy: StoredResponse | undefined, asks: RequestDirectives, failure: HttpResponse, policy: StalePolicy,
): copy is StoredResponse {
  if (!copy || !FAILURES.has(failure.status) || asks.noCache || forbidsStale(copy.policy)) return false
  if (policy.notForAnswers && !(failure instanceof NoResponse)) return false
  const windowS = Math.max(copy.policy.staleIfErrorS, asks.staleIfErrorS)
  return stalenessS(copy) < windowS || (failure instanceof NoResponse && policy.whenUnreachable)
}
