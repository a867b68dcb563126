/**
 * Health checks of several servers from several places, and what is held of each server because of them. Whoever routes or
 * answers names by health has one.
 */
import type { Scheduler, Task } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Cause, NO_EXCHANGE } from '../../trace/exchanges'
import { Kind } from '../../trace/traceKinds'
import type { LeverValues, OfLevers } from '../levers'
import { type CheckSpec, HealthCheck } from '../net/healthCheck'
import { type CityId, roundTripMs } from '../net/places'
import type { Network } from '../network'

/** SIMPLIFIED: checks cross no links and cost servers nothing; what they take is the round trip between the cities. */
export interface WatchSpec<V extends LeverValues = LeverValues> {
  readonly check: CheckSpec | OfLevers<V, CheckSpec>
  /** Where checkers stand. */
  readonly checkers: readonly CityId[]
  /** A server counts as healthy while more than this share of its checkers say so: 0.18 when absent, as at Route 53. */
  readonly healthyAbove?: number
  /** Id of the server whose first checker the story shows: where no request is followed, the code panel has its lines. */
  readonly follows?: string
}

const HEALTHY_ABOVE = 0.18

export class Watch {
  readonly #network: Network
  readonly #node: number
  readonly #spec: WatchSpec
  readonly #turned: (server: string, healthy: boolean) => void
  /** By server: what each checker says. */
  readonly #views = new Map<string, boolean[]>()
  readonly #tasks: Task[] = []

  /** `turned` is called when a server begins or ends to count as healthy. */
  constructor(network: Network, node: number, spec: WatchSpec, turned: (server: string, healthy: boolean) => void = () => undefined) {
    this.#network = network
    this.#node = node
    this.#spec = spec
    this.#turned = turned
  }

  begin(servers: Iterable<string>): void {
    const { scheduler } = this.#network
    for (const server of servers) {
      this.#views.set(server, this.#spec.checkers.map(() => true))
      this.#spec.checkers.forEach((city, checker) => this.#tasks.push(this.#start(scheduler, server, city, checker)))
    }
  }

  /** Checks end with the run. */
  end(): void {
    for (const task of this.#tasks.splice(0)) this.#network.scheduler.cancel(task)
  }

  isHealthy(server: string): boolean {
    const views = this.#views.get(server) ?? []
    return views.length === 0 || views.filter(Boolean).length > views.length * (this.#spec.healthyAbove ?? HEALTHY_ABOVE)
  }

  #start(scheduler: Scheduler, server: string, from: CityId, checker: number): Task {
    const network = this.#network
    const { index, spec } = network.node(server)
    const { check } = this.#spec
    const one = new HealthCheck({
      spec: () => (typeof check === 'function' ? check(network.levers) : check),
      rttUs: msToUs(roundTripMs(from, spec.city!)),
      faultOf: () => network.faultOf(index),
      nowUs: () => network.nowUs,
      random: network.streams.get(`check:${this.#node}:${server}:${checker}`),
      answered: (well) => network.record(Kind.Check, this.#node, -1, index, checker * 2 + Number(well)),
      turned: (healthy) => this.#hear(server, checker, healthy),
    })
    const exchange = checker === 0 && server === this.#spec.follows ? network.open(Cause.Probe, this.#node, NO_EXCHANGE) : NO_EXCHANGE
    return scheduler.spawn(exchange === NO_EXCHANGE ? one.begin() : network.at(this.#node, exchange, one.begin()), exchange)
  }

  #hear(server: string, checker: number, healthy: boolean): void {
    const before = this.isHealthy(server)
    this.#views.get(server)![checker] = healthy
    const now = this.isHealthy(server)
    if (now === before) return
    this.#network.record(Kind.Verdict, this.#node, -1, this.#network.node(server).index, Number(now))
    this.#turned(server, now)
  }
}

/** What is wrong with a declaration, in sentences. */
export function watchProblems(id: string, { check, checkers, healthyAbove = HEALTHY_ABOVE }: WatchSpec): string[] {
  const problems: string[] = []
  if (checkers.length === 0) problems.push(`"${id}" checks its servers from nowhere: name the cities of its checkers`)
  if (!(healthyAbove >= 0 && healthyAbove < 1)) problems.push(`"${id}" takes a server for healthy above a share of ${healthyAbove}; give one from 0 on and below 1`)
  if (typeof check === 'object' && !(check.intervalMs > 0 && Number.isInteger(check.threshold) && check.threshold > 0)) {
    problems.push(`"${id}" checks every ${check.intervalMs} ms and believes ${check.threshold} answers in a row; both must be above 0, and the second whole`)
  }
  return problems
}
