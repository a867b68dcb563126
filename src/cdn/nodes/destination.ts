/**
 * An address as a host sees it: one server behind its network's router. Which server its packets reach is for the routers between;
 * what the host has is a connection, and the server at its other end is the only one that knows of it.
 */
import type { Process } from '../../engine/process'
import { Kind } from '../../trace/traceKinds'
import { type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { Network, NodeSpec, SimNode } from '../network'

/** A connection on which nothing was asked for so long is closed by its server (µs): nginx's keepalive_timeout is 75 s by default. */
const IDLE_US = 75_000_000

/** The router that a host hands its packets to. */
interface Gateway extends SimNode {
  forward(request: HttpRequest, to: Destination): Process<HttpResponse>
}

export class Destination implements SimNode {
  readonly address: string
  readonly #gateway: Gateway
  /** When it was asked last (µs). */
  #usedUs = 0
  /** The server that has the connection: its index; -1 while none is open. */
  connectedTo = -1

  constructor(gateway: Gateway, address: string) {
    this.#gateway = gateway
    this.address = address
  }

  /** Messages to it go to the router. */
  get index(): number {
    return this.#gateway.index
  }

  get spec(): NodeSpec {
    return this.#gateway.spec
  }

  /** A request leaves for it, on the connection if that is still open. */
  use(nowUs: number): void {
    if (nowUs - this.#usedUs > IDLE_US) this.connectedTo = -1
    this.#usedUs = nowUs
  }

  /** A connection on which no answer has come is not used again. */
  *receive(request: HttpRequest): Process<HttpResponse> {
    let response: HttpResponse | undefined
    try {
      response = yield* this.#gateway.forward(request, this)
      return response
    } finally {
      if (!response || response instanceof NoResponse) this.connectedTo = -1
    }
  }
}

/**
 * A request has come to a server. One on a connection that another server has is refused with a reset (RFC 9293 §3.10.7.1).
 * SIMPLIFIED: to open a connection takes no time here; scene 3 shows what it takes.
 */
export function* arriveAt(server: SimNode, destination: Destination, network: Network, request: HttpRequest): Process<HttpResponse> {
  destination.use(network.nowUs)
  const { connectedTo } = destination
  if (connectedTo >= 0 && connectedTo !== server.index) {
    network.record(Kind.Broken, server.index, request.id, connectedTo, 0)
    return new NoResponse()
  }
  destination.connectedTo = server.index
  return yield* server.receive(request)
}
