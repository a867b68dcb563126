/**
 * The client side of HTTP, for a browser and for an edge that asks its upstream: find the
 * address, have a connection, send, wait. What a handshake consists of is in net/handshake.
 */
import { type Process, asPromise } from '../../engine/process'
import { Phase } from '../../trace/traceKinds'
import type { HttpRequest, HttpResponse } from '../http/message'
import { type Flight, type Handshake, quicFlights, tcpFlights, tlsFlights } from '../net/handshake'
import type { Network, SimNode } from '../network'

/** How connections are made from a node; without one, all were open before the run began. */
export interface Transport extends Handshake {
  /** The answer of an earlier lookup is used again. */
  readonly dnsCached: boolean
  /** A connection stays open after its response. */
  readonly keepAlive: boolean
  /** The connection was open before the run began. */
  readonly warm: boolean
  readonly resolver?: string
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
  /** Open connections by server. */
  readonly #pool = new Map<string, Connection>()

  /** `host` names the server that a request goes to. */
  constructor(network: Network, node: SimNode, host: (request: HttpRequest) => string, transport: () => Transport | null) {
    this.#network = network
    this.#node = node
    this.#host = host
    this.#transport = transport
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

  private resolve(request: HttpRequest): Promise<string> {
    return asPromise(this.#lookUp(this.#host(request)))
  }

  *#lookUp(host: string): Process<string> {
    const transport = this.#transport()
    if (!transport?.resolver) return host
    // An open connection needs no address.
    if ((transport.keepAlive && this.#pool.has(host)) || (transport.dnsCached && this.#addresses.has(host))) return host
    const { exchangeNow } = this.#network
    const resolver = this.#network.node(transport.resolver)
    yield* this.#network.travel(this.#node, resolver, exchangeNow, Phase.Dns)
    yield* this.#network.travel(resolver, this.#node, exchangeNow, Phase.Dns)
    this.#addresses.add(host)
    return host
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

  #connection(server: string): Connection {
    const to = this.#network.node(server)
    return {
      send: (req) => asPromise(this.#network.exchange(this.#node, to, req)),
      summary: () => `connection to ${to.spec.name}`,
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

  *#fly(flights: Flight[], to: SimNode, exchange: number): Process<void> {
    for (const { phase, sender } of flights) {
      if (sender === 'client') yield* this.#network.travel(this.#node, to, exchange, phase)
      else yield* this.#network.travel(to, this.#node, exchange, phase)
    }
  }
}
