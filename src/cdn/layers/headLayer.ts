/**
 * What a HEAD tells about a resource holds for the copy of it (RFC 9111 §4.3.5).
 */
import { rulesLayer } from './rulesLayer'

export const head = rulesLayer('head', {
  // #region listing Edge.head
  async handle(edge, req, next) {
    const res = await next(req)
    const copy = edge.selected(req)
    if (copy && req.method === 'HEAD')
      edge.compareWithHead(copy, req, res)
    return res
  }
  // #endregion
})
