/**
 * While the server upstream fails it is left alone, and tried again after a time (cdn/breaker). Whoever comes meanwhile is told so at once,
 * with 503 and Retry-After, instead of waiting for what will not come. It stands inside of what may be served stale.
 */
import { invariant } from '../../engine/invariant'
import { Kind } from '../../trace/traceKinds'
import { BREAKER_STATES, type BreakerState } from '../../trace/breakerStates'
import { Breaker, type BreakerPass, type BreakerSettings, sameSettings } from '../breaker/breaker'
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import type { CrowdHost } from '../cache/crowd'
import { HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface BreakerOptions<V extends LeverValues> {
  /** null where there is none. Other settings begin with a closed one. */
  settings(levers: V): BreakerSettings | null
}

/** Goes with a request; `judged` once what came of it was looked at. */
interface Pass {
  readonly breaker: Breaker | null
  readonly pass: BreakerPass | null
  judged: boolean
}

class BreakerAt {
  readonly #host: CrowdHost
  readonly #options: BreakerOptions<LeverValues>
  #breaker: Breaker | null = null
  #told: BreakerState = 'closed'

  constructor({ host }: CacheServer, options: BreakerOptions<LeverValues>) {
    invariant(host.crowd, 'a breaker counts in virtual time only: this cache has none')
    this.#host = host.crowd
    this.#options = options
  }

  /** null while nobody may ask. */
  mayAsk(): Pass | null {
    const settings = this.#options.settings(this.#host.network.levers)
    if (!sameSettings(settings, this.#breaker?.settings ?? null)) this.#breaker = settings && new Breaker(settings)
    const breaker = this.#breaker
    const pass = breaker?.ask(this.#host.network.nowUs) ?? null
    this.#tell()
    return breaker && !pass ? null : { breaker, pass, judged: false }
  }

  judge(gone: Pass, response: HttpResponse): HttpResponse {
    gone.judged = true
    if (gone.pass) gone.breaker?.answered(gone.pass, response.status >= 500, this.#host.network.nowUs)
    this.#tell()
    return response
  }

  /** The request is over, or was given up. */
  done({ breaker, pass, judged }: Pass): void {
    if (pass && !judged) breaker?.ended(pass)
  }

  refuse({ transaction }: CacheRequest): HttpResponse {
    transaction.refusal = 'the breaker is open: the origin is not asked'
    return new HttpResponse(503, [['Retry-After', String(this.#breaker!.retryAfterS(this.#host.network.nowUs))]])
  }

  #tell(): void {
    const state = this.#breaker?.state ?? 'closed'
    if (state === this.#told) return
    this.#told = state
    const { network, node } = this.#host
    network.record(Kind.Breaker, node, network.exchangeNow, BREAKER_STATES.indexOf(state), 0)
  }
}

/** Just outside of `store`: `withBefore(httpLayers, store, breakerLayer({ settings }))`. */
export function breakerLayer<V extends LeverValues = LeverValues>(options: BreakerOptions<V>): Layer {
  return siteLayer('breaker', (server) => new BreakerAt(server, options), {
    // #region listing breaker
    async handle(edge, req, next) {
      const pass = edge.mayAsk()
      // open: it fails, leave it alone
      if (!pass) return edge.refuse(req)
      try {
        const res = await next(req)
        return edge.judge(pass, res)
      } finally {
        edge.done(pass)
      }
    }
    // #endregion
  })
}
