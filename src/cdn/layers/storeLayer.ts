/**
 * What comes back is kept, where the response allows it (RFC 9111 §3).
 */
import { rulesLayer } from './rulesLayer'

export const store = rulesLayer('store', {
  // #region listing Edge.store
  async handle(edge, req, next) {
    const res = await next(req)
    const refusal = edge.refusalOf(req, res)
    if (refusal === undefined) {
      return edge.keep(req, res)
    }
    return res
  }
  // #endregion
})
