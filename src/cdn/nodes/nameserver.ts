/**
 * A name server of a CDN: it has names and says of each where it leads, the same for everybody (an anycast address) or by place and
 * health (net/geoDns). Resolvers ask it and keep what it says.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, asProcess } from '../../engine/process'
import { msToUs } from '../../engine/time'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, NoLevers, OfLevers } from '../levers'
import { GeoDns, type Site } from '../net/geoDns'
import type { Declared, DnsQuery, Network, NodeSpec, Resolution, SimNode } from '../network'
import { Watch, type WatchSpec, watchProblems } from './watch'

/** Where a name leads. */
export interface HostedName<V extends LeverValues = LeverValues> {
  /** For how long an answer may be kept. */
  readonly ttlS: number | OfLevers<V, number>
  /** Of several, the nearest to who asks: at least one. */
  readonly sites: readonly Site[]
}

export interface NameserverSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'nameserver'
  readonly hosts: Readonly<Record<string, HostedName<V>>>
  /** How it learns of the health of sites; without it all are taken for healthy. */
  readonly watch?: WatchSpec<V>
}

export function nameserver<V extends LeverValues = NoLevers>(declared: Declared<NameserverSpec<V>>): NameserverSpec<V> {
  // Whatever site it is, the origin behind is the same: that is all that is asked of these.
  const names = Object.fromEntries(Object.entries(declared.hosts).map(([name, { sites }]) => [name, { address: sites[0]?.server ?? '', ttlS: 1 }]))
  const spec: NameserverSpec<V> = { ...declared, names, kind: 'nameserver', make: (network, index) => new Nameserver(network, index, spec), problems: () => problemsOf(spec) }
  return spec
}

class Nameserver implements SimNode {
  readonly index: number
  readonly spec: NameserverSpec
  readonly #network: Network
  readonly #watch: Watch | undefined
  readonly #answers: ReadonlyMap<string, GeoDns>

  constructor(network: Network, index: number, spec: NameserverSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#watch = spec.watch && new Watch(network, index, spec.watch)
    this.#answers = new Map(Object.entries(spec.hosts).map(([name, { sites }]) => [name, new GeoDns(sites, (server) => this.#watch?.isHealthy(server) ?? true)]))
  }

  begin(): void {
    const sites = Object.values(this.spec.hosts).flatMap((host) => (host.sites.length > 1 ? host.sites : []))
    this.#watch?.begin(new Set(sites.map(({ server }) => server)))
  }

  end(): void {
    this.#watch?.end()
  }

  *resolve(name: string, _request: HttpRequest, query: DnsQuery): Process<Resolution> {
    const { exchangeNow, levers } = this.#network
    const [answers, host] = [this.#answers.get(name), this.spec.hosts[name]]
    if (!answers || !host) throw new SimulationError(`the name server ${this.spec.id} does not have "${name}"; it has ${Object.keys(this.spec.hosts).join(', ')}`)
    const ttlS = typeof host.ttlS === 'function' ? host.ttlS(levers) : host.ttlS
    return { address: yield* this.#network.at(this.index, exchangeNow, asProcess(answers.resolve(query))), ttlUs: msToUs(ttlS * 1000) }
  }

  /** It speaks DNS. */
  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the name server ${this.spec.id}, which does not speak HTTP`)
  }
}

function problemsOf({ id, hosts, watch }: Pick<NameserverSpec, 'id' | 'hosts' | 'watch'>): string[] {
  return [
    ...Object.entries(hosts).flatMap(([name, { sites, ttlS }]) => [
      ...(name.includes('.') ? [] : [`name server "${id}" has "${name}"; a name has a dot, so that it is no node's id`]),
      ...(sites.length > 0 ? [] : [`name server "${id}" says of "${name}" that it leads nowhere: give a site`]),
      ...(typeof ttlS === 'function' || ttlS > 0 ? [] : [`name server "${id}" lets "${name}" be kept for ${ttlS} s; give more than 0`]),
    ]),
    ...(watch ? watchProblems(id, watch) : []),
  ]
}
