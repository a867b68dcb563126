/**
 * A cache at work: where a request enters and leaves, and the way upstream. The same class is an
 * edge of a scene and a browser's private cache. It owns a store and, once a layer needs them,
 * HTTP's rules; which layers a request passes between entrance and exit, its host says.
 */
import { Outcome } from '../../trace/traceKinds'
import { formatCacheStatus } from '../http/cacheStatus'
import { type HttpRequest, type HttpResponse, header, withField } from '../http/message'
import { Store } from '../store/store'
import type { CacheHost } from './cacheHost'
import { CacheRequest } from './cacheRequest'
import type { CacheRules } from './cacheRules'
import { decide } from './decide'
import { EdgeCache } from './edgeCache'
import type { Entry } from './entry'
import type { Purger } from '../purge/purger'
import { type Purpose, Transaction } from './transaction'

export class CacheServer {
  readonly host: CacheHost
  readonly store: Store<Entry>
  /** The store as the simplest layer sees it. */
  readonly cache: EdgeCache
  /** HTTP's rules over the store. The first layer that follows them makes them (layers/rulesLayer): caches without such layers do not load them. */
  rules: CacheRules | undefined
  /** What purges by name go through; brought by a layer (layers/surrogateKeysLayer). */
  purger: Purger | undefined
  /** What layers remember beside copies goes with these: each is told which primary keys are purged. */
  readonly whenPurged: ((means: (key: string) => boolean) => void)[] = []

  constructor(host: CacheHost) {
    this.host = host
    this.store = new Store(host, host.storePolicy, host.reservedKeys)
    this.cache = new EdgeCache(this.store, host)
  }

  /** The request as it enters: with a transaction of its own. */
  enter(request: HttpRequest, purpose?: Purpose): CacheRequest {
    return new CacheRequest(request, new Transaction(purpose))
  }

  /** Asks the server upstream: what lies behind the last layer. */
  forward(request: CacheRequest): Promise<HttpResponse> {
    const { transaction } = request
    transaction.requestedMs = this.host.nowMs()
    transaction.fwd = transaction.reason ?? 'uri-miss'
    if (!transaction.selected && transaction.purpose !== 'refresh') {
      const isMethod = transaction.fwd === 'method'
      const isPast = isMethod || transaction.fwd === 'bypass'
      // Without the layer that looks (`fresh`) nobody knows what there is.
      const none = this.rules && transaction.reason === undefined ? 'no layer looks for a copy' : 'this edge had no entry for this key'
      const why = isMethod ? `${request.method} goes to the origin` : isPast ? 'what it carries is for the origin alone' : none
      decide(this.host, request, isPast ? Outcome.Bypass : Outcome.Miss, why)
      if (!isPast) this.#announce(request)
    }
    return this.host.fetch(request)
  }

  /** The response as it leaves: with what this cache has to say of it (RFC 9211). */
  leave(request: CacheRequest, answer: HttpResponse): HttpResponse {
    // The simplest cache gives what came as it came.
    const response = this.rules ? this.rules.finished(request, answer) : answer
    const { transaction } = request
    const stored = transaction.stored || (transaction.filling !== undefined && this.store.has(transaction.filling))
    this.#settle(request, response)
    const before = header(response.headers, 'Cache-Status')
    const { hit, fwd, fwdStatus, ttlS, collapsed } = transaction
    const refusal = transaction.refusal ?? (hit || fwd ? undefined : 'only-if-cached, and nothing that may be used is stored')
    // What was forwarded is no hit, even when a copy answers in the end (RFC 9211 §2.1).
    const own = formatCacheStatus({
      cache: this.host.name, hit: hit && !fwd, fwd, fwdStatus: fwd === 'stale' || fwdStatus !== response.status ? fwdStatus : undefined, ttlS, stored, collapsed, detail: refusal && quote(refusal),
    })
    return response.withHeaders(withField(response.headers, 'Cache-Status', before === undefined ? own : `${before}, ${own}`))
  }

  /** The request brings nothing any more: it has been answered, or was given up. */
  end({ transaction }: CacheRequest): void {
    if (transaction.filling !== undefined) this.store.endFill(transaction.filling)
    transaction.filling = undefined
  }

  /** The key of the simplest cache there is: the method and the URL. */
  keyFor({ method, url }: HttpRequest): string {
    return `${method} ${url}`
  }

  /** Serves an entry of the simplest cache: kept for ever, as it came. */
  hit(entry: Entry, request: CacheRequest): HttpResponse {
    request.transaction.hit = true
    decide(this.host, request, Outcome.Hit, 'this edge holds a copy of it', this.store.placeOf(entry.key))
    return entry.response
  }

  #announce(request: CacheRequest): void {
    const key = request.transaction.primaryKey ?? this.keyFor(request)
    request.transaction.filling = key
    this.store.beginFill(key)
  }

  /** What nobody has decided yet is decided by the answer. */
  #settle(request: CacheRequest, response: HttpResponse): void {
    const { decided, fwd, refusal } = request.transaction
    this.end(request)
    if (decided) return
    if (fwd === undefined) {
      if (refusal !== undefined && response.status >= 500) decide(this.host, request, Outcome.Error, refusal)
      return
    }
    if (response.status >= 500) decide(this.host, request, Outcome.Error, 'the origin failed, and no copy may be served in its place')
    else decide(this.host, request, Outcome.Miss, 'the copy no longer holds: the origin sent another')
  }
}

/** As a string of a structured field (RFC 9651 §3.3.3), which is ASCII. */
function quote(text: string): string {
  return `"${text.replaceAll(/[^ -~]/g, '-').replaceAll(/["\\]/g, '\\$&')}"`
}
