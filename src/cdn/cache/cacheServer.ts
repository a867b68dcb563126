/**
 * A cache at work: its slots, its role, and the means that layers decide with. The same class
 * is an edge of a scene, a browser's private cache, and the cache that the conformance tests
 * exercise; where it stands and what time it is, its host knows.
 */
import { invariant } from '../../engine/invariant'
import { Outcome } from '../../engine/traceKinds'
import { type KeyRules, cacheKey } from '../http/cacheKey'
import { formatCacheStatus } from '../http/cacheStatus'
import { describesSame, freshened } from '../http/conditional'
import { endToEnd } from '../http/hopByHop'
import { freshnessLifetime } from '../http/freshness'
import { HttpRequest, HttpResponse, header, withField, withoutFields } from '../http/message'
import { normalise } from '../http/normalise'
import type { Role } from '../http/policy'
import { requestDirectives } from '../http/requestDirectives'
import { resolveUrl, sameOrigin } from '../http/resolveUrl'
import { whyNotStored } from '../http/storable'
import { StoredResponse } from '../http/storedResponse'
import { type Layer, type Next, compose } from '../layers/layer'
import { EdgeCache, type Entry, type StoreHost } from './edgeCache'
import { select, slotFor } from './selection'
import { Variants } from './variants'
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
  /** Lets `work` run on behind the answer that is being given. */
  behind(request: HttpRequest, work: Promise<HttpResponse>, done: () => void): void
  /** A cache has decided; the reason is a sentence for the learner. `copy` is the stored response that was selected, if one was. */
  decide(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void
  /** A slot is going to be filled, or is not after all. */
  filling(request: HttpRequest, key: string, isFilling: boolean): void
}

export class CacheServer {
  readonly cache: EdgeCache
  readonly role: Role
  readonly #host: CacheHost
  readonly #variants = new Variants()

  constructor(host: CacheHost) {
    this.#host = host
    this.role = host.role
    this.cache = new EdgeCache(host)
  }

  /** The request as it enters: normalised, and with a visit of its own. */
  enter(request: HttpRequest): HttpRequest {
    const rules = this.#host.rules().normalise
    return (rules ? normalise(request, rules) : request).at(new Visit())
  }

  /** Passes a request that has entered through the layers. */
  handle(request: HttpRequest, layers: readonly Layer[]): Promise<HttpResponse> {
    return compose(this, layers, (req) => this.forward(req))(request)
  }

