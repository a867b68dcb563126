/** Pages of other origins ask whether they may (Fetch standard): the edge answers their preflights, and says on each answer who may read it. */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { type CorsPolicy, corsHeaders, isPreflight, preflightHeaders } from '../http/cors'
import { type HttpResponse, header } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface CorsOptions<V extends LeverValues> {
  /** null where the edge has none, and the origin answers for itself. */
  policy(levers: V): CorsPolicy | null
}

class Cors extends EdgeSite {
  readonly #options: CorsOptions<LeverValues>

  constructor(server: CacheServer, options: CorsOptions<LeverValues>) {
    super(server, 'cors')
    this.#options = options
  }

  get policy(): CorsPolicy | null {
    return this.#options.policy(this.network.levers)
  }

  isPreflight(request: CacheRequest): boolean {
    return isPreflight(request)
  }

  permit(request: CacheRequest, policy: CorsPolicy): HttpResponse {
    const headers = preflightHeaders(request, policy)
    const isAllowed = header(headers, 'Access-Control-Allow-Origin') !== undefined
    return this.answer(request, { mark: isAllowed ? 'answered' : 'refused', status: 204, headers, words: isAllowed ? 'preflight: it may' : 'preflight: it may not' })
  }

  signed(request: CacheRequest, response: HttpResponse, policy: CorsPolicy): HttpResponse {
    return response.withHeaders([...response.headers, ...corsHeaders(request, policy)])
  }
}

export function corsLayer<V extends LeverValues = LeverValues>(options: CorsOptions<V>): Layer {
  return siteLayer('CORS', (server) => new Cors(server, options), {
    // #region listing cors
    async handle(edge, req, next) {
      const policy = edge.policy
      if (!policy) return next(req)
      if (edge.isPreflight(req)) // OPTIONS
        return edge.permit(req, policy)
      const res = await next(req)
      return edge.signed(req, res, policy)
    }
    // #endregion
  })
}
