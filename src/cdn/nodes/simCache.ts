/**
 * A cache in a world: it owns the server and the layers that are installed in it, and passes
 * requests through. Edges have one, and browsers may. What the server asks of the world is
 * simCacheHost.ts.
 */
import { type Process, asProcess } from '../../engine/process'
import type { CacheHost } from '../cache/cacheHost'
import { CacheServer } from '../cache/cacheServer'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import { InstalledLayers } from '../layers/installedLayers'
import type { CacheSpec } from '../topology'
import type { World } from '../world'
import { SimCacheHost } from './simCacheHost'

export class SimCache {
  readonly #host: SimCacheHost
  readonly #server: CacheServer
  readonly #layers: InstalledLayers
  readonly #spec: CacheSpec
  readonly #world: World
  readonly #node: number

  /** `fetch` asks whatever is upstream of this cache. */
  constructor(world: World, node: number, name: string, spec: CacheSpec, role: Role, fetch: CacheHost['fetch']) {
    this.#world = world
    this.#node = node
    this.#spec = spec
    this.#host = new SimCacheHost(world, node, name, spec, role, fetch)
    this.#server = new CacheServer(this.#host)
    this.#layers = new InstalledLayers(this.#server)
  }

  /** Keys of the slots that are drawn, in the order of their numbers. */
  get shown(): readonly string[] {
    return this.#host.shown
  }

  /** Answers a request, from a copy or from upstream. */
  *answer(request: HttpRequest): Process<HttpResponse> {
    if (this.#host.role === 'shared') this.#world.passesCache(request.id)
    const entered = this.#server.enter(request)
    const handle = this.#layers.chain(this.#spec.layers(this.#world.levers))
    const response = yield* this.#world.at(this.#node, request.id, asProcess(handle(entered)))
    const answered = this.#server.leave(entered, response)
    this.#host.status(request, answered)
    return answered
  }

  /** Drops one copy, or all of them, because somebody asked for it. */
  purge(key?: string): void {
    this.#server.store.remove(key)
  }

  /** Puts a copy into the simplest cache as if it had been asked for before. */
  prefill(url: string, response: HttpResponse): void {
    this.#server.cache.fill(`GET ${url}`, response)
  }
}
