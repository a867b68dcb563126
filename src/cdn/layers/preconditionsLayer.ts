/**
 * Answers made from a stored response: 304 for a client that has it already (RFC 9110 §13), one
 * range of it for a client that asks for a part (§14).
 */
import { isNotModified, notModified } from '../http/conditional'
import { withoutHops } from '../http/hopByHop'
import { partOf } from '../http/range'
import { rulesLayer } from './rulesLayer'

export const preconditions = rulesLayer('preconditions', {
  // #region listing Edge.preconditions
  async handle(edge, req, next) {
    const res = await next(req)
    if (!edge.isFromStore(req))
      return withoutHops(res)
    if (isNotModified(req, res, edge.nowMs()))
      return notModified(res)
    return partOf(req, res, edge.nowMs())
  }
  // #endregion
})
