/**
 * What HTTP lets a cache do (RFC 9111), as the means of the layers that follow it: finding a
 * copy, judging, keeping, refreshing and dropping it. It belongs to one cache server; the clauses
 * themselves are pure functions in http/.
 */
import { Outcome } from '../../trace/traceKinds'
import { cacheGroups, invalidatedGroups } from '../http/cacheGroups'
import { cacheKey } from '../http/cacheKey'
import type { ForwardReason } from '../http/cacheStatus'
import { describesSame, freshened, isAbout, isConditional, refreshing, unconditional } from '../http/conditional'
import { dated } from '../http/dateField'
import { isWeakTag } from '../http/etag'
import { endToEnd } from '../http/hopByHop'
import { HttpRequest, HttpResponse, header, withoutFields } from '../http/message'
import { normalise } from '../http/normalise'
import { type RequestDirectives, requestDirectives } from '../http/requestDirectives'
import { resolveUrl, sameOrigin } from '../http/resolveUrl'
import type { Store } from '../store/store'
import type { CacheHost } from './cacheHost'
import { CacheRequest, type Next } from './cacheRequest'
import { decide } from './decide'
import type { Entry } from './entry'
import { invalidateGroups } from './invalidateGroups'
import { isReplaced, whyNotForAll, whyNotKept } from './keeping'
import { type Shelf, select, selectable, slotFor, variantKey, variedBy } from './selection'
import { stalenessS } from './staleness'
import { StoredResponse } from './storedResponse'
import { Transaction } from './transaction'
import { Variants } from './variants'

export class CacheRules {
  readonly #store: Store<Entry>
  readonly #host: CacheHost
  readonly #variants = new Variants((key) => this.#store.has(key))
  /** Copies that are being refreshed in the background. */
  readonly #refreshing = new Set<StoredResponse>()


  constructor(store: Store<Entry>, host: CacheHost) {
    this.#store = store
    this.#host = host
  }

  // #region listing Edge.lookup, keep
  async lookup(req: CacheRequest) {
    await this.readCost()
    // one of this URL's copies, or none
    return this.select(req)
  }

  async keep(
    req: CacheRequest, res: HttpResponse
  ) {
    await this.writeCost(res)
    return this.put(req, res)
  }
  // #endregion

  /** The copy that was selected for this request, whether or not it may be used as it is. */
  selected({ transaction }: CacheRequest): StoredResponse | undefined {
    return transaction.selected
  }

  /** Whether the answer is made from a stored response: its preconditions and ranges are this cache's to answer. */
  isFromStore({ transaction }: CacheRequest): boolean {
    return transaction.fromStore
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    return this.#host.nowMs()
  }

  /** The request without what was for the connection that it came by, and with what the rules of this cache make alike. */
  normalised(request: CacheRequest): CacheRequest {
    const rules = this.#host.keyRules().normalise
    const received = request.withHeaders(endToEnd(request.headers))
    return rules ? received.withHeaders(normalise(received, rules).headers) : received
  }

  /** What the request asks of caches (§5.2.1). */
  directives(request: CacheRequest): RequestDirectives {
    return (request.transaction.directives ??= requestDirectives(request))
  }

