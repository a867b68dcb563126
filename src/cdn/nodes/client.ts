/**
 * The users of one place: they ask, wait, and note how long it took. A browser's own cache is
 * declared with `browserCache`, so that a scene without one does not load any cache.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, asProcess } from '../../engine/process'
import type { RandomSource } from '../../engine/streams'
import { Kind } from '../../trace/traceKinds'
import type { HeaderList, HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, NodeCache, NodeSpec, SimNode } from '../network'
import type { CacheSpec } from './cacheSpec'
import { HttpClient, type Transport } from './httpClient'

/** Users of one place. Its requests go to `via`. */
export interface ClientSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'client'
  via(levers: V): string
  /** The URL that a click on this user asks for. */
  readonly asks: string
  /** The header fields that a click sends, drawn from the run's stream of this client's clicks; none when absent. */
  readonly says?: (random: RandomSource) => HeaderList
  /** How it connects; when absent, its connections were open before the run began. */
  transport?(levers: V): Transport
  /** Its own private cache; without one every request goes to `via`. */
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
  const spec: ClientSpec<V> = { ...declared, kind: 'client', make: (network, index) => new Client(network, index, spec) }
  return spec
}

class Client implements SimNode {
  readonly index: number
  readonly spec: ClientSpec
  readonly cache: AnsweringCache | undefined
  readonly #http: HttpClient
  readonly #network: Network

  constructor(network: Network, index: number, spec: ClientSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#http = new HttpClient(network, this, () => this.next(), () => spec.transport?.(network.levers) ?? null)
    this.cache = spec.cache?.make(network, index, spec.id, (req) => this.#http.request(req))
  }

  *ask(request: HttpRequest): Process<HttpResponse> {
    const network = this.#network
    const since = network.nowUs
    network.message(this.index, request, 'request out')
    const response = yield* network.at(this.index, request.id, this.cache?.answer(request) ?? asProcess(this.#http.request(request)))
    network.message(this.index, request, 'response in', response)
    network.noteContent(this.index, request, response)
    network.record(Kind.Done, this.index, request.id, response.status, network.nowUs - since)
    return response
  }

  next(): string {
    return this.spec.via(this.#network.levers)
  }

  click(random: RandomSource): { url: string; headers: HeaderList } {
    return { url: this.spec.asks, headers: this.spec.says?.(random) ?? [] }
  }

  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the client ${this.spec.id}, which serves nothing`)
  }
}
