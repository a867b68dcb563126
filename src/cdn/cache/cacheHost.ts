/**
 * What a cache needs of the machine that it runs on: time, its rules, a way upstream, and
 * somebody who is told what happens. In a world that is nodes/simCacheHost, in the public tests
 * createCache. A host knows nothing of the server that asks it.
 */
import type { RandomSource } from '../../engine/streams'
import type { Outcome } from '../../trace/traceKinds'
import type { KeyRules } from '../http/cacheKey'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import type { StoreListener, StorePolicy } from '../store/store'
import type { CrowdHost } from './crowd'
import type { Entry } from './entry'
import type { Manner } from './manner'

/** What access to the store costs, in virtual time. */
export interface StoreCosts {
  readCost(): Promise<void>
  writeCost(response: HttpResponse): Promise<void>
}

export interface CacheHost extends StoreCosts, StoreListener<Entry> {
  /** Its name in Cache-Status. */
  readonly name: string
  readonly role: Role
  /** How much its store holds and who goes for whom; without limits when absent. */
  readonly storePolicy?: StorePolicy | undefined
  /** Keys with a place of their own. */
  readonly reservedKeys: readonly string[]
  /** Milliseconds since 1970. */
  nowMs(): number
  keyRules(): KeyRules
  /** Where it differs from the course's own cache; it does not, when absent. */
  readonly manner?: Manner | undefined
  /** What lets requests wait for one another; a machine without virtual time has none, and its cache cannot coalesce. */
  readonly crowd?: CrowdHost
  /** Numbers in [0, 1) from the stream of that name; absent where nothing is left to chance. */
  random?(stream: string): RandomSource
  /** Asks the server upstream. */
  fetch(request: HttpRequest): Promise<HttpResponse>
  /** Lets `work` run on in the background of the answer that is being given; `done` says with which status it came back. */
  inBackground(request: HttpRequest, work: Promise<HttpResponse>, done: () => number): void
  /** The cache has decided; the reason is a sentence for the learner. `place` holds the stored response that was selected, if one was. */
  decided(request: HttpRequest, outcome: Outcome, reason: string, place?: number): void
}
