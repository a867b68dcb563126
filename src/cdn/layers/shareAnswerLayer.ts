/**
 * A mistake that looks like coalescing: whoever asks for the same URL while it is being fetched gets the answer to that fetch,
 * whatever it says of itself. Nothing is stored, and a private answer goes to strangers all the same.
 */
import { type Process, asProcess } from '../../engine/process'
import { Signal } from '../../engine/signal'
import { NO_EXCHANGE } from '../../trace/exchanges'
import { Outcome } from '../../trace/traceKinds'
import { WaitEnd } from '../../trace/waitEnds'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { Crowd } from '../cache/crowd'
import { decide } from '../cache/decide'
import { EdgeSite } from '../code/edgeSite'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface ShareOptions<V extends LeverValues> {
  /** Whether requests like this one share their answers. */
  shares(request: HttpRequest, levers: V): boolean
}

/** A fetch that is under way. */
interface Flight {
  readonly exchange: number
  readonly landed: Signal
  response: HttpResponse | null
}

class Shares extends EdgeSite {
  readonly #options: ShareOptions<LeverValues>
  readonly #crowd: Crowd
  readonly #flights = new Map<string, Flight>()

  constructor(server: CacheServer, options: ShareOptions<LeverValues>) {
    super(server, 'bypass')
    this.#options = options
    this.#crowd = new Crowd({ network: this.network, node: this.node })
  }

  flightOf(request: CacheRequest): Flight | undefined {
    return this.#options.shares(request, this.network.levers) ? this.#flights.get(request.url) : undefined
  }

  /** Waits; null when nothing has come of it. */
  wait(flight: Flight, request: CacheRequest): Promise<HttpResponse | null> {
    return this.promise(this.#wait(flight, request))
  }

  *#wait(flight: Flight, request: CacheRequest): Process<HttpResponse | null> {
    const sinceUs = this.network.nowUs
    request.transaction.collapsed = false
    this.#crowd.waits(request.url, flight.exchange)
    let why: WaitEnd = WaitEnd.Left
    try {
      yield flight.landed
      why = flight.response ? WaitEnd.Answered : WaitEnd.Baton
    } finally {
      this.#crowd.waited(why, this.network.nowUs - sinceUs)
    }
    return flight.response
  }

  share(response: HttpResponse, request: CacheRequest): HttpResponse {
    const { transaction } = request
    transaction.fwd = 'uri-miss'
    transaction.collapsed = true
    decide(this.server.host, request, Outcome.Hit, 'another request was fetching it, and its answer is given to this one, whatever it says')
    return response
  }

  fly(request: CacheRequest, next: Next): Promise<HttpResponse> {
    if (!this.#options.shares(request, this.network.levers)) return next(request)
    // At once: whoever comes in the same instant is to find it.
    const flight: Flight = { exchange: request.id, landed: new Signal('the answer to another request'), response: null }
    this.#flights.set(request.url, flight)
    this.#crowd.leads(request.url, NO_EXCHANGE)
    return this.promise(this.#fly(flight, request, next))
  }

  *#fly(flight: Flight, request: CacheRequest, next: Next): Process<HttpResponse> {
    try {
      flight.response = yield* this.network.at(this.node, request.id, asProcess(next(request)))
      return flight.response
    } finally {
      if (this.#flights.get(request.url) === flight) this.#flights.delete(request.url)
      flight.landed.fire(this.network.scheduler)
    }
  }
}

/** Where `coalesce` would stand, or outside of the cache. */
export function shareAnswerLayer<V extends LeverValues = LeverValues>(options: ShareOptions<V>): Layer {
  return siteLayer('share answers', (server) => new Shares(server, options), {
    // #region listing shareAnswer
    async handle(edge, req, next) {
      const flight = edge.flightOf(req)
      if (flight) {
        // whoever that was for
        const res = await edge.wait(flight, req)
        if (res) return edge.share(res, req)
      }
      return edge.fly(req, next)
    }
    // #endregion
  })
}
