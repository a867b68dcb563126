/**
 * A cache that many users share, with an HTTP client for what it does not have: an edge near
 * users, a parent that several edges ask, a shield before the origin. The three differ in where
 * they stand and what they are called; a cache knows nothing of its tier.
 */
import { type Process, asPromise } from '../../engine/process'
import { Outcome } from '../../trace/traceKinds'
import { type HttpRequest, HttpResponse, NoResponse, tooMany } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, NodeSpec, SimNode } from '../network'
import type { Upstream } from '../upstream'
import type { CacheSpec } from './cacheSpec'
import { type Connection, HttpClient, type Transport } from './httpClient'
import { SimCache } from './simCache'
import { type Patience, Tries, patienceProblems } from './tries'

export interface CacheNodeSpec<V extends LeverValues = LeverValues> extends NodeSpec<V>, CacheSpec<V>, Patience<V> {
  readonly kind: 'edge' | 'parent' | 'shield'
  readonly upstream: Upstream<V>
  /** Whom it asks for the address of a name, where its transport says nobody. */
  readonly resolver?: string
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
  const spec: CacheNodeSpec<V> = { ...declared, kind, make: (network, index) => new CacheNode(network, index, spec), problems: () => patienceProblems(declared.id, spec) }
  return spec
}

class CacheNode implements SimNode {
  readonly index: number
  readonly spec: CacheNodeSpec
  readonly cache: SimCache
  readonly #http: HttpClient
  readonly #tries: Tries
  readonly #network: Network

  constructor(network: Network, index: number, spec: CacheNodeSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.cache = new SimCache(network, index, spec.id, spec, 'shared', (request) => asPromise(this.#tries.fetch(request)))
    this.#http = new HttpClient(network, this, (request) => this.#tries.chosen(request), () => spec.transport?.(network.levers) ?? null, spec)
    this.#tries = new Tries(network, index, spec, (request) => this.fetchFromOrigin(request))
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    this.#network.message(this.index, request, 'request in')
    const isFull = this.#network.faultOf(this.index)?.kind === 'full'
    const answer = isFull ? this.refuse(request) : yield* this.cache.answer(request)
    // A gateway that got no response answers in its own name (RFC 9110 §15.6.5).
    const response = answer instanceof NoResponse ? new HttpResponse(answer.status, answer.headers) : answer
    this.#network.message(this.index, request, 'response out', response)
    return response
  }

  push(url: string): void {
    this.cache.push(url)
  }

  private refuse(request: HttpRequest): HttpResponse {
    this.#network.decide(this.index, request.id, Outcome.Error, `the ${this.spec.kind} refused by itself, before it looked for a copy`)
    return tooMany()
  }

  // #region listing Edge.fetchFromOrigin
  async fetchFromOrigin(req: HttpRequest) {
    // a cold pool pays TCP and TLS here
    const origin = await this.connect(req)
    const response = await origin.send(req)
    return response
  }
  // #endregion

  private connect(request: HttpRequest): Promise<Connection> {
    return this.#http.reach(request)
  }
}
