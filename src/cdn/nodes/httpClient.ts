/**
 * The client side of HTTP, for a browser and for an edge that asks its upstream: find the
 * address, have a connection, send, wait. What a handshake consists of is in net/handshake.
 */
import { invariant } from '../../engine/invariant'
import { type Process, asProcess, asPromise } from '../../engine/process'
import { Phase } from '../../trace/traceKinds'
import { type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { LeverValues, OfLevers } from '../levers'
import { type Connecting, type Flight, type Handshake, quicFlights, tcpFlights, tlsFlights } from '../net/handshake'
import type { Network, Resolution, SimNode } from '../network'
import type { CityId } from '../net/places'
import { KeptNames } from './keptNames'

/** How connections are made from a node; without one, all were open before the run began. */
export interface Transport extends Connecting {
  /** The answer of an earlier lookup is used again. */
  readonly dnsCached: boolean
  readonly resolver?: string
}

/** Whom a node asks on its way to a server; what is absent it does without. */
export interface Askers<V extends LeverValues = LeverValues> {
  /** Whom it asks for the address of a name, where its transport says nobody. */
  readonly resolver?: string | OfLevers<V, string>
  /** The router that it hands its packets to: what it asks for is then at an address. */
  readonly gateway?: string | OfLevers<V, string>
}

/** An open connection to a server. */
export interface Connection {
  send(req: HttpRequest): Promise<HttpResponse>
  summary(): string
}

/** A handshake that is under way. */
interface Path {
  readonly http: Handshake['http']
  summary(): string
  tcp(): Promise<void>
  tls(): Promise<void>
  quic(): Promise<void>
}

export class HttpClient {
  readonly #network: Network
  readonly #node: SimNode
  readonly #transport: () => Transport | null
  readonly #host: (request: HttpRequest) => string
  readonly #addresses = new Set<string>()
  readonly #names: KeptNames
  readonly #asks: Askers
  /** Servers behind a gateway, by both. */
  readonly #behind = new Map<string, SimNode>()
  /** Open connections by server. */
  readonly #pool = new Map<string, Connection>()

  /** `host` names the server that a request goes to. */
  constructor(network: Network, node: SimNode, host: (request: HttpRequest) => string, transport: () => Transport | null, asks: Askers) {
    this.#network = network
    this.#node = node
    this.#host = host
    this.#transport = transport
    this.#asks = asks
    this.#names = new KeptNames(network, node.index)
  }

  // #region listing Client.request
  async request(req: HttpRequest) {
    const address = await this.resolve(req)
    const server = await this.connect(address)
    // there, think, and all the way back
    const response = await server.send(req)
    return response
  }
  // #endregion

  // #region listing Client.connect
  async connect(server: string) {
    const open = this.findOpen(server)
    if (open) return open // keep-alive
    const path = this.pathTo(server)
    if (path.http === 'h3') {
      await path.quic() // both in one
    } else {
      await path.tcp()
      await path.tls()
    }
    return this.opened(server)
  }
  // #endregion

  /** Finds the server of a request, and has a connection to it. */
  reach(request: HttpRequest): Promise<Connection> {
    const address = this.resolve(request)
    return typeof address === 'string' ? this.connect(address) : asPromise(this.#reach(address))
  }

  *#reach(address: Promise<string>): Process<Connection> {
    return yield* asProcess(this.connect(yield* asProcess(address)))
  }

  private resolve(request: HttpRequest): Promise<string> | string {
    const host = this.#host(request)
    const resolver = this.#transport()?.resolver ?? this.#ownResolver
    if (resolver) return asPromise(this.#lookUp(host, resolver, request))
    invariant(!isName(host), `${this.#node.spec.id} asks for ${host} and has no resolver`)
    return host
  }

  /** The node that a host stands for: itself, or what a resolver says of the name. */
  *#lookUp(host: string, resolver: string, request: HttpRequest): Process<string> {
    if (isName(host)) return (this.#names.find(host) ?? (yield* this.#ask(resolver, host, request))).address
    const transport = this.#transport()
    // An open connection needs no address.
    if (!transport || (transport.keepAlive && this.#pool.has(host)) || (transport.dnsCached && this.#addresses.has(host))) return host
    yield* this.#trip(resolver, nothing)
    this.#addresses.add(host)
    return host
  }

  *#ask(resolver: string, name: string, request: HttpRequest): Process<Resolution> {
    const found = yield* this.#trip(resolver, (node) => {
      invariant(node.resolve, `"${resolver}" is a ${node.spec.kind}, and only a resolver knows names`)
      return node.resolve(name, request, { from: this.#place })
    })
    this.#names.keep(name, found)
    return found
  }

  /** There, whatever is done there, and back. */
  *#trip<T>(id: string, there: (node: SimNode) => Process<T>): Process<T> {
    const { exchangeNow } = this.#network
    const node = this.#network.node(id)
    yield* this.#turnTo(node, exchangeNow, Phase.Dns)
    const found = yield* there(node)
    yield* this.#network.travel(node, this.#node, exchangeNow, Phase.Dns)
    return found
  }

  private findOpen(server: string): Connection | undefined {
    const transport = this.#transport()
    if (!transport || transport.warm) return this.#connection(server)
    if (!transport.keepAlive) this.#pool.delete(server)
    return this.#pool.get(server)
  }

  private opened(server: string): Connection {
    const connection = this.#connection(server)
    if (this.#transport()?.keepAlive) this.#pool.set(server, connection)
    return connection
  }

  get #ownResolver(): string | undefined {
    return this.#underLevers(this.#asks.resolver)
  }

  /** The city of the network that it is in: whoever was put anywhere has none of her own. */
  get #place(): CityId | undefined {
    const gateway = this.#underLevers(this.#asks.gateway)
    return this.#node.spec.city ?? (gateway === undefined ? undefined : this.#network.node(gateway).spec.city)
  }

  #underLevers(asked: string | OfLevers<LeverValues, string> | undefined): string | undefined {
    return typeof asked === 'function' ? asked(this.#network.levers) : asked
  }

  /** The node of that id; behind a gateway, whoever has that address. */
  #server(address: string): SimNode {
    const gateway = this.#underLevers(this.#asks.gateway)
    if (gateway === undefined) return this.#network.node(address)
    const router = this.#network.node(gateway)
    invariant(router.towards, `"${gateway}" is of kind ${router.spec.kind}, and only a router is a gateway`)
    const way = `${gateway} ${address}`
    const found = this.#behind.get(way) ?? router.towards(address)
    this.#behind.set(way, found)
    return found
  }

  #connection(server: string): Connection {
    const to = this.#server(server)
    return {
      send: (req) => asPromise(this.#transport() ? this.#send(server, to, req) : this.#network.exchange(this.#node, to, req)),
      summary: () => `connection to ${to.spec.name}`,
    }
  }

  /** A connection on which no response has come is not used again. */
  *#send(server: string, to: SimNode, request: HttpRequest): Process<HttpResponse> {
    let response: HttpResponse | undefined
    try {
      response = yield* this.#network.exchange(this.#node, to, request)
      return response
    } finally {
      if (!response || response instanceof NoResponse) this.#pool.delete(server)
    }
  }

  private pathTo(server: string): Path {
    const transport = this.#transport()!
    const to = this.#network.node(server)
    const { exchangeNow } = this.#network
    const play = (flights: Flight[]): Promise<void> => asPromise(this.#fly(flights, to, exchangeNow))
    return {
      http: transport.http,
      summary: () => `path to ${to.spec.name}`,
      tcp: () => play(tcpFlights(transport)),
      tls: () => play(tlsFlights(transport)),
      quic: () => play(quicFlights(transport)),
    }
  }

  /** A message gets there, or a refusal comes back. */
  *#turnTo(to: SimNode, exchange: number, phase: Phase): Process<void> {
    yield* this.#network.travel(this.#node, to, exchange, phase)
    try {
      yield* this.#network.arrive(to)
    } catch (error) {
      yield* this.#network.travel(to, this.#node, exchange, phase)
      throw error
    }
  }

  *#fly(flights: Flight[], to: SimNode, exchange: number): Process<void> {
    for (const { phase, sender } of flights) {
      if (sender === 'client') yield* this.#turnTo(to, exchange, phase)
      else yield* this.#network.travel(to, this.#node, exchange, phase)
    }
  }
}

const isName = (host: string): boolean => host.includes('.')

/** An answer that every resolver has at hand: the trip is the whole cost. */
function* nothing(): Process<void> {}
