/**
 * A copy that has just expired is served once more, and refreshed behind the answer (RFC 5861 §3).
 */
import { mayUseWhileRevalidating } from '../cache/staleness'
import { rulesLayer } from './rulesLayer'

export const staleWhileRevalidate = rulesLayer('stale-while-revalidate', {
  // #region listing staleWhileRevalidate
  async handle(edge, req, next) {
    const copy = edge.selected(req)
    const asks = edge.directives(req)
    if (!mayUseWhileRevalidating(copy, asks))
      return next(req) // somebody waits
    edge.inBackground(req, next) // and nobody
    return edge.serveStale(copy, req,
      'it is refreshed behind this answer')
  }
  // #endregion
})
