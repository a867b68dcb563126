/**
 * A fresh copy is served, and nobody is asked (RFC 9111 §4).
 */
import { mayReuse } from '../cache/reuse'
import { HttpResponse } from '../http/message'
import { rulesLayer } from './rulesLayer'

export const fresh = rulesLayer('fresh', {
  // #region listing Edge.fresh
  async handle(edge, req, next) {
    const copy = await edge.lookup(req)
    const asks = edge.directives(req)
    if (copy && mayReuse(copy, asks)) {
      return edge.reuse(copy, req)
    }
    if (asks.onlyIfCached)
      return new HttpResponse(504)
    return next(req)
  }
  // #endregion
})
