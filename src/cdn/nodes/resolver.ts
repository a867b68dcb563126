/**
 * A DNS resolver. It keeps an answer for its time to live; one that it does not have costs it the
 * lookup at the servers that have the name, which are no nodes here (SIMPLIFIED).
 */
import { SimulationError } from '../../engine/invariant'
import type { Process } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Phase } from '../../trace/traceKinds'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, NodeSpec, Resolution, SimNode } from '../network'
import { candidates } from '../upstream'
import { KeptNames } from './keptNames'

export interface ResolverSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'resolver'
  /** Time to look up a name that it does not have (ms); 0 when absent. */
  readonly lookupMs?: number
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

  constructor(network: Network, index: number, spec: ResolverSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#kept = new KeptNames(network, index)
  }

  *resolve(name: string, request: HttpRequest): Process<Resolution> {
    const kept = this.#kept.find(name)
    const network = this.#network
    const lookupMs = kept ? 0 : (this.spec.lookupMs ?? 0)
    if (lookupMs > 0 || network.faultOf(this.index)?.kind === 'slow') {
      yield* network.work(this.index, network.exchangeNow, Phase.Dns, msToUs(lookupMs))
    }
    if (kept) return kept
    const record = this.spec.names?.[name]
    if (!record) throw new SimulationError(`the resolver ${this.spec.id} does not know "${name}"; it knows ${Object.keys(this.spec.names ?? {}).join(', ')}`)
    const found = { address: candidates(name, record.address, network.upstreamAsk(request))[0]!, ttlUs: msToUs(record.ttlS * 1000) }
    this.#kept.keep(name, found)
    return found
  }

  /** A resolver speaks DNS: the trip to it is made by HttpClient.resolve. */
  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the resolver ${this.spec.id}, which does not speak HTTP`)
  }
}

function problemsOf({ id, names = {} }: Pick<ResolverSpec, 'id' | 'names'>): string[] {
  return Object.entries(names).flatMap(([name, { ttlS }]) => [
    ...(name.includes('.') ? [] : [`resolver "${id}" answers for "${name}"; a name has a dot, so that it is no node's id`]),
    ...(ttlS > 0 ? [] : [`resolver "${id}" lets "${name}" be kept for ${ttlS} s; give more than 0`]),
  ])
}
