/**
 * What virtual time gives to requests that wait for one another in a cache: whom they are woken with,
 * and somebody who is told.
 */
import type { Scheduler } from '../../engine/process'
import type { WaitEnd } from '../../trace/traceKinds'

export interface CrowdHost {
  readonly scheduler: Scheduler
  /** Virtual time in whole µs. */
  readonly nowUs: number
  /** An exchange begins to wait under a key for what another fetches. */
  waits(exchange: number, key: string, forExchange: number): void
  /** It waits no longer, after so many µs. */
  waited(exchange: number, why: WaitEnd, us: number): void
  /** An exchange fetches for all that wait under a key, from now on; `after` is the one that did so before, -1 when none did. */
  leads(exchange: number, key: string, after: number): void
  /** For so many µs it is remembered that answers under a key cannot be shared; 0 when that is forgotten. */
  remembers(exchange: number, key: string, us: number): void
}
