/**
 * Whoever is served a stale copy has it refreshed, though others do so already (Varnish with `req.hash_ignore_busy`).
 */
import { CacheRequest, type Next } from '../cache/cacheRequest'
import { CacheRules } from '../cache/cacheRules'
import type { CacheServer } from '../cache/cacheServer'
import { mayUseWhileRevalidating } from '../cache/staleness'
import type { StoredResponse } from '../cache/storedResponse'
import { Transaction } from '../cache/transaction'
import { refreshing } from '../http/conditional'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

class Refreshes {
  readonly #server: CacheServer
  readonly #rules: CacheRules

  constructor(server: CacheServer, rules: CacheRules) {
    this.#server = server
    this.#rules = rules
  }

  /** A copy that may be served while it is refreshed. */
  usable(req: CacheRequest): StoredResponse | undefined {
    const copy = this.#rules.selected(req)
    return mayUseWhileRevalidating(copy, this.#rules.directives(req)) ? copy : undefined
  }

  begin(req: CacheRequest, copy: StoredResponse, next: Next): void {
    const own = new CacheRequest(refreshing(req, copy.response), new Transaction('refresh', copy))
    this.#server.host.inBackground(own, next(own), () => own.transaction.fwdStatus ?? 0)
  }

  serve(copy: StoredResponse, req: CacheRequest): HttpResponse {
    return this.#rules.serveStale(copy, req, 'it is refreshed behind this answer')
  }
}

const { handle }: { handle(edge: Refreshes, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing refreshesEach
  async handle(edge, req, next) {
    const copy = edge.usable(req)
    if (!copy) return next(req)
    edge.begin(req, copy, next) // once more
    return edge.serve(copy, req)
  }
  // #endregion
}

/** In the place of `staleWhileRevalidate`. */
export const refreshesEach: Layer = {
  name: 'refreshes each',
  install(server) {
    const rules = (server.rules ??= new CacheRules(server.store, server.host))
    const refreshes = new Refreshes(server, rules)
    return (req, next) => handle(refreshes, req, next)
  },
}