  /** The response as it leaves: with what this cache has to say of it (RFC 9211). */
  leave(request: HttpRequest, response: HttpResponse): HttpResponse {
    const visit = visitOf(request)
    this.#settle(request, visit, response)
    const headers = endToEnd(response.headers)
    const before = header(headers, 'Cache-Status')
    const ttl = visit.held && visit.fromStore ? this.ttl(visit.held) : undefined
    const { hit, fwd, fwdStatus } = visit
    const refusal = hit || fwd ? visit.refusal : 'only-if-cached, and nothing that may be used is stored'
    const stored = visit.stored || (visit.filling !== undefined && this.cache.slots.has(visit.filling))
    // What was forwarded is no hit, even when a copy answers in the end (RFC 9211 §2.1).
    const own = formatCacheStatus({ cache: this.#host.name, hit: hit && !fwd, ...(fwd ? { fwd } : {}), fwdStatus, ttl, stored, detail: refusal && quote(refusal) })
    return response.withHeaders(withField(headers, 'Cache-Status', before === undefined ? own : `${before}, ${own}`))
  }

  // #region listing Edge.lookup, keep
  async lookup(req: HttpRequest) {
    await this.cache.readCost()
    // one of this URL's copies, or none
    return this.select(req)
  }

  async keep(
    req: HttpRequest, res: HttpResponse
  ) {
    await this.cache.writeCost(res)
    return this.put(req, res)
  }
  // #endregion

  /** The key of the simplest cache there is: the method and the URL. */
  keyFor({ method, url }: HttpRequest): string {
    return `${method} ${url}`
  }

  /** Serves an entry of the simplest cache: kept for ever, as it came. */
  hit(entry: Entry, request: HttpRequest): HttpResponse {
    visitOf(request).hit = true
    this.#decide(request, Outcome.Hit, 'this edge holds a copy of it', entry)
    return entry.response
  }

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
    return this.#host.nowMs()
  }

  /** What the request asks of caches. */
  asks(request: HttpRequest): ReturnType<typeof requestDirectives> {
    return (visitOf(request).asks ??= requestDirectives(request))
  }

  /** Serves a fresh copy, or one that the client accepts as it is. */
  reuse(copy: StoredResponse, request: HttpRequest): HttpResponse {
    visitOf(request).hit = true
    const left = this.ttl(copy)
    this.#decide(request, Outcome.Hit, left > 0 ? `the copy is fresh for another ${left} s` : 'the request accepts a copy that is stale', copy)
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** Serves a copy past its lifetime; `why` completes "it is stale, and …". */
  serveStale(copy: StoredResponse, request: HttpRequest, why: string): HttpResponse {
    visitOf(request).hit = true
    this.#decide(request, Outcome.Stale, `the copy has been stale for ${-this.ttl(copy)} s, and ${why}`, copy)
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** A 304 has said that the copy still holds: its header is brought up to date (RFC 9111 §4.3.4). */
  freshen(copy: StoredResponse, request: HttpRequest, update: HttpResponse): HttpResponse {
    const fresh = this.#renew(copy, request, update)
    this.#decide(request, Outcome.Revalidated, 'a 304 came back: the copy still holds', fresh)
    return this.#fromStore(fresh, request, [])
  }

  /** A HEAD has described the resource: the copy follows, or goes when it is another one's (RFC 9111 §4.3.5). */
  compareWithHead(copy: StoredResponse, request: HttpRequest, described: HttpResponse): void {
    if (describesSame(described, copy.response)) this.#renew(copy, request, described)
    else this.cache.evict(copy.key)
  }

  /** Notes that a response has arrived, and says why it will not be stored, if so. */
  arrived(request: HttpRequest, response: HttpResponse): string | undefined {
    const visit = visitOf(request)
    visit.receivedMs = this.#host.nowMs()
    visit.fwdStatus = visit.fwd === 'stale' ? response.status : undefined
    const refusal = whyNotStored(request, response, this.role, visit.receivedMs)
    const { held } = visit
    // What it was superseded by may not be kept; nobody should be taken back to what was before.
    if (held && request.method === 'GET' && response.status === 200 && this.#refusalToAll(request, response) !== undefined) this.cache.evict(held.key)
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
    this.#host.behind(request, next(inside), () => {
      copy.refreshing = false
    })
  }

  /** Every copy of the URLs that a successful unsafe request may have changed goes (RFC 9111 §4.4). */
  invalidate(request: HttpRequest, response: HttpResponse): void {
    const named = ['Location', 'Content-Location'].flatMap((name) => header(response.headers, name) ?? [])
    const urls = named.map((reference) => resolveUrl(request.url, reference)).filter((url) => sameOrigin(url, request.url))
    for (const url of new Set([request.url, ...urls])) {
      const primary = cacheKey(new HttpRequest(request.id, 'GET', url, request.headers), this.#host.rules())
      for (const key of this.#variants.keys(primary)) if (this.cache.slots.has(key)) this.cache.evict(key)
      this.#variants.forget(primary)
    }
  }

  /** Seconds of freshness that are left, rounded down; negative when it is stale. */
  ttl(copy: StoredResponse): number {
    return Math.floor(freshnessLifetime(copy.policy) - copy.age())
  }

  /** Asks the server behind, and says why. */
  forward(request: HttpRequest): Promise<HttpResponse> {
    const visit = visitOf(request)
    visit.requestedMs = this.#host.nowMs()
    visit.fwd ??= this.#reason(request, visit)
    if (!visit.held && !visit.behind) {
      const isMethod = visit.fwd === 'method'
      this.#decide(request, isMethod ? Outcome.Bypass : Outcome.Miss, isMethod ? `${request.method} goes to the origin` : 'this edge had no entry for this key')
      if (!isMethod) this.#announce(request, visit)
    }
    return this.#host.fetch(request.at(undefined).withHeaders(endToEnd(request.headers)))
  }

  /** The newest copy that this request may be answered with, fresh or not. */
  private select(request: HttpRequest): StoredResponse | undefined {
    const visit = visitOf(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    visit.held = select(this.cache.slots, this.#variants, cacheKey(request, this.#host.rules()), request)
    return visit.held
  }

  private put(request: HttpRequest, response: HttpResponse): HttpResponse {
    const visit = visitOf(request)
    const slot = slotFor(request, response, this.#host.rules())
    const copy = new StoredResponse(response, { ...slot, role: this.role, requestedMs: visit.requestedMs, receivedMs: visit.receivedMs }, () => this.#host.nowMs())
    this.#variants.add(slot)
    if (visit.filling !== undefined && visit.filling !== slot.key) this.#host.filling(request, visit.filling, false)
    this.cache.put(copy)
    visit.stored = true
    return response
  }

  /** Why it is not stored whoever had asked: for what it says itself. */
  #refusalToAll(request: HttpRequest, response: HttpResponse): string | undefined {
    return whyNotStored(new HttpRequest(request.id, 'GET', request.url), response, this.role, visitOf(request).receivedMs)
  }

  #renew(copy: StoredResponse, request: HttpRequest, update: HttpResponse): StoredResponse {
    const visit = visitOf(request)
    visit.receivedMs = this.#host.nowMs()
    visit.fwdStatus = update.status
    const response = freshened(copy.response, update)
    const { key, primary, parts } = copy
    const as = { key, primary, parts, role: this.role, requestedMs: visit.requestedMs, receivedMs: visit.receivedMs }
    const fresh = new StoredResponse(response, as, () => this.#host.nowMs(), update)
    visit.held = fresh
    visit.refusal = this.#refusalToAll(request, response)
    // A copy that turns out to vary was chosen without knowing by what.
    const varies = slotFor(request, response, this.#host.rules()).fields.join() !== slotFor(request, copy.response, this.#host.rules()).fields.join()
    if (visit.refusal !== undefined || varies) this.cache.evict(key)
    else if (whyNotStored(new HttpRequest(request.id, 'GET', request.url, request.headers), response, this.role, visit.receivedMs) === undefined) {
      // What was said to one user, or in confidence, does not change what others get (§3.5, §5.2.1.5).
      this.cache.put(fresh)
      visit.stored = true
    }
    return fresh
  }

  #fromStore(copy: StoredResponse, request: HttpRequest, without: readonly string[]): HttpResponse {
    visitOf(request).fromStore = true
    const { status, headers, bodyBytes, body } = copy.response
    const kept = withoutFields(headers, new Set([...without, 'age']))
    return new HttpResponse(status, [...kept, ['Age', String(Math.floor(copy.age()))]], bodyBytes, body)
  }

  #reason(request: HttpRequest, { held }: Visit): NonNullable<Visit['fwd']> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return 'method'
    if (held) return this.ttl(held) > 0 && !held.policy.noCache ? 'request' : 'stale'
    const known = this.#variants.keys(cacheKey(request, this.#host.rules()))
    return [...known].some((key) => this.cache.slots.has(key)) ? 'vary-miss' : 'uri-miss'
  }

  #announce(request: HttpRequest, visit: Visit): void {
    visit.filling = this.keyFor(request)
    if (!this.cache.slots.has(visit.filling)) this.#host.filling(request, visit.filling, true)
  }

  /** What nobody has decided yet is decided by the answer. */
  #settle(request: HttpRequest, visit: Visit, response: HttpResponse): void {
    if (visit.filling !== undefined && !visit.stored && !this.cache.slots.has(visit.filling)) this.#host.filling(request, visit.filling, false)
    if (visit.decided || visit.fwd === undefined) return
    if (response.status >= 500) this.#decide(request, Outcome.Error, 'the origin failed, and no copy may be served in its place')
    else this.#decide(request, Outcome.Miss, 'the copy no longer holds: the origin sent another')
  }

  #decide(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void {
    const visit = visitOf(request)
    if (visit.behind || visit.decided) return
    visit.decided = true
    this.#host.decide(request, outcome, reason, copy)
  }
}

function visitOf({ visit }: HttpRequest): Visit {
  invariant(visit, 'a request passed a layer without having entered the cache')
  return visit
}

/** As a string of a structured field (RFC 9651 §3.3.3), which is ASCII. */
function quote(text: string): string {
  return `"${text.replaceAll(/[^ -~]/g, '-').replaceAll(/["\\]/g, '\\$&')}"`
}
