/**
 * Messages on their way: over the link between two nodes, or link by link over the shortest path; and
 * what a request meets at its end. A node that is down serves nobody, and what it serves when it goes
 * down is lost.
 */
import type { Kernel } from '../../engine/kernel'
import type { Process, Task } from '../../engine/process'
import { Signal } from '../../engine/signal'
import type { Streams } from '../../engine/streams'
import { type Exchanges, NO_EXCHANGE } from '../../trace/exchanges'
import { Kind, Phase, packHop } from '../../trace/traceKinds'
import type { Fault } from '../fault'
import { type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { LeverValues } from '../levers'
import type { SimNode } from '../network'
import type { Link } from './link'
import { Paths } from './paths'

/** What messages need of their world. */
export interface TransitHost {
  readonly levers: LeverValues
  readonly streams: Streams
  readonly exchanges: Exchanges
  faultOf(node: number): Fault | null
  /** The tone of a message of this exchange. */
  toneOf(exchange: number): number
  record(kind: number, node: number, exchange: number, a: number, b: number): void
}

/** A node cannot be reached at the moment, and the sender is told so. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** Thrown into the work for an exchange whose server goes down. */
class Outage extends Error {
  override name = 'Outage'
  readonly exchange: number

  constructor(exchange: number) {
    super('the server went down')
    this.exchange = exchange
  }
}

export class Transit {
  readonly #host: TransitHost
  readonly #nodes: readonly SimNode[]
  readonly #links: readonly Link[]
  readonly #paths: Paths
  readonly #kernel: Kernel
  /** By exchange that is served now: the task that does so. */
  readonly #serving: (Task | null)[] = []

  constructor(nodes: readonly SimNode[], links: readonly Link[], kernel: Kernel, host: TransitHost) {
    this.#kernel = kernel
    this.#host = host
    this.#nodes = nodes
    this.#links = links
    this.#paths = new Paths(nodes, links, {
      link: (link) => link.isOpen(host.levers),
      router: (node) => host.faultOf(node)?.kind !== 'down' && (nodes[node]!.spec.when?.(host.levers) ?? true),
    })
    this.changed()
  }

  /** Levers or nodes are others than they were: links may be longer, and they and routers usable that were not, so paths are found anew. */
  changed(): void {
    for (const link of this.#links) link.follow(this.#host.levers)
    this.#paths.forget()
  }

  /** A message crosses the links of its path; returns when it has arrived whole, and never when it is lost. Throws Unreachable when no way is open. */
  *travel(from: SimNode, to: SimNode, exchange: number, phase: Phase, bytes = 0): Process<void> {
    const path = this.#paths.between(from, to)
    if (!path) throw new Unreachable(`no way is open from ${from.spec.id} to ${to.spec.id}`)
    const { levers, streams } = this.#host
    let at = from.index
    for (const link of path) {
      const us = link.oneWayUs(link.from === at) + link.transferUs(bytes)
      const isLost = link.loses(levers, streams)
      const next = link.other(at)
      this.#host.record(isLost ? Kind.Lost : Kind.Hop, at, exchange, packHop(next, phase, this.#host.toneOf(exchange)), us)
      if (isLost) yield new Signal('a message that was lost')
      else if (us > 0) yield us
      at = next
    }
  }

  /** A request goes there, is answered, and the answer comes back: NoResponse from a node that is down, or where there is no way. */
  *exchange(from: SimNode, to: SimNode, request: HttpRequest): Process<HttpResponse> {
    const { id } = request
    this.#host.exchanges.send(id, to.index)
    try {
      yield* this.travel(from, to, id, Phase.Request)
      let response: HttpResponse | undefined
      if (this.#host.faultOf(to.index)?.kind !== 'down') {
        this.#serving[id] = this.#kernel.running
        try {
          response = yield* to.receive(request)
        } catch (error) {
          if (!(error instanceof Outage && error.exchange === id)) throw error
        } finally {
          this.#serving[id] = null
        }
      }
      response ??= yield* this.#refusal(to)
      yield* this.travel(to, from, id, Phase.Response, response.bodyBytes)
      return response
    } catch (error) {
      if (error instanceof Unreachable) return new NoResponse()
      throw error
    }
  }

  *arrive(to: SimNode): Process<void> {
    const fault = this.#host.faultOf(to.index)
    if (fault?.kind !== 'down') return
    if (fault.silent) yield new Signal(`an answer of ${to.spec.id}, which is down`)
    throw new Unreachable(`${to.spec.id} is down`)
  }

  /** What comes from a node that is down, or was a moment ago: a refusal, or nothing at all. */
  *#refusal(to: SimNode): Process<HttpResponse> {
    try {
      yield* this.arrive(to)
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
    }
    return new NoResponse()
  }

  /** A node goes down: what it serves is lost to those who asked, and what it does by itself ends. */
  drop(node: number): void {
    for (const task of this.#kernel.live()) {
      const served = this.#find(task.request, (exchange) => this.#serving[exchange] === task && this.#host.exchanges.to(exchange) === node)
      if (served !== NO_EXCHANGE) this.#kernel.interrupt(task, new Outage(served))
      else if (this.#find(task.request, (exchange) => this.#isOwn(exchange, node)) !== NO_EXCHANGE) this.#kernel.cancel(task)
    }
    this.#nodes[node]!.down?.()
  }

  /** Nobody waits for it, and the node has begun it. */
  #isOwn(exchange: number, node: number): boolean {
    const { exchanges } = this.#host
    return exchanges.from(exchange) === node && !exchanges.isWaitedFor(exchange)
  }

  /** The first of an exchange and those that it is for. */
  #find(exchange: number, isWanted: (exchange: number) => boolean): number {
    for (let at = exchange; at >= 0; at = this.#host.exchanges.parent(at)) if (isWanted(at)) return at
    return NO_EXCHANGE
  }
}
