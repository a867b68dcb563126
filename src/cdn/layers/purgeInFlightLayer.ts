/**
 * A purge means what is on its way, too: an answer that was asked for before it is given to whoever waits, and not kept. It stands
 * just inside of what keeps answers. Without this layer such a copy stays, as in Varnish and nginx.
 */
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { CacheRules } from '../cache/cacheRules'
import type { HttpResponse } from '../http/message'
import { Purger } from '../purge/purger'
import type { Layer } from './layer'

class Watched {
  readonly #rules: CacheRules
  readonly #purger: Purger

  constructor(rules: CacheRules, purger: Purger) {
    this.#rules = rules
    this.#purger = purger
  }

  now(): number {
    return this.#rules.nowMs()
  }

  /** It will not be kept. */
  refuse({ transaction }: CacheRequest): void {
    transaction.unwanted = 'it was purged on its way'
  }

  /** Whether a purge since then means this answer. */
  purgedSince(sinceMs: number, request: CacheRequest, response: HttpResponse): boolean {
    return this.#purger.hasGoneSince(sinceMs, this.#rules.knownKey(request)[0], request.transaction.selected?.response ?? response)
  }
}

const { handle }: { handle(edge: Watched, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing purgeInFlight
  async handle(edge, req, next) {
    const since = edge.now()
    const res = await next(req)
    if (edge.purgedSince(since, req, res))
      edge.refuse(req) // it is not kept
    return res
  }
  // #endregion
}

export const purgeInFlight: Layer = {
  name: 'purge in flight',
  install(server) {
    const rules = (server.rules ??= new CacheRules(server.store, server.host))
    const purger = (server.purger ??= new Purger(server.store, server.host))
    const watched = new Watched(rules, purger)
    return (req, next) => handle(watched, req, next)
  },
}
