/**
 * What HTTP lets a cache do (RFC 9111), as the means of the layers that follow it: finding a
 * copy, judging, keeping, refreshing and dropping it. It belongs to one cache server, and is
 * loaded with the first scene whose edges are made of such layers.
 */
import { Outcome } from '../../trace/traceKinds'
import { cacheKey } from '../http/cacheKey'
import type { ForwardReason } from '../http/cacheStatus'
import { describesSame, freshened } from '../http/conditional'
import { endToEnd } from '../http/hopByHop'
import { HttpRequest, HttpResponse, header, withoutFields } from '../http/message'
import { normalise } from '../http/normalise'
import { requestDirectives } from '../http/requestDirectives'
import { resolveUrl, sameOrigin } from '../http/resolveUrl'
import { staleFor } from './staleness'
import { whyNotStored } from '../http/storable'
import { StoredResponse } from './storedResponse'
import type { Next } from '../layers/layer'
import { type CacheServer, visitOf } from './cacheServer'
import { select, slotFor, variedBy } from './selection'
import { Variants } from './variants'
import { Visit } from './visit'

export class HttpCache {
  readonly server: CacheServer
  readonly #variants = new Variants()

  constructor(server: CacheServer) {
    this.server = server
  }

  // #region listing Edge.lookup, keep
  async lookup(req: HttpRequest) {
    await this.server.cache.readCost()
    // one of this URL's copies, or none
    return this.select(req)
  }

  async keep(
    req: HttpRequest, res: HttpResponse
  ) {
    await this.server.cache.writeCost(res)
    return this.put(req, res)
  }
  // #endregion

  /** The copy that was found for this request, whether or not it may be used as it is. */
  held(request: HttpRequest): StoredResponse | undefined {
    return visitOf(request).held
  }

  /** Whether the answer is made from a stored response: its preconditions and ranges are this cache's to answer. */
  isFromStore(request: HttpRequest): boolean {
    return visitOf(request).fromStore
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.server.host.nowMs()
  }

  /** The request without what was for the connection that it came by, and with what the rules of this cache make alike. */
  normalised(request: HttpRequest): HttpRequest {
    const rules = this.server.host.rules().normalise
    const received = request.withHeaders(endToEnd(request.headers))
    return rules ? normalise(received, rules) : received
  }

  /** What the request asks of caches. */
  asks(request: HttpRequest): ReturnType<typeof requestDirectives> {
    return (visitOf(request).asks ??= requestDirectives(request))
  }

