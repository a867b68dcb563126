/**
 * A copy that may not be used as it is may still hold: the origin is asked (RFC 9111 §4.3).
 */
import { conditional } from '../http/conditional'
import type { HttpLayer } from './httpLayer'

export const revalidateLayer: HttpLayer = {
  name: 'revalidate',
  // #region listing revalidate
  async handle(edge, req, next) {
    const copy = edge.held(req)
    if (!copy) return next(req)
    // If-None-Match: its ETag
    const asked = conditional(req, copy)
    const res = await next(asked)
    if (res.status === 304 && asked !== req) {
      // no body, but the whole trip
      return edge.freshen(copy, req, res)
    }
    return res // new bytes
  }
  // #endregion
}