  /** Serves a fresh copy, or one that the client accepts as it is; `why` it is there, where that is not what one expects. */
  reuse(copy: StoredResponse, request: CacheRequest, why?: string): HttpResponse {
    request.transaction.hit = true
    const leftS = -stalenessS(copy)
    const reason = leftS > 0 ? `the copy is fresh for another ${secondsWords(leftS)}` : 'the request accepts a copy that is stale'
    decide(this.#host, request, Outcome.Hit, why ?? reason, this.#use(copy))
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** What two requests must have in common for one answer to serve both: the key of the URL, and the variant once a response has said that there are any. */
  sharedKey(request: CacheRequest): string {
    const primary = this.urlKey(request)
    const [fields] = this.#variants.fieldLists(primary)
    return fields ? variantKey(this.#host, primary, fields, request) : primary
  }

  /** Serves a copy past its lifetime; `why` completes "it is stale, and …". */
  serveStale(copy: StoredResponse, request: CacheRequest, why: string): HttpResponse {
    request.transaction.hit = true
    decide(this.#host, request, Outcome.Stale, `the copy has been stale for ${secondsWords(stalenessS(copy))}, and ${why}`, this.#use(copy))
    return this.#fromStore(copy, request, copy.policy.noCacheFields)
  }

  /** A 304 has come: the header of the copy that it tells about is brought up to date (RFC 9111 §4.3.4). When it is about none, `next` is asked without conditions. */
  freshen(request: CacheRequest, update: HttpResponse, next: Next): HttpResponse | Promise<HttpResponse> {
    const [about, ...others] = this.#identified(request, update)
    if (!about) return next(unconditional(request))
    for (const other of others) this.#renew(other, request, update)
    const fresh = this.#renew(about, request, update)
    decide(this.#host, request, Outcome.Revalidated, 'a 304 came back: the copy still holds', this.#store.placeOf(fresh.key))
    return this.#fromStore(fresh, request, [])
  }

  /** A HEAD has described the resource: the copy follows, or goes when it is another one's (RFC 9111 §4.3.5). */
  compareWithHead(copy: StoredResponse, request: CacheRequest, described: HttpResponse): void {
    // Any other status may be about what this one request had asked.
    if (described.status !== 200) return
    if (describesSame(described, copy.response)) this.#renew(copy, request, described)
    else this.#store.remove(copy.key, 'invalidated')
  }

  /** Says why a response that has arrived will not be stored, if so. What was selected goes when nobody may be taken back to it. */
  refusalOf(request: CacheRequest, response: HttpResponse): string | undefined {
    const { transaction } = request
    transaction.receivedMs = this.nowMs()
    transaction.fwdStatus = response.status
    const refusal = whyNotKept(this.#host, request, response)
    const { selected } = transaction
    if (selected && isReplaced(this.#host, request, response)) this.#store.remove(selected.key, 'invalidated')
    // That an error is not kept goes without saying.
    if (response.status < 500 && !transaction.stored) transaction.refusal = refusal
    transaction.storable = refusal === undefined
    return refusal
  }

  /** Refreshes the selected copy in the background of the answer; one refresh at a time will do. */
  inBackground(request: CacheRequest, next: Next): void {
    const copy = this.selected(request)
    if (!copy || this.#refreshing.has(copy)) return
    this.#refreshing.add(copy)
    const own = new CacheRequest(refreshing(request, copy.response), new Transaction('refresh', copy))
    this.#host.inBackground(own, next(own), () => {
      this.#refreshing.delete(copy)
      return own.transaction.fwdStatus ?? 0
    })
  }

  /** The answer as it may leave: with a Date, of receipt or of now where it is this cache's own, and no 304 for who asked no condition (RFC 9110 §15.6.3). */
  finished(request: CacheRequest, answer: HttpResponse): HttpResponse {
    const { fromStore, receivedMs } = request.transaction
    const response = answer.status === 304 && !isConditional(request) ? new HttpResponse(502) : answer
    const isOwn = fromStore || receivedMs === 0 || response !== answer
    return response.withHeaders(dated(response.headers, isOwn ? this.nowMs() : receivedMs))
  }

  /** Every copy of the URLs that a successful unsafe request may have changed goes (RFC 9111 §4.4). */
  invalidate(request: CacheRequest, response: HttpResponse): void {
    const named = ['Location', 'Content-Location'].flatMap((name) => header(response.headers, name) ?? [])
    const urls = named.map((reference) => resolveUrl(request.url, reference)).filter((url) => sameOrigin(url, request.url))
    const groups = new Set(invalidatedGroups(response.headers))
    for (const url of new Set([request.url, ...urls])) {
      const primary = cacheKey(new HttpRequest(request.id, 'GET', url, request.headers), this.#host.keyRules())
      for (const key of this.#variants.keys(primary)) {
        for (const group of cacheGroups(this.#store.peek(key)?.response.headers ?? [])) groups.add(group)
        this.#store.remove(key, 'invalidated')
      }
      this.#variants.forget(primary)
    }
    invalidateGroups(this.#store, groups, request.url)
  }

  /** Keeps a response at once, as if it had been asked for just before; one that may not be kept is not. */
  prefill(request: CacheRequest, response: HttpResponse): void {
    request.transaction.requestedMs = this.nowMs()
    if (this.refusalOf(request, response) === undefined) this.put(request, response)
  }

  /** The newest copy that this request may be answered with, fresh or not. */
  select(request: CacheRequest): StoredResponse | undefined {
    const { transaction } = request
    if (request.method === 'GET' || request.method === 'HEAD') {
      transaction.selected = select(this.#shelf, this.urlKey(request), request, this.nowMs())
    }
    transaction.reason = this.#reason(request, transaction.selected)
    return transaction.selected
  }

  private readCost(): Promise<void> {
    return this.#host.readCost()
  }

  private writeCost(response: HttpResponse): Promise<void> {
    return this.#host.writeCost(response)
  }

  private put(request: CacheRequest, response: HttpResponse): HttpResponse {
    const { transaction } = request
    const { requestedMs, receivedMs, filling, lifetime } = transaction
    const { role, manner } = this.#host
    const slot = slotFor(this.#host, request, response, this.urlKey(request), this.#host.keyRules())
    const copy = new StoredResponse(response, { ...slot, role, manner, requestedMs, receivedMs, lifetime }, () => this.nowMs())
    if (filling !== undefined && filling !== slot.key) {
      // What was announced under the URL's key is stored under its variant's.
      this.#store.endFill(filling)
      transaction.filling = undefined
    }
    transaction.stored = this.#store.put(copy, transaction.purpose === 'push')
    if (transaction.stored) this.#variants.add(slot)
    else transaction.refusal = 'the store did not admit it'
    return response
  }

  get #shelf(): Shelf {
    return { store: this.#store, variants: this.#variants, manner: this.#host.manner }
  }

  /** The key of a request's URL, which all its variants share; worked out once a transaction. */
  urlKey(request: CacheRequest): string {
    return (request.transaction.primaryKey ??= cacheKey(request, this.#host.keyRules()))
  }

  /** The stored responses that a 304 tells about (§4.3.4): all with its strong validator; of weak ones, or none, the one that was asked about. */
  #identified(request: CacheRequest, update: HttpResponse): readonly StoredResponse[] {
    const copy = this.selected(request)
    const etag = header(update.headers, 'ETag')
    const isStrong = etag !== undefined && !isWeakTag(etag)
    const candidates = isStrong ? selectable(this.#shelf, this.urlKey(request), request, this.nowMs()) : []
    const others = candidates.filter(({ key }) => key !== copy?.key)
    return (copy ? [copy, ...others] : others).filter(({ response }) => isAbout(update, response, this.nowMs()))
  }

  #renew(copy: StoredResponse, request: CacheRequest, update: HttpResponse): StoredResponse {
    const { transaction } = request
    transaction.receivedMs = this.nowMs()
    transaction.fwdStatus = update.status
    const response = freshened(copy.response, update.withHeaders(dated(update.headers, transaction.receivedMs)))
    const { key, primary, parts } = copy
    const { requestedMs, receivedMs, lifetime } = transaction
    const { role, manner } = this.#host
    const fresh = new StoredResponse(response, { key, primary, parts, role, manner, requestedMs, receivedMs, lifetime }, () => this.nowMs(), update)
    transaction.selected = fresh
    transaction.refusal = transaction.unwanted ?? whyNotForAll(this.#host, request, response)
    transaction.storable = transaction.refusal === undefined
    // A copy that turns out to vary was chosen without knowing by what.
    const varies = variedBy(response).join() !== variedBy(copy.response).join()
    if (transaction.refusal !== undefined || varies) this.#store.remove(key, 'invalidated')
    else if (whyNotForAll(this.#host, request, response, request.headers) === undefined) {
      // What was said to one user, or in confidence, does not change what others get (§3.5, §5.2.1.5).
      transaction.stored = this.#store.put(fresh)
      // It may have gone while it was asked about, and is known of again.
      if (transaction.stored) this.#variants.add({ key, primary, parts, fields: variedBy(response), language: header(response.headers, 'Content-Language') })
    }
    return fresh
  }

  /** Notes that this copy answers; returns its place. */
  #use({ key }: StoredResponse): number | undefined {
    this.#store.used(key)
    return this.#store.placeOf(key)
  }

  #fromStore(copy: StoredResponse, { transaction }: CacheRequest, without: readonly string[]): HttpResponse {
    transaction.fromStore = true
    transaction.ttlS = Math.floor(-stalenessS(copy))
    const { status, headers, bodyBytes, body } = copy.response
    const kept = withoutFields(headers, new Set([...without, 'age']))
    return new HttpResponse(status, [...kept, ['Age', String(Math.floor(copy.ageS()))]], bodyBytes, body)
  }

  /** Why the request will be forwarded, if it is (RFC 9211 §2.2). */
  #reason(request: CacheRequest, selected: StoredResponse | undefined): ForwardReason {
    if (request.method !== 'GET' && request.method !== 'HEAD') return 'method'
    if (selected) return stalenessS(selected) < 0 && !selected.policy.noCache ? 'request' : 'stale'
    const known = this.#variants.keys(this.urlKey(request))
    return [...known].some((key) => this.#store.has(key)) ? 'vary-miss' : 'uri-miss'
  }
}

function secondsWords(durationS: number): string {
  return durationS < 1 ? 'less than a second' : `${Math.floor(durationS)} s`
}
