/**
 * A cache at work: its slots, where a request enters and leaves, and the way to the server
 * behind. The same class is an edge of a scene and a browser's private cache; where it stands
 * and what time it is, its host knows. The rules of HTTP are httpCache.ts, for the layers that
 * follow them.
 */
import { invariant } from '../../engine/invariant'
import { Outcome } from '../../trace/traceKinds'
import type { KeyRules } from '../http/cacheKey'
import { formatCacheStatus } from '../http/cacheStatus'
import { type HttpRequest, type HttpResponse, header, withField } from '../http/message'
import type { Role } from '../http/policy'
import { type Layer, compose } from '../layers/layer'
import { EdgeCache, type Entry, type StoreHost } from './edgeCache'
import { Visit } from './visit'

/** Where a cache stands. Waits are virtual time; `nowMs` counts from 1970. */
export interface CacheHost extends StoreHost {
  /** Its name in Cache-Status. */
  readonly name: string
  readonly role: Role
  nowMs(): number
  rules(): KeyRules
  /** Asks the server behind this cache. */
  fetch(request: HttpRequest): Promise<HttpResponse>
  /** Lets `work` run on behind the answer that is being given; `done` says with which status it came back. */
  behind(request: HttpRequest, work: Promise<HttpResponse>, done: () => number): void
  /** A cache has decided; the reason is a sentence for the learner. `copy` is the stored response that was selected, if one was. */
  decide(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void
  /** A slot is going to be filled, or is not after all. */
  filling(request: HttpRequest, key: string, isFilling: boolean): void
}

export class CacheServer {
  readonly cache: EdgeCache
  readonly host: CacheHost

  constructor(host: CacheHost) {
    this.host = host
    this.cache = new EdgeCache(host)
  }

  /** The request as it enters: with a visit of its own. */
  enter(request: HttpRequest): HttpRequest {
    return request.at(new Visit())
  }

  /** Passes a request that has entered through the layers. */
  handle(request: HttpRequest, layers: readonly Layer[]): Promise<HttpResponse> {
    return compose(this, layers, (req) => this.#forward(req))(request)
  }

  /** The response as it leaves: with what this cache has to say of it (RFC 9211). */
  leave(request: HttpRequest, response: HttpResponse): HttpResponse {
    const visit = visitOf(request)
    this.#settle(request, visit, response)
    const before = header(response.headers, 'Cache-Status')
    const { hit, fwd, fwdStatus, ttl } = visit
    const refusal = hit || fwd ? visit.refusal : 'only-if-cached, and nothing that may be used is stored'
    const stored = visit.stored || (visit.filling !== undefined && this.cache.slots.has(visit.filling))
    // What was forwarded is no hit, even when a copy answers in the end (RFC 9211 §2.1).
    const own = formatCacheStatus({
      cache: this.host.name, hit: hit && !fwd, fwd, fwdStatus: fwd === 'stale' ? fwdStatus : undefined, ttl, stored, detail: refusal && quote(refusal),
    })
    return response.withHeaders(withField(response.headers, 'Cache-Status', before === undefined ? own : `${before}, ${own}`))
  }

  /** The key of the simplest cache there is: the method and the URL. */
  keyFor({ method, url }: HttpRequest): string {
    return `${method} ${url}`
  }

  /** Serves an entry of the simplest cache: kept for ever, as it came. */
  hit(entry: Entry, request: HttpRequest): HttpResponse {
    visitOf(request).hit = true
    this.decide(request, Outcome.Hit, 'this edge holds a copy of it', entry)
    return entry.response
  }

  /** Tells the host what is decided about a request; only the first decision of a visit counts. */
  decide(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void {
    const visit = visitOf(request)
    if (visit.behind || visit.decided) return
    visit.decided = true
    this.host.decide(request, outcome, reason, copy)
  }

  /** Asks the server behind. */
  #forward(request: HttpRequest): Promise<HttpResponse> {
    const visit = visitOf(request)
    visit.requestedMs = this.host.nowMs()
    visit.fwd = visit.reason ?? 'uri-miss'
    if (!visit.held && !visit.behind) {
      const isMethod = visit.fwd === 'method'
      this.decide(request, isMethod ? Outcome.Bypass : Outcome.Miss, isMethod ? `${request.method} goes to the origin` : 'this edge had no entry for this key')
      if (!isMethod) this.#announce(request, visit)
    }
    return this.host.fetch(request.at(undefined))
  }

  #announce(request: HttpRequest, visit: Visit): void {
    visit.filling = visit.primary ?? this.keyFor(request)
    if (!this.cache.slots.has(visit.filling)) this.host.filling(request, visit.filling, true)
  }

  /** What nobody has decided yet is decided by the answer. */
  #settle(request: HttpRequest, visit: Visit, response: HttpResponse): void {
    if (visit.filling !== undefined && !visit.stored && !this.cache.slots.has(visit.filling)) this.host.filling(request, visit.filling, false)
    if (visit.decided || visit.fwd === undefined) return
    if (response.status >= 500) this.decide(request, Outcome.Error, 'the origin failed, and no copy may be served in its place')
    else this.decide(request, Outcome.Miss, 'the copy no longer holds: the origin sent another')
  }
}

/** A request's visit to the cache that it is at. */
export function visitOf({ visit }: HttpRequest): Visit {
  invariant(visit, 'a request passed a layer without having entered the cache')
  return visit
}

/** As a string of a structured field (RFC 9651 §3.3.3), which is ASCII. */
function quote(text: string): string {
  return `"${text.replaceAll(/[^ -~]/g, '-').replaceAll(/["\\]/g, '\\$&')}"`
}
