/**
 * A cache in a world: it owns the server and the layers that are installed in it, and passes
 * requests through. Edges have one, and browsers may. What the server asks of the world is
 * simCacheHost.ts.
 */
import { type Process, asProcess } from '../../engine/process'
import { Cause, NO_EXCHANGE } from '../../trace/exchanges'
import type { CacheHost } from '../cache/cacheHost'
import { CacheServer } from '../cache/cacheServer'
import type { Purpose } from '../cache/transaction'
import { HttpRequest, type HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import { InstalledLayers } from '../layers/installedLayers'
import type { Network, NodeCache } from '../network'
import { meansKey } from '../purge/meansKey'
import type { Purge } from '../purge/purge'
import type { Purger } from '../purge/purger'
import type { CacheSpec } from './cacheSpec'
import { SimCacheHost } from './simCacheHost'

export class SimCache implements NodeCache {
  readonly #host: SimCacheHost
  readonly #server: CacheServer
  readonly #layers: InstalledLayers
  readonly #spec: CacheSpec
  readonly #network: Network
  readonly #node: number

  /** `fetch` asks whatever is upstream of this cache. */
  constructor(network: Network, node: number, name: string, spec: CacheSpec, role: Role, fetch: CacheHost['fetch']) {
    this.#network = network
    this.#node = node
    this.#spec = spec
    this.#host = new SimCacheHost(network, node, name, spec, role, fetch)
    this.#server = new CacheServer(this.#host)
    this.#layers = new InstalledLayers(this.#server)
  }

  /** The places that are drawn, by number: the key that each is reserved for, empty where it is for any. */
  get shown(): readonly string[] {
    const { shows } = this.#spec
    if (typeof shows === 'object') return shows
    return Array.from({ length: shows === 'all' ? this.#server.store.places : shows }, () => '')
  }

  /** Answers a request, from a copy or from upstream. */
  *answer(request: HttpRequest): Process<HttpResponse> {
    const answered = yield* this.#pass(request, 'user')
    this.#host.status(request, answered)
    return answered
  }

  /** Fetches something ahead of being asked for it, if no copy may be used: nobody waits, and nothing is decided about anybody's request. */
  push(url: string): void {
    const exchange = this.#network.open(Cause.Push, this.#node, NO_EXCHANGE)
    this.#network.spawn(this.#pass(new HttpRequest(exchange, 'GET', url), 'push'), exchange)
  }

  *#pass(request: HttpRequest, purpose: Purpose): Process<HttpResponse> {
    const { storePolicy } = this.#host
    if (storePolicy) this.#server.store.follow(storePolicy)
    const entered = this.#server.enter(request, purpose)
    const handle = this.#layers.chain(this.#spec.layers(this.#network.levers))
    try {
      const response = yield* this.#network.at(this.#node, request.id, asProcess(handle(entered)))
      return this.#server.leave(entered, response)
    } finally {
      // Given up half-way, it must not hold the place that it would have filled.
      this.#server.end(entered)
    }
  }

  purge(what?: string | Purge): number {
    const { store, whenPurged } = this.#server
    for (const forget of whenPurged) forget((key) => meansKey(what, key))
    if (typeof what === 'object') return this.#purger?.purge(what) ?? 0
    if (what === undefined) store.clear('purged')
    else store.remove(what, 'purged')
    return 0
  }

  /** None without a layer that finds copies by name, which a lever may have taken out: an order means nothing to this cache then. */
  get #purger(): Purger | undefined {
    const layers = this.#spec.layers(this.#network.levers)
    // What a layer brings is there once it is installed.
    this.#layers.chain(layers)
    return layers.some(({ findsByName }) => findsByName) ? this.#server.purger : undefined
  }

  /** Puts a copy into the cache as if it had been asked for before; where HTTP's rules are followed, one that they let it keep. */
  prefill(url: string, response: HttpResponse): void {
    // The layers in force bring the rules, if they follow them.
    this.#layers.chain(this.#spec.layers(this.#network.levers))
    const { rules, cache } = this.#server
    if (rules) rules.prefill(this.#server.enter(new HttpRequest(NO_EXCHANGE, 'GET', url)), response)
    else cache.fill(`GET ${url}`, response)
  }
}
