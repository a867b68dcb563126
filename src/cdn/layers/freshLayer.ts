/**
 * A fresh copy is served, and nobody is asked (RFC 9111 §4).
 */
import { mayReuse } from '../cache/reuse'
import { NoResponse } from '../http/message'
import type { HttpLayer } from './httpLayer'

export const freshLayer: HttpLayer = {
  name: 'fresh',
  // #region listing Edge.fresh
  async handle(edge, req, next) {
    const copy = await edge.lookup(req)
    const asks = edge.asks(req)
    if (copy && mayReuse(copy, asks)) {
      return edge.reuse(copy, req)
    }
    if (asks.onlyIfCached)
      return new NoResponse() // 504
    return next(req)
  }
  // #endregion
}
