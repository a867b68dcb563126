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
  readonly #waiting: boolean

  constructor(rules: CacheRules, purger: Purger, waiting: boolean) {
    this.#rules = rules
    this.#purger = purger
    this.#waiting = waiting
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
    return this.#purger.hasGoneSince(sinceMs, this.#rules.urlKey(request), request.transaction.selected?.response ?? response, this.#waiting)
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

function inFlight(name: string, waiting: boolean): Layer {
  return {
    name,
    findsByName: true,
    install(server) {
      const rules = (server.rules ??= new CacheRules(server.store, server.host))
      const purger = (server.purger ??= new Purger(server.store, server.host))
      const watched = new Watched(rules, purger, waiting)
      return (req, next) => handle(watched, req, next)
    },
  }
}

export const purgeInFlight = inFlight('purge in flight', false)
/** For purges that ask for it (`wait`) and no others. */
export const purgeInFlightWhereAsked = inFlight('purge in flight where asked', true)
