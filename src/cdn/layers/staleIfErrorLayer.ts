/**
 * When the origin fails, an expired copy is better than an error (RFC 5861 §4).
 */
import { type StalePolicy, mayStandIn } from '../cache/staleness'
import type { HttpLayer } from './httpLayer'

/** `policy` says what is done when the origin is out of reach and no directive speaks of it. */
export function staleIfErrorLayer(policy: StalePolicy): HttpLayer {
  return {
    name: 'stale-if-error',
    // #region listing staleIfError
    async handle(edge, req, next) {
      const res = await next(req)
      if (res.status < 500) return res
      const copy = edge.held(req)
      const asks = edge.asks(req)
      if (!mayStandIn(copy, asks, res, policy))
        return res // past its window
      return edge.serveStale(copy, req,
        'the origin fails')
    }
    // #endregion
  }
}
