/**
 * What requests that wait for one another in a cache need of virtual time: whom they are woken with, and records of who
 * waits for whom.
 */
import type { Scheduler } from '../../engine/process'
import { usToMs } from '../../engine/time'
import { Kind } from '../../trace/traceKinds'
import type { WaitEnd } from '../../trace/waitEnds'
import type { Network } from '../network'

/** Where a cache stands. A machine without virtual time is no place for this. */
export interface CrowdHost {
  readonly network: Network
  readonly node: number
}

export class Crowd {
  readonly #host: CrowdHost

  constructor(host: CrowdHost) {
    this.#host = host
  }

  get scheduler(): Scheduler {
    return this.#host.network.scheduler
  }

  /** Virtual time in whole µs. */
  get nowUs(): number {
    return this.#host.network.nowUs
  }

  /** The exchange that is worked for now; the rest tells of it. */
  get exchangeNow(): number {
    return this.#host.network.exchangeNow
  }

  /** It begins to wait under a key for what another one fetches. */
  waits(key: string, forExchange: number): void {
    this.#record(Kind.Wait, this.#host.network.intern(key), forExchange)
  }

  /** It waits no longer, after so many µs. */
  waited(why: WaitEnd, us: number): void {
    this.#record(Kind.Waited, why, us)
  }

  /** It fetches for all that wait under a key, from now on; `after` is the exchange that did so before, -1 when none did. */
  leads(key: string, after: number): void {
    this.#record(Kind.Lead, this.#host.network.intern(key), after)
  }

  /** For so many µs it is remembered that answers under a key cannot be shared; 0 when that is forgotten. */
  remembers(key: string, us: number): void {
    this.#record(Kind.HitForMiss, this.#host.network.intern(key), Math.round(usToMs(us)))
  }

  #record(kind: Kind, a: number, b: number): void {
    this.#host.network.record(kind, this.#host.node, this.exchangeNow, a, b)
  }
}
