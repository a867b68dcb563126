/**
 * A cache server: a cache, an HTTP client for what it does not have, and the layers that
 * decide between them. The layers are in src/cdn/layers; this file gives them their means.
 */
import { type Process, asProcess, asPromise } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Kind, Outcome, Phase, SlotState, packSlot } from '../../engine/traceKinds'
import { type CacheHost, EdgeCache, type Entry } from '../cache/edgeCache'
import { type HttpRequest, HttpResponse, header } from '../http/message'
import { compose } from '../layers/layer'
import { FIRST_FLIGHT_BYTES } from '../net/link'
import type { EdgeSpec } from '../topology'
import type { World } from '../world'
import { type Connection, HttpClient } from './httpClient'
import type { SimNode } from './simNode'

export class Edge implements SimNode, CacheHost {
  readonly index: number
  readonly spec: EdgeSpec
  readonly cache: EdgeCache
  readonly http: HttpClient
  readonly #world: World
  readonly #slotOf: Map<string, number>

  constructor(world: World, index: number, spec: EdgeSpec) {
    this.#world = world
    this.index = index
    this.spec = spec
    this.cache = new EdgeCache(this)
    this.http = new HttpClient(world, this, () => this.upstream(), () => spec.transport?.(world.levers) ?? null)
    this.#slotOf = new Map(spec.shows.map((key, slot) => [key, slot]))
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    const { levers } = this.#world
    this.#world.message(this.index, request, 'request in')
    const handle = compose(this, this.spec.layers(levers), (req) => this.fetchFromOrigin(req))
    const response = yield* this.#world.at(this.index, request.id, asProcess(handle(request)))
    const answered = this.#withCacheStatus(request, response)
    this.#world.message(this.index, request, 'response out', answered)
    return answered
  }

  // #region listing Edge.fetchFromOrigin
  async fetchFromOrigin(req: HttpRequest) {
    this.forwarding(req)
    // a cold pool pays TCP and TLS here
    const origin = await this.connect()
    const response = await origin.send(req)
    return response
  }
  // #endregion

  private connect(): Promise<Connection> {
    return this.http.connect(this.upstream())
  }

  private upstream(): string {
    return this.spec.upstream(this.#world.levers)
  }

  private forwarding(req: HttpRequest): void {
    const key = this.keyFor(req)
    this.#world.decide(this.index, req.id, Outcome.Miss, 'this edge had no entry for this key')
    if (!this.cache.slots.has(key)) this.#recordSlot(key, SlotState.Filling)
  }

  /** The key under which a response is stored: the method and the URL. */
  keyFor(req: HttpRequest): string {
    return `${req.method} ${req.url}`
  }

  /** Serves the copy. */
  hit(entry: Entry): HttpResponse {
    this.#world.decide(this.index, this.#world.kernel.request, Outcome.Hit, 'this edge holds a copy of it')
    return entry.response
  }

  /** Puts a copy there as if it had been asked for before. */
  prefill(url: string, response: HttpResponse): void {
    this.cache.fill(`GET ${url}`, response)
  }

  readCost(): Promise<void> {
    return asPromise(this.#work(Phase.Lookup, this.spec.lookupMs))
  }

  writeCost(response: HttpResponse): Promise<void> {
    return asPromise(this.#work(Phase.Store, response.bodyBytes > FIRST_FLIGHT_BYTES ? this.spec.storeMs : 0))
  }

  slotChanged(key: string, entry: Entry | undefined): void {
    this.#recordSlot(key, entry ? SlotState.Fresh : SlotState.Empty)
  }

  *#work(phase: Phase, ms: number): Process<void> {
    if (ms > 0) yield* this.#world.work(this.index, this.#world.kernel.request, phase, msToUs(ms))
  }

  #recordSlot(key: string, state: SlotState): void {
    let slot = this.#slotOf.get(key)
    if (slot === undefined) {
      slot = this.#slotOf.size
      this.#slotOf.set(key, slot)
    }
    const { trace, kernel } = this.#world
    this.#world.record(Kind.Slot, this.index, kernel.request, packSlot(slot, state), trace.intern(key))
  }

  /** Says on the answer what this cache did (RFC 9211), and clears a slot that was not filled after all. */
  #withCacheStatus(request: HttpRequest, response: HttpResponse): HttpResponse {
    const outcome = this.#world.outcomeAt(this.index, request.id)
    const key = this.keyFor(request)
    const stored = this.cache.slots.has(key)
    if (outcome === Outcome.Miss && !stored) this.#recordSlot(key, SlotState.Empty)
    if (outcome === undefined) return response
    const member = outcome === Outcome.Hit ? 'hit' : `fwd=uri-miss${stored ? '; stored' : ''}`
    const before = header(response.headers, 'Cache-Status')
    const value = before ? `${before}, ${this.spec.id}; ${member}` : `${this.spec.id}; ${member}`
    this.#world.record(Kind.CacheStatus, this.index, request.id, 0, this.#world.trace.intern(value))
    const others = response.headers.filter(([name]) => name !== 'Cache-Status')
    return new HttpResponse(response.status, [...others, ['Cache-Status', value]], response.bodyBytes)
  }
}
