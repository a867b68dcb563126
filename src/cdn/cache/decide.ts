/**
 * Tells a host what a cache decides about a request. The first decision of a transaction counts;
 * a background refresh decides about nobody's request.
 */
import type { Outcome } from '../../trace/traceKinds'
import type { CacheHost } from './cacheHost'
import type { CacheRequest } from './cacheRequest'
import type { Entry } from './entry'

export function decide(host: CacheHost, request: CacheRequest, outcome: Outcome, reason: string, copy?: Entry): void {
  const { transaction } = request
  if (transaction.isBackground || transaction.decided) return
  transaction.decided = true
  host.decided(request, outcome, reason, copy)
}
