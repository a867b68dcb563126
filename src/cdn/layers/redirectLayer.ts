/** Users are sent to the page of their country, and no origin is asked. */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { countryOf } from '../code/requestFacts'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface RedirectOptions<V extends LeverValues> {
  /** Where a request from a country belongs; null where it is right already. */
  target(request: HttpRequest, country: string, levers: V): string | null
}

class Redirects extends EdgeSite {
  readonly #options: RedirectOptions<LeverValues>

  constructor(server: CacheServer, options: RedirectOptions<LeverValues>) {
    super(server, 'redirect')
    this.#options = options
  }

  targetOf(request: CacheRequest): string | null {
    return this.#options.target(request, countryOf(request), this.network.levers)
  }

  /** 302: another day the same user may be elsewhere. */
  send(request: CacheRequest, url: string): HttpResponse {
    return this.answer(request, { mark: 'answered', status: 302, headers: [['Location', url], ['Cache-Control', 'no-store']], words: `to ${url}` })
  }
}

export function redirectLayer<V extends LeverValues = LeverValues>(options: RedirectOptions<V>): Layer {
  return siteLayer('redirect', (server) => new Redirects(server, options), {
    // #region listing geoRedirect
    async handle(edge, req, next) {
      const url = edge.targetOf(req)
      if (url === null) return next(req)
      return edge.send(req, url) // 302
    }
    // #endregion
  })
}
