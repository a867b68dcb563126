/**
 * After a request that may have changed something, copies of it are not trusted (RFC 9111 §4.4).
 */
import { rulesLayer } from './rulesLayer'

/** Methods that change nothing (RFC 9110 §9.2.1); what a cache does not know may change anything. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

export const invalidate = rulesLayer('invalidate', {
  // #region listing Edge.invalidate
  async handle(edge, req, next) {
    const res = await next(req)
    if (SAFE.has(req.method)) return res
    if (res.status < 400)
      edge.invalidate(req, res)
    return res
  }
  // #endregion
})
