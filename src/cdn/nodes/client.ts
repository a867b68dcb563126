/**
 * The users of one place: they ask, wait, and note how long it took. A browser's own cache is
 * declared with `browserCache`, so that a scene without one does not load any cache.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, asPromise } from '../../engine/process'
import type { RandomSource } from '../../engine/streams'
import { Kind, NO_STATUS, Outcome } from '../../trace/traceKinds'
import { type HeaderList, type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, NodeCache, NodeSpec, SimNode } from '../network'
import type { CacheSpec } from './cacheSpec'
import type { Upstream } from '../upstream'
import { type Askers, HttpClient, type Transport } from './httpClient'
import { type Patience, Tries, patienceProblems } from './tries'

/** Users of one place. Their requests go to its upstream. */
export interface ClientSpec<V extends LeverValues = LeverValues> extends NodeSpec<V>, Patience<V>, Askers<V> {
  readonly kind: 'client'
  readonly upstream: Upstream<V>
  /** The URL that a click on this user asks for. */
  readonly asks: string
  /** The header fields that a click sends, drawn from the run's stream of this client's clicks; none when absent. */
  readonly says?: (random: RandomSource) => HeaderList
  /** How it connects; when absent, its connections were open before the run began. */
  transport?(levers: V): Transport
  /** Its own private cache; without one every request goes upstream. */
  readonly cache?: PrivateCache<V>
}

/** How a browser gets its cache; nodes/browserCache makes one. */
export interface PrivateCache<V extends LeverValues = LeverValues> {
  readonly spec: CacheSpec<V>
  readonly make: (network: Network, node: number, name: string, fetch: (request: HttpRequest) => Promise<HttpResponse>) => AnsweringCache
}

interface AnsweringCache extends NodeCache {
  answer(request: HttpRequest): Process<HttpResponse>
}

export function client<V extends LeverValues = NoLevers>(declared: Declared<ClientSpec<V>>): ClientSpec<V> {
  const spec: ClientSpec<V> = { ...declared, kind: 'client', make: (network, index) => new Client(network, index, spec), problems: () => patienceProblems(declared.id, spec) }
  return spec
}

class Client implements SimNode {
  readonly index: number
  readonly spec: ClientSpec
  readonly cache: AnsweringCache | undefined
  readonly #tries: Tries
  readonly #network: Network

  constructor(network: Network, index: number, spec: ClientSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    const http = new HttpClient(network, this, (request) => this.#tries.chosen(request), () => spec.transport?.(network.levers) ?? null, spec)
    this.#tries = new Tries(network, index, spec, (request) => http.request(request))
    this.cache = spec.cache?.make(network, index, spec.id, (request) => asPromise(this.#tries.fetch(request)))
  }

  *ask(request: HttpRequest): Process<HttpResponse> {
    const network = this.#network
    const since = network.nowUs
    network.message(this.index, request, 'request out')
    let response: HttpResponse = new NoResponse()
    if (!this.#isDown()) response = yield* network.at(this.index, request.id, this.cache?.answer(request) ?? this.#tries.fetch(request))
    // What comes for a device that is down finds nobody.
    if (this.#isDown()) response = new NoResponse()
    if (response instanceof NoResponse) network.decide(this.index, request.id, Outcome.Unanswered, 'nobody has answered')
    else network.message(this.index, request, 'response in', response)
    network.recordContent(this.index, request, response)
    network.record(Kind.Done, this.index, request.id, response instanceof NoResponse ? NO_STATUS : response.status, network.nowUs - since)
    return response
  }

  #isDown(): boolean {
    return this.#network.faultOf(this.index)?.kind === 'down'
  }

  click(random: RandomSource): { url: string; headers: HeaderList } {
    return { url: this.spec.asks, headers: this.spec.says?.(random) ?? [] }
  }

  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the client ${this.spec.id}, which serves nothing`)
  }
}
