/**
 * Tells a host what a cache decides about a request. The first decision of a transaction counts;
 * a background refresh decides about nobody's request.
 */
import type { Outcome } from '../../trace/traceKinds'
import type { CacheHost } from './cacheHost'
import type { CacheRequest } from './cacheRequest'

export function decide(host: CacheHost, request: CacheRequest, outcome: Outcome, reason: string, place?: number): void {
  const { transaction } = request
  if (transaction.isBackground || transaction.decided) return
  transaction.decided = true
  host.decided(request, outcome, reason, place)
}