  /** Serves a fresh copy, or one that the client accepts as it is. */
  reuse(copy: StoredResponse, request: HttpRequest): HttpResponse {
    visitOf(request).hit = true
    const left = -staleFor(copy)
    this.server.decide(request, Outcome.Hit, left > 0 ? `the copy is fresh for another ${secondsWords(left)}` : 'the request accepts a copy that is stale', copy)
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** Serves a copy past its lifetime; `why` completes "it is stale, and …". */
  serveStale(copy: StoredResponse, request: HttpRequest, why: string): HttpResponse {
    visitOf(request).hit = true
    this.server.decide(request, Outcome.Stale, `the copy has been stale for ${secondsWords(staleFor(copy))}, and ${why}`, copy)
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** A 304 has said that the copy still holds: its header is brought up to date (RFC 9111 §4.3.4). */
  freshen(copy: StoredResponse, request: HttpRequest, update: HttpResponse): HttpResponse {
    const fresh = this.#renew(copy, request, update)
    this.server.decide(request, Outcome.Revalidated, 'a 304 came back: the copy still holds', fresh)
    return this.#fromStore(fresh, request, [])
  }

  /** A HEAD has described the resource: the copy follows, or goes when it is another one's (RFC 9111 §4.3.5). */
  compareWithHead(copy: StoredResponse, request: HttpRequest, described: HttpResponse): void {
    if (describesSame(described, copy.response)) this.#renew(copy, request, described)
    else this.server.cache.evict(copy.key)
  }

  /** Notes that a response has arrived, and says why it will not be stored, if so. */
  arrived(request: HttpRequest, response: HttpResponse): string | undefined {
    const visit = visitOf(request)
    visit.receivedMs = this.now()
    visit.fwdStatus = response.status
    const refusal = whyNotStored(request, response, this.server.host.role, visit.receivedMs)
    const { held } = visit
    // What it was superseded by may not be kept; nobody should be taken back to what was before.
    if (held && request.method === 'GET' && response.status === 200 && this.#refusalToAll(request, response) !== undefined) this.server.cache.evict(held.key)
    // That an error is not kept goes without saying.
    if (response.status < 500 && !visit.stored) visit.refusal = refusal
    return refusal
  }

  /** Refreshes the copy behind the answer; one refresh at a time will do. */
  behind(request: HttpRequest, next: Next): void {
    const copy = this.held(request)
    if (!copy || copy.refreshing) return
    copy.refreshing = true
    const inside = request.at(new Visit(true, copy))
    this.server.host.behind(request, next(inside), () => {
      copy.refreshing = false
      return visitOf(inside).fwdStatus ?? 0
    })
  }

  /** Every copy of the URLs that a successful unsafe request may have changed goes (RFC 9111 §4.4). */
  invalidate(request: HttpRequest, response: HttpResponse): void {
    const named = ['Location', 'Content-Location'].flatMap((name) => header(response.headers, name) ?? [])
    const urls = named.map((reference) => resolveUrl(request.url, reference)).filter((url) => sameOrigin(url, request.url))
    for (const url of new Set([request.url, ...urls])) {
      const primary = cacheKey(new HttpRequest(request.id, 'GET', url, request.headers), this.server.host.rules())
      for (const key of this.#variants.keys(primary)) if (this.server.cache.slots.has(key)) this.server.cache.evict(key)
      this.#variants.forget(primary)
    }
  }

  /** Seconds of freshness that are left, rounded down; negative when it is stale. */
  ttl(copy: StoredResponse): number {
    return Math.floor(-staleFor(copy))
  }

  /** The newest copy that this request may be answered with, fresh or not. */
  private select(request: HttpRequest): StoredResponse | undefined {
    const visit = visitOf(request)
    if (request.method === 'GET' || request.method === 'HEAD') {
      visit.held = select(this.server.cache.slots, this.#variants, this.#primaryOf(request), request)
    }
    visit.reason = this.#reason(request, visit.held)
    return visit.held
  }

  private put(request: HttpRequest, response: HttpResponse): HttpResponse {
    const visit = visitOf(request)
    const slot = slotFor(request, response, this.#primaryOf(request), this.server.host.rules())
    const copy = new StoredResponse(response, { ...slot, role: this.server.host.role, requestedMs: visit.requestedMs, receivedMs: visit.receivedMs }, () => this.now())
    this.#variants.add(slot)
    if (visit.filling !== undefined && visit.filling !== slot.key) this.server.host.filling(request, visit.filling, false)
    this.server.cache.put(copy)
    visit.stored = true
    return response
  }

  /** Worked out once a visit. */
  #primaryOf(request: HttpRequest): string {
    return (visitOf(request).primary ??= cacheKey(request, this.server.host.rules()))
  }

  /** Why it is not stored whoever had asked: for what it says itself. */
  #refusalToAll(request: HttpRequest, response: HttpResponse): string | undefined {
    return whyNotStored(new HttpRequest(request.id, 'GET', request.url), response, this.server.host.role, visitOf(request).receivedMs)
  }

  #renew(copy: StoredResponse, request: HttpRequest, update: HttpResponse): StoredResponse {
    const visit = visitOf(request)
    visit.receivedMs = this.now()
    visit.fwdStatus = update.status
    const response = freshened(copy.response, update)
    const { key, primary, parts } = copy
    const as = { key, primary, parts, role: this.server.host.role, requestedMs: visit.requestedMs, receivedMs: visit.receivedMs }
    const fresh = new StoredResponse(response, as, () => this.now(), update)
    visit.held = fresh
    visit.refusal = this.#refusalToAll(request, response)
    // A copy that turns out to vary was chosen without knowing by what.
    const varies = variedBy(response).join() !== variedBy(copy.response).join()
    if (visit.refusal !== undefined || varies) this.server.cache.evict(key)
    else if (whyNotStored(new HttpRequest(request.id, 'GET', request.url, request.headers), response, this.server.host.role, visit.receivedMs) === undefined) {
      // What was said to one user, or in confidence, does not change what others get (§3.5, §5.2.1.5).
      this.server.cache.put(fresh)
      visit.stored = true
    }
    return fresh
  }

  #fromStore(copy: StoredResponse, request: HttpRequest, without: readonly string[]): HttpResponse {
    const visit = visitOf(request)
    visit.fromStore = true
    visit.ttl = this.ttl(copy)
    const { status, headers, bodyBytes, body } = copy.response
    const kept = withoutFields(headers, new Set([...without, 'age']))
    return new HttpResponse(status, [...kept, ['Age', String(Math.floor(copy.age()))]], bodyBytes, body)
  }

  /** Why the request will be forwarded, if it is (RFC 9211 §2.2). */
  #reason(request: HttpRequest, held: StoredResponse | undefined): ForwardReason {
    if (request.method !== 'GET' && request.method !== 'HEAD') return 'method'
    if (held) return staleFor(held) < 0 && !held.policy.noCache ? 'request' : 'stale'
    const known = this.#variants.keys(this.#primaryOf(request))
    return [...known].some((key) => this.server.cache.slots.has(key)) ? 'vary-miss' : 'uri-miss'
  }
}

function secondsWords(seconds: number): string {
  return seconds < 1 ? 'less than a second' : `${Math.floor(seconds)} s`
}
