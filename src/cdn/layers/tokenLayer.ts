/** Whoever asks for what is protected must show a token that holds (RFC 6750, RFC 7519); its signature is simulated (code/jwt). */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { type TokenCheck, checkToken } from '../code/jwt'
import { type HttpRequest, type HttpResponse, header, withField } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface TokenOptions<V extends LeverValues> {
  isProtected(request: HttpRequest, levers: V): boolean
  readonly key: string
}

const BEARER = /^Bearer (\S+)$/i

class Tokens extends EdgeSite {
  readonly #options: TokenOptions<LeverValues>

  constructor(server: CacheServer, options: TokenOptions<LeverValues>) {
    super(server, 'token')
    this.#options = options
  }

  isProtected(request: CacheRequest): boolean {
    return this.#options.isProtected(request, this.network.levers)
  }

  check({ headers }: CacheRequest): TokenCheck {
    const token = BEARER.exec(header(headers, 'Authorization') ?? '')?.[1]
    return token === undefined ? { problem: 'there is no token' } : checkToken(token, this.#options.key, this.network.nowMs / 1000)
  }

  /** Goes on, and says whose it is: nobody behind has to check again. */
  asUser(request: CacheRequest, check: TokenCheck): CacheRequest {
    if ('problem' in check) return request
    this.stamp(request, 'passed', check.claims.sub)
    return request.withHeaders(withField(request.headers, 'X-User', check.claims.sub))
  }

  refuse(request: CacheRequest, problem: string): HttpResponse {
    const headers = [['WWW-Authenticate', `Bearer error="invalid_token", error_description="${problem}"`], ['Cache-Control', 'no-store']] as const
    return this.answer(request, { mark: 'refused', status: 401, headers, text: 'who are you?', words: problem })
  }
}

export function tokenLayer<V extends LeverValues = LeverValues>(options: TokenOptions<V>): Layer {
  return siteLayer('token', (server) => new Tokens(server, options), {
    // #region listing checkToken
    async handle(edge, req, next) {
      if (!edge.isProtected(req))
        return next(req)
      // shape, times; signature simulated
      const check = edge.check(req)
      if ('problem' in check)
        return edge.refuse(req, check.problem)
      return next(edge.asUser(req, check))
    }
    // #endregion
  })
}
