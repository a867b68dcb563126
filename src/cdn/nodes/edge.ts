/**
 * A cache server near users: a cache, and an HTTP client for what it does not have.
 */
import type { Process } from '../../engine/process'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { EdgeSpec } from '../topology'
import type { World } from '../world'
import { type Connection, HttpClient } from './httpClient'
import { SimCache } from './simCache'
import type { SimNode } from './simNode'

export class Edge implements SimNode {
  readonly index: number
  readonly spec: EdgeSpec
  readonly cache: SimCache
  readonly http: HttpClient
  readonly #world: World

  constructor(world: World, index: number, spec: EdgeSpec) {
    this.#world = world
    this.index = index
    this.spec = spec
    this.cache = new SimCache(world, index, spec.id, spec, 'shared', (req) => this.fetchFromOrigin(req))
    this.http = new HttpClient(world, this, () => this.upstream(), () => spec.transport?.(world.levers) ?? null)
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    this.#world.message(this.index, request, 'request in')
    const response = yield* this.cache.answer(request)
    this.#world.message(this.index, request, 'response out', response)
    return response
  }

  // #region listing Edge.fetchFromOrigin
  async fetchFromOrigin(req: HttpRequest) {
    // a cold pool pays TCP and TLS here
    const origin = await this.connect()
    const response = await origin.send(req)
    return response
  }
  // #endregion

  /** Puts a copy into the simplest cache as if it had been asked for before. */
  prefill(url: string, response: HttpResponse): void {
    this.cache.prefill(url, response)
  }

  private connect(): Promise<Connection> {
    return this.http.connect(this.upstream())
  }

  private upstream(): string {
    return this.spec.upstream(this.#world.levers)
  }
}
