/**
 * The front of a POP: it takes users' requests and gives each to the server that a placement names. It keeps nothing itself;
 * its servers are caches like any other, with an upstream of their own.
 */
import { type Process, asPromise } from '../../engine/process'
import { NO_EXCHANGE } from '../../trace/exchanges'
import { Kind, Outcome } from '../../trace/traceKinds'
import { HttpRequest, HttpResponse, NoResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, SimNode } from '../network'
import type { HasRoom } from '../placement/hashRing'
import { OpenRequests } from '../placement/openRequests'
import { type Placement, type Placing, placing, samePlacement } from '../placement/placement'
import { type UpstreamAsk, candidates } from '../upstream'
import type { BalancerSpec } from './balancerSpec'
import { Tries } from './tries'

/**
 *     balancer({ id: 'pop', name: 'Frankfurt', servers: ['server-1', 'server-2'], placement: () => ({ kind: 'ring', points: 100 }) })
 */
export function balancer<V extends LeverValues = NoLevers>(declared: Omit<Declared<BalancerSpec<V>>, 'upstream'>): BalancerSpec<V> {
  const { id, servers, noticesAfterMs = 0 } = declared
  const upstream = ({ levers, health }: UpstreamAsk<V>): readonly string[] => {
    const all = typeof servers === 'function' ? servers(levers) : servers
    const known = all.filter((server) => health(server).state !== 'down' || health(server).forMs < noticesAfterMs)
    return known.length > 0 ? known : all
  }
  const spec: BalancerSpec<V> = { ...declared, kind: 'balancer', upstream, make: (network, index) => new Balancer(network, index, spec), problems: () => problemsOf(id, servers, noticesAfterMs) }
  return spec
}

/** A placement at work. */
interface InForce {
  readonly placement: Placement
  readonly servers: readonly string[]
  readonly placing: Placing
}

class Balancer implements SimNode {
  readonly index: number
  readonly spec: BalancerSpec
  readonly #network: Network
  readonly #tries: Tries
  readonly #open = new OpenRequests()
  #now: InForce | undefined

  constructor(network: Network, index: number, spec: BalancerSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    const asker = { id: spec.id, upstream: (ask: UpstreamAsk) => this.#serverFor(ask), ...(spec.retries ? { retries: spec.retries } : {}) }
    this.#tries = new Tries(network, index, asker, (request) => asPromise(this.#giveTo(this.#tries.chosen(request), request)))
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    const network = this.#network
    network.message(this.index, request, 'request in')
    const answer = yield* network.at(this.index, request.id, this.#tries.fetch(request))
    if (answer instanceof NoResponse) network.decide(this.index, request.id, Outcome.Error, 'the server that has it does not answer')
    // A gateway that got no response answers in its own name (RFC 9110 §15.6.5).
    const response = answer instanceof NoResponse ? new HttpResponse(answer.status, answer.headers) : answer
    network.message(this.index, request, 'response out', response)
    return response
  }

  push(url: string): void {
    const ask = this.#network.upstreamAsk(new HttpRequest(NO_EXCHANGE, 'GET', url))
    this.#network.node(this.#serverFor(ask)).push?.(url)
  }

  /** The server that gets this request now. */
  #serverFor(ask: UpstreamAsk): string {
    const { placement, servers, placing: now } = this.#inForce(ask)
    const factor = placement.kind === 'ring' ? (placement.loadFactor ?? Infinity) : Infinity
    const hasRoom: HasRoom = (server) => this.#open.hasRoom(server, { servers, factor })
    return now.locate(ask.request.url, hasRoom)
  }

  #inForce(ask: UpstreamAsk): InForce {
    const placement = this.spec.placement(ask.levers)
    const servers = candidates(this.spec.id, this.spec.upstream, ask)
    const now = this.#now
    if (now && samePlacement(now.placement, placement) && now.servers.join() === servers.join()) return now
    return (this.#now = { placement, servers, placing: placing(placement, servers, this.#network.random(`placement:${this.spec.id}`)) })
  }

  *#giveTo(server: string, request: HttpRequest): Process<HttpResponse> {
    this.#open.begin(server)
    const node = this.#network.node(server)
    this.#network.record(Kind.Placed, this.index, request.id, node.index, this.#open.at(server))
    try {
      return yield* this.#network.exchange(this, node, request)
    } finally {
      this.#open.end(server)
    }
  }
}

function problemsOf(id: string, servers: BalancerSpec['servers'], noticesAfterMs: number): string[] {
  const problems: string[] = []
  if (typeof servers === 'object' && servers.length === 0) problems.push(`balancer "${id}" has no servers; name one at least`)
  if (!(noticesAfterMs >= 0)) problems.push(`balancer "${id}" knows after ${noticesAfterMs} ms that a server is down; give ms from 0 on`)
  return problems
}
