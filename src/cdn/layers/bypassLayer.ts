/** What is for one user alone goes past the cache: it is not looked up, nobody waits for it, and nothing of it is kept. */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface BypassOptions<V extends LeverValues> {
  /** Whether the answer to this request is for its user alone. */
  isPrivate(request: HttpRequest, levers: V): boolean
}

class Bypass extends EdgeSite {
  readonly #options: BypassOptions<LeverValues>

  constructor(server: CacheServer, options: BypassOptions<LeverValues>) {
    super(server, 'bypass')
    this.#options = options
  }

  isPrivate(request: CacheRequest): boolean {
    return this.#options.isPrivate(request, this.network.levers)
  }

  askOrigin(request: CacheRequest): Promise<HttpResponse> {
    this.stamp(request, 'passed', 'past the cache')
    request.transaction.reason = 'bypass'
    return this.server.forward(request)
  }
}

/** Just outside of the cache's own layers. */
export function bypassLayer<V extends LeverValues = LeverValues>(options: BypassOptions<V>): Layer {
  return siteLayer('bypass', (server) => new Bypass(server, options), {
    // #region listing bypass
    async handle(edge, req, next) {
      if (edge.isPrivate(req)) {
        // no copy is looked for, none is kept
        return edge.askOrigin(req)
      }
      return next(req)
    }
    // #endregion
  })
}
