/** Requests that wait for one another in a cache of a world: its virtual time, and records of who waits for whom. */
import type { Scheduler } from '../../engine/process'
import { usToMs } from '../../engine/time'
import { Kind, type WaitEnd } from '../../trace/traceKinds'
import type { CrowdHost } from '../cache/crowdHost'
import type { Network } from '../network'

export class SimCrowd implements CrowdHost {
  readonly #network: Network
  readonly #node: number

  constructor(network: Network, node: number) {
    this.#network = network
    this.#node = node
  }

  get scheduler(): Scheduler {
    return this.#network.scheduler
  }

  get nowUs(): number {
    return this.#network.nowUs
  }

  waits(exchange: number, key: string, forExchange: number): void {
    this.#network.record(Kind.Wait, this.#node, exchange, this.#network.intern(key), forExchange)
  }

  waited(exchange: number, why: WaitEnd, us: number): void {
    this.#network.record(Kind.Waited, this.#node, exchange, why, us)
  }

  leads(exchange: number, key: string, after: number): void {
    this.#network.record(Kind.Lead, this.#node, exchange, this.#network.intern(key), after)
  }

  remembers(exchange: number, key: string, us: number): void {
    this.#network.record(Kind.HitForMiss, this.#node, exchange, this.#network.intern(key), Math.round(usToMs(us)))
  }
}
