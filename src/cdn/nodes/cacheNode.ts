/**
 * A cache that many users share, with an HTTP client for what it does not have: an edge near
 * users, a parent that several edges ask, a shield before the origin. The three differ in where
 * they stand and what they are called; a cache knows nothing of its tier.
 */
import type { Process } from '../../engine/process'
import { Outcome } from '../../trace/traceKinds'
import { type HttpRequest, type HttpResponse, tooMany } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, NodeSpec, SimNode } from '../network'
import type { CacheSpec } from './cacheSpec'
import { type Connection, HttpClient, type Transport } from './httpClient'
import { SimCache } from './simCache'

export interface CacheNodeSpec<V extends LeverValues = LeverValues> extends NodeSpec<V>, CacheSpec<V> {
  readonly kind: 'edge' | 'parent' | 'shield'
  upstream(levers: V): string
  /** How it connects to its upstream; when absent, the connections were open before the run began. */
  transport?(levers: V): Transport
}

/** A cache server near users. */
export function edge<V extends LeverValues = NoLevers>(spec: Declared<CacheNodeSpec<V>>): CacheNodeSpec<V> {
  return cacheNode('edge', spec)
}
/** A cache that several edges ask before anybody asks an origin. */
export function parent<V extends LeverValues = NoLevers>(spec: Declared<CacheNodeSpec<V>>): CacheNodeSpec<V> {
  return cacheNode('parent', spec)
}
/** The one cache through which all requests for an origin go. */
export function shield<V extends LeverValues = NoLevers>(spec: Declared<CacheNodeSpec<V>>): CacheNodeSpec<V> {
  return cacheNode('shield', spec)
}

function cacheNode<V extends LeverValues>(kind: CacheNodeSpec['kind'], declared: Declared<CacheNodeSpec<V>>): CacheNodeSpec<V> {
  const spec: CacheNodeSpec<V> = { ...declared, kind, make: (network, index) => new CacheNode(network, index, spec) }
  return spec
}

class CacheNode implements SimNode {
  readonly index: number
  readonly spec: CacheNodeSpec
  readonly cache: SimCache
  readonly #http: HttpClient
  readonly #network: Network

  constructor(network: Network, index: number, spec: CacheNodeSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.cache = new SimCache(network, index, spec.id, spec, 'shared', (req) => this.fetchFromOrigin(req))
    this.#http = new HttpClient(network, this, () => this.next(), () => spec.transport?.(network.levers) ?? null)
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    this.#network.message(this.index, request, 'request in')
    const isFull = this.#network.faultOf(this.index)?.kind === 'full'
    const response = isFull ? this.refuse(request) : yield* this.cache.answer(request)
    this.#network.message(this.index, request, 'response out', response)
    return response
  }

  private refuse(request: HttpRequest): HttpResponse {
    this.#network.decide(this.index, request.id, Outcome.Error, `the ${this.spec.kind} is full: its queue has no more room`)
    return tooMany()
  }

  // #region listing Edge.fetchFromOrigin
  async fetchFromOrigin(req: HttpRequest) {
    // a cold pool pays TCP and TLS here
    const origin = await this.connect()
    const response = await origin.send(req)
    return response
  }
  // #endregion

  private connect(): Promise<Connection> {
    return this.#http.connect(this.next())
  }

  next(): string {
    return this.spec.upstream(this.#network.levers)
  }
}
