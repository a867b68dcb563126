/**
 * A DNS resolver. It keeps an answer for its time to live. One that it does not have it asks of a name server; or it costs the lookup
 * at servers that are no nodes here (SIMPLIFIED).
 */
import { SimulationError, invariant } from '../../engine/invariant'
import type { Process } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Phase } from '../../trace/traceKinds'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, NoLevers, OfLevers } from '../levers'
import type { Declared, DnsQuery, Network, NodeSpec, Resolution, SimNode } from '../network'
import { candidates } from '../upstream'
import { KeptNames } from './keptNames'

export interface ResolverSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'resolver'
  /** Time to look up a name that it does not have (ms); 0 when absent. */
  readonly lookupMs?: number
  /** Id of the name server that it asks for names it has not been given. */
  readonly asks?: string
  /** Whether it tells the name server its user's network (RFC 7871), and keeps the answer for that network alone. */
  readonly sendsSubnet?: boolean | OfLevers<V, boolean>
  /** How much longer than it may it keeps an answer: 8.74 % of 8,524 resolvers did (Bhowmick et al., PAM 2023). 0 when absent. */
  readonly overrunS?: number | OfLevers<V, number>
  /**
   * Others ask it all the time, too: what it has not looked up for its users here for twice the time that an answer lives, others have had fetched
   * since. How much is left of that time is drawn. SIMPLIFIED: queries for others are in no record.
   */
  readonly busy?: boolean
}

export function resolver<V extends LeverValues = NoLevers>(declared: Declared<ResolverSpec<V>>): ResolverSpec<V> {
  const spec: ResolverSpec<V> = { ...declared, kind: 'resolver', make: (network, index) => new Resolver(network, index, spec), problems: () => problemsOf(declared) }
  return spec
}

class Resolver implements SimNode {
  readonly index: number
  readonly spec: ResolverSpec
  readonly #network: Network
  readonly #kept: KeptNames
  /** By name and user's network: when it was looked up last. */
  readonly #askedUs = new Map<string, number>()

  constructor(network: Network, index: number, spec: ResolverSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#kept = new KeptNames(network, index)
  }

  *resolve(name: string, request: HttpRequest, { from }: DnsQuery): Process<Resolution> {
    const { levers } = this.#network
    const { sendsSubnet, overrunS = 0 } = this.spec
    const subnet = (typeof sendsSubnet === 'function' ? sendsSubnet(levers) : sendsSubnet) ? from : undefined
    const kept = this.#kept.find(name, subnet)
    yield* this.#work(kept ? 0 : (this.spec.lookupMs ?? 0))
    if (kept) return kept
    const { address, ttlUs } = yield* this.#lookUp(name, request, { from: this.spec.city, subnet })
    const overrunUs = msToUs((typeof overrunS === 'function' ? overrunS(levers) : overrunS) * 1000)
    const found = { address, ttlUs: this.#leftUs(`${name} ${subnet ?? ''}`, ttlUs) + overrunUs }
    this.#kept.keep(name, found, subnet)
    return found
  }

  /** What is left of the time to live of an answer: all of it, unless others had it fetched. */
  #leftUs(what: string, ttlUs: number): number {
    const { nowUs, streams } = this.#network
    const lastUs = this.#askedUs.get(what) ?? -Infinity
    this.#askedUs.set(what, nowUs)
    if (!this.spec.busy || nowUs - lastUs <= 2 * ttlUs) return ttlUs
    return Math.max(1, Math.round(ttlUs * streams.get(`others:${this.spec.id}`)()))
  }

  *#work(lookupMs: number): Process<void> {
    const network = this.#network
    if (lookupMs > 0 || network.faultOf(this.index)?.kind === 'slow') yield* network.work(this.index, network.exchangeNow, Phase.Dns, msToUs(lookupMs))
  }

  *#lookUp(name: string, request: HttpRequest, query: DnsQuery): Process<Resolution> {
    const network = this.#network
    const { asks, names = {} } = this.spec
    const record = names[name]
    if (record) return { address: candidates(name, record.address, network.upstreamAsk(request))[0]!, ttlUs: msToUs(record.ttlS * 1000) }
    if (asks === undefined) throw new SimulationError(`the resolver ${this.spec.id} does not know "${name}"; it knows ${Object.keys(names).join(', ')}`)
    const server = network.node(asks)
    invariant(server.resolve, `"${asks}" is a ${server.spec.kind}, and no name server`)
    const { exchangeNow } = network
    yield* network.travel(this, server, exchangeNow, Phase.Dns)
    yield* network.arrive(server)
    const found = yield* server.resolve(name, request, query)
    yield* network.travel(server, this, exchangeNow, Phase.Dns)
    return found
  }

  /** A resolver speaks DNS: the trip to it is made by HttpClient.resolve. */
  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the resolver ${this.spec.id}, which does not speak HTTP`)
  }
}

function problemsOf({ id, names = {}, overrunS = 0 }: Pick<ResolverSpec, 'id' | 'names' | 'overrunS'>): string[] {
  return [
    ...Object.entries(names).flatMap(([name, { ttlS }]) => [
      ...(name.includes('.') ? [] : [`resolver "${id}" answers for "${name}"; a name has a dot, so that it is no node's id`]),
      ...(ttlS > 0 ? [] : [`resolver "${id}" lets "${name}" be kept for ${ttlS} s; give more than 0`]),
    ]),
    ...(typeof overrunS === 'function' || overrunS >= 0 ? [] : [`resolver "${id}" keeps answers for ${overrunS} s longer than it may; give a number from 0 on`]),
  ]
}
