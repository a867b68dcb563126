/**
 * The first who finds an expired copy brings a new one and waits for it; who comes in the meantime is served the old one, where it may be
 * (nginx: a node that is `updating`, without `proxy_cache_background_update`).
 */
import { CacheRules } from '../cache/cacheRules'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { mayUseWhileRevalidating } from '../cache/staleness'
import type { StoredResponse } from '../cache/storedResponse'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

/** Copies that somebody brings anew. */
interface Updates {
  readonly rules: CacheRules
  readonly copies: Set<StoredResponse>
}

/** In the place of `staleWhileRevalidate`. */
export const firstUpdates: Layer = {
  name: 'the first updates',
  install(server) {
    const rules = (server.rules ??= new CacheRules(server.store, server.host))
    const updates: Updates = { rules, copies: new Set() }
    return (req, next) => handle(updates, req, next)
  },
}

const WHY = 'another request brings a new one'

const { handle }: { handle(edge: Updates, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing firstUpdates
  async handle({ rules, copies }, req, next) {
    const copy = rules.selected(req)
    const asks = rules.directives(req)
    if (!mayUseWhileRevalidating(copy, asks))
      return next(req)
    if (copies.has(copy))
      return rules.serveStale(copy, req, WHY)
    copies.add(copy)
    try {
      return await next(req) // this one waits
    } finally {
      copies.delete(copy)
    }
  }
  // #endregion
}
