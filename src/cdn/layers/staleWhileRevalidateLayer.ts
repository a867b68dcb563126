/**
 * A copy that has just expired is served once more, and refreshed behind the answer (RFC 5861 §3).
 */
import { mayRefreshBehind } from '../cache/staleness'
import type { HttpLayer } from './httpLayer'

export const staleWhileRevalidateLayer: HttpLayer = {
  name: 'stale-while-revalidate',
  // #region listing staleWhileRevalidate
  async handle(edge, req, next) {
    const copy = edge.held(req)
    const asks = edge.asks(req)
    if (!mayRefreshBehind(copy, asks))
      return next(req) // somebody waits
    edge.behind(req, next) // and nobody
    return edge.serveStale(copy, req,
      'it is refreshed behind this answer')
  }
  // #endregion
}
