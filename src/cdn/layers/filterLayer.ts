/** Requests from some countries are refused before anything else looks at them. */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { countryOf } from '../code/requestFacts'
import type { HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface FilterOptions<V extends LeverValues> {
  /** Countries (ISO 3166) from which nobody gets in. */
  blocked(levers: V): readonly string[]
}

class Filter extends EdgeSite {
  readonly #options: FilterOptions<LeverValues>

  constructor(server: CacheServer, options: FilterOptions<LeverValues>) {
    super(server, 'filter')
    this.#options = options
  }

  countryOf(request: CacheRequest): string {
    return countryOf(request)
  }

  isBlocked(country: string): boolean {
    return this.#options.blocked(this.network.levers).includes(country)
  }

  pass(request: CacheRequest): CacheRequest {
    this.stamp(request, 'passed', countryOf(request))
    return request
  }

  forbid(request: CacheRequest): HttpResponse {
    const words = `${countryOf(request)} is blocked`
    return this.answer(request, { mark: 'refused', status: 403, headers: [['Cache-Control', 'no-store']], text: words, words })
  }
}

export function filterLayer<V extends LeverValues = LeverValues>(options: FilterOptions<V>): Layer {
  return siteLayer('filter', (server) => new Filter(server, options), {
    // #region listing filter
    async handle(edge, req, next) {
      const country = edge.countryOf(req)
      if (edge.isBlocked(country))
        return edge.forbid(req) // 403
      return next(edge.pass(req))
    }
    // #endregion
  })
}
