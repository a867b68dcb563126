/**
 * A copy that may not be used as it is may still hold: the origin is asked (RFC 9111 §4.3).
 */
import { conditional } from '../http/conditional'
import { rulesLayer } from './rulesLayer'

export const revalidate = rulesLayer('revalidate', {
  // #region listing revalidate
  async handle(edge, req, next) {
    const copy = edge.selected(req)
    if (!copy) return next(req)
    // If-None-Match: its ETag
    const asked = conditional(req, copy)
    const res = await next(asked)
    if (res.status === 304 && asked !== req) {
      // no body, but the whole trip
      return edge.freshen(req, res, next)
    }
    return res // new bytes
  }
  // #endregion
})
