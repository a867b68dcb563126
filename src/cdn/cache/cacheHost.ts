/**
 * What a cache needs of the machine that it runs on: time, its rules, a way upstream, and
 * somebody who is told what happens. In a world that is nodes/simCacheHost, in the public tests
 * createCache. A host knows nothing of the server that asks it.
 */
import type { Outcome } from '../../trace/traceKinds'
import type { KeyRules } from '../http/cacheKey'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import type { StoreListener } from '../store/store'
import type { Entry } from './entry'

/** What access to the store costs, in virtual time. */
export interface StoreCosts {
  readCost(): Promise<void>
  writeCost(response: HttpResponse): Promise<void>
}

export interface CacheHost extends StoreCosts, StoreListener<Entry> {
  /** Its name in Cache-Status. */
  readonly name: string
  readonly role: Role
  /** Milliseconds since 1970. */
  nowMs(): number
  keyRules(): KeyRules
  /** Asks the server upstream. */
  fetch(request: HttpRequest): Promise<HttpResponse>
  /** Lets `work` run on in the background of the answer that is being given; `done` says with which status it came back. */
  inBackground(request: HttpRequest, work: Promise<HttpResponse>, done: () => number): void
  /** The cache has decided; the reason is a sentence for the learner. `copy` is the stored response that was selected, if one was. */
  decided(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void
  /** A place is going to be filled, or is not after all. */
  filling(key: string, isFilling: boolean): void
}
