/**
 * So many requests a second, and no more (RFC 6585 §4: 429). The counters are this place's own: a flood that comes to twelve places
 * passes twelve limits.
 */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import { Counters } from '../limit/counters'
import type { LimitRule, Limited } from '../limit/limiter'
import { Kind } from '../../trace/traceKinds'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface RateLimitOptions<V extends LeverValues> {
  /** null where there is none. */
  rule(levers: V): LimitRule | null
  /** What is counted by: who asks, or the same for all. */
  key(request: HttpRequest): string
  /** Whether it counts this request; every one when absent. */
  sees?(request: HttpRequest, levers: V): boolean
}

const NO_LIMIT: Limited = { passes: true, retryAfterS: 0, level: 0 }

class RateLimit extends EdgeSite {
  readonly #options: RateLimitOptions<LeverValues>
  readonly #counters = new Counters()

  constructor(server: CacheServer, options: RateLimitOptions<LeverValues>) {
    super(server, 'limit')
    this.#options = options
  }

  count(request: CacheRequest): Limited {
    const { levers } = this.network
    const rule = this.#options.rule(levers)
    if (!rule || !(this.#options.sees?.(request, levers) ?? true)) return NO_LIMIT
    const key = this.#options.key(request)
    const limited = this.#counters.take(key, rule, this.network.nowUs)
    this.network.record(Kind.Counted, this.node, request.id, this.network.intern(key), Math.round(limited.level * 1000))
    if (limited.passes) this.stamp(request, 'passed', `${Math.round(limited.level * 100)} % of the limit`)
    return limited
  }

  tooMany(request: CacheRequest, { retryAfterS }: Limited): HttpResponse {
    const headers = [['Retry-After', String(retryAfterS)], ['Cache-Control', 'no-store']] as const
    return this.answer(request, { mark: 'refused', status: 429, headers, text: 'too many requests', words: `too many requests: again in ${retryAfterS} s` })
  }
}

export function rateLimitLayer<V extends LeverValues = LeverValues>(options: RateLimitOptions<V>): Layer {
  return siteLayer('rate limit', (server) => new RateLimit(server, options), {
    // #region listing rateLimit
    async handle(edge, req, next) {
      // counters of this place alone
      const limited = edge.count(req)
      if (limited.passes) return next(req)
      // 429, Retry-After
      return edge.tooMany(req, limited)
    }
    // #endregion
  })
}
