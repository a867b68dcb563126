/**
 * While one request asks whether a copy still holds, others fetch it whole and do not wait (Traffic Server where reads do not wait for the
 * writer: the object is locked, and who finds it so goes to the origin as if there were none).
 */
import { CacheRules } from '../cache/cacheRules'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { StoredResponse } from '../cache/storedResponse'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

interface Asked {
  readonly rules: CacheRules
  readonly copies: Set<StoredResponse>
}

/** In the place of `coalesce`. */
export const fetchesBeside: Layer = {
  name: 'fetches beside',
  install(server) {
    const rules = (server.rules ??= new CacheRules(server.store, server.host))
    const asked: Asked = { rules, copies: new Set() }
    return (req, next) => handle(asked, req, next)
  },
}

const { handle }: { handle(edge: Asked, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing fetchesBeside
  async handle({ rules, copies }, req, next) {
    const copy = rules.selected(req)
    if (!copy) return next(req)
    if (copies.has(copy)) {
      req.transaction.selected = undefined
      return next(req)
    }
    copies.add(copy)
    try {
      return await next(req)
    } finally {
      copies.delete(copy)
    }
  }
  // #endregion
}
