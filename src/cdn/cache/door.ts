/**
 * Where requests with one key meet while one of them fetches: who leads, who waits, and when the next has its
 * turn. Whoever goes by leaves again, answered or not, and lets others in with that: nobody is lost, and nobody
 * waits for one who is not there.
 */
import { type Process, asPromise } from '../../engine/process'
import { Signal } from '../../engine/signal'
import { msToUs } from '../../engine/time'
import { NO_EXCHANGE } from '../../trace/exchanges'
import { WaitEnd } from '../../trace/waitEnds'
import type { HttpResponse } from '../http/message'
import type { CacheRequest, Next } from './cacheRequest'
import type { CacheRules } from './cacheRules'
import type { CoalesceRule } from './coalesceRule'
import type { Crowd } from './crowd'
import { broughtBy, isForAnybody } from './shareable'
import type { StoredResponse } from './storedResponse'
import type { Transaction } from './transaction'

/** What all doors of a cache share. */
export interface Doorway {
  readonly rules: CacheRules
  readonly rule: CoalesceRule
  readonly crowd: Crowd
}

interface Waiter {
  readonly transaction: Transaction
  readonly woken: Signal
}

export class Door {
  /** The key without what the answer varies by. */
  readonly primary: string
  readonly #key: string
  readonly #rules: CacheRules
  readonly #rule: CoalesceRule
  readonly #crowd: Crowd
  /** In the order in which they came. */
  readonly #waiters: Waiter[] = []
  /** Who fetches for all that wait. */
  #leader: Transaction | null = null
  /** The exchange of who leads or has led last, and since when. */
  #ledBy = NO_EXCHANGE
  #ledSinceUs = 0
  /** Hit-for-miss: until then answers are known not to be shared. */
  #unsharedUntilUs = -Infinity
  /** Whether what came last may be had by others. */
  #isShared = false
  /** Requests that have gone by and are not back. */
  #out = 0

  constructor(key: string, primary: string, { rules, rule, crowd }: Doorway) {
    this.#key = key
    this.primary = primary
    this.#rules = rules
    this.#rule = rule
    this.#crowd = crowd
  }

  /** Nobody is here, and nothing is remembered. */
  get isIdle(): boolean {
    return this.#out === 0 && this.#waiters.length === 0 && !this.#isForEach
  }

  /** For the values beside the listing. */
  summary(): string {
    if (this.#isForEach) return 'open: each has an answer of its own'
    return this.#leader ? `shut: ${this.#waiters.length} wait` : 'open'
  }

  mayPass(req: CacheRequest): boolean {
    return this.#isOpenTo(req.transaction) || this.#isForEach || req.transaction.gaveUpWaiting || !this.#hasUseForOthers(req)
  }

  /** Waits until an answer is there, or the turn or the end of the patience has come. */
  opens(req: CacheRequest): Promise<void> {
    return asPromise(this.#wait(req))
  }

  /** Serves what came while this one waited. */
  share(copy: StoredResponse, req: CacheRequest): HttpResponse {
    const { transaction } = req
    transaction.collapsed = true
    this.quit(req)
    return this.#rules.reuse(copy, req, 'another request was fetching it, and the answer serves this one, too')
  }

  /** It does not go by here after all: if the turn was its own, it is the next one's. */
  quit({ transaction }: CacheRequest): void {
    this.#pass(transaction)
  }

  /** Fetches; for all that wait, where its answer may be for others. */
  lead(req: CacheRequest, next: Next): Promise<HttpResponse> {
    const { transaction } = req
    this.#out++
    if (this.#isOpenTo(transaction) && !this.#isForEach && !transaction.gaveUpWaiting && isForAnybody(req)) {
      this.#crowd.leads(this.#key, transaction.collapsed === undefined ? NO_EXCHANGE : this.#ledBy)
      this.#leader = transaction
      this.#ledBy = this.#crowd.exchangeNow
      this.#ledSinceUs = this.#crowd.nowUs
      this.#isShared = false
    }
    return next(req)
  }

  /** It is back, with an answer or without. */
  leave(req: CacheRequest): void {
    this.#out--
    if (isForAnybody(req)) this.#learn(req)
    this.#pass(req.transaction)
  }

  /** As if no answer had come yet. */
  forget(): void {
    if (!this.#isForEach) return
    this.#unsharedUntilUs = -Infinity
    this.#crowd.remembers(this.#key, 0)
  }

  get #isForEach(): boolean {
    return this.#crowd.nowUs < this.#unsharedUntilUs
  }

  /** Nobody else leads, or for too long. */
  #isOpenTo(transaction: Transaction): boolean {
    return !this.#leader || this.#leader === transaction || this.#crowd.nowUs - this.#ledSinceUs >= msToUs(this.#rule.leadMs)
  }

  /** An answer to another request might serve it. */
  #hasUseForOthers(req: CacheRequest): boolean {
    const { method, transaction } = req
    if ((method !== 'GET' && method !== 'HEAD') || transaction.isBackground || this.#rules.directives(req).noCache) return false
    return !(this.#rule.coldOnly && transaction.selected)
  }

  #learn(req: CacheRequest): void {
    const brought = broughtBy(req, this.#rules)
    this.#isShared = brought === 'a copy'
    const rememberedUs = brought === 'its own' ? msToUs(this.#rule.hitForMissS * 1000) : 0
    // It holds on when a request fails, and ends when a copy comes.
    if (brought === 'nothing' || (rememberedUs === 0 && !this.#isForEach)) return
    this.#unsharedUntilUs = this.#crowd.nowUs + rememberedUs
    this.#crowd.remembers(this.#key, rememberedUs)
  }

  /** This one does not lead any more, if it did: who comes next. */
  #pass(transaction: Transaction): void {
    if (this.#leader === transaction) this.#leader = null
    // Those who look for themselves are told nothing.
    if (this.#rule.looksEveryMs > 0) return
    if (this.#isShared) this.#wake(Infinity, WaitEnd.Answered)
    else if (this.#isForEach) this.#wake(this.#rule.wakes, WaitEnd.Unshared)
    else if (!this.#leader && this.#waiters[0]) {
      // The next has the turn before anybody can come in between.
      this.#leader = this.#waiters[0].transaction
      this.#wake(1, WaitEnd.Baton)
    }
  }

  #wake(most: number, why: WaitEnd): void {
    for (const waiter of this.#waiters.splice(0, most)) {
      waiter.woken.fire(this.#crowd.scheduler, why)
    }
  }

  *#wait(req: CacheRequest): Process<void> {
    const { transaction } = req
    const sinceUs = this.#crowd.nowUs
    transaction.fwd = transaction.reason ?? 'uri-miss'
    transaction.collapsed = false
    transaction.waitsUntilUs ??= sinceUs + msToUs(this.#rule.giveUpMs)
    this.#crowd.waits(this.#key, this.#ledBy)
    const waiter: Waiter = { transaction, woken: new Signal('the answer to another request') }
    this.#waiters.push(waiter)
    let why: WaitEnd = WaitEnd.Left
    try {
      why = this.#rule.looksEveryMs > 0 ? yield* this.#look(req, transaction.waitsUntilUs) : yield waiter.woken
    } finally {
      this.#crowd.waited(why, this.#crowd.nowUs - sinceUs)
      const at = this.#waiters.indexOf(waiter)
      if (at >= 0) this.#waiters.splice(at, 1)
      // Given up after it was woken: its turn goes to the next.
      else if (why === WaitEnd.Left) this.#pass(transaction)
    }
  }

  /** Looks from time to time whether it may pass, until its patience is over. */
  *#look(req: CacheRequest, untilUs: number): Process<WaitEnd> {
    const everyUs = msToUs(this.#rule.looksEveryMs)
    for (;;) {
      yield Math.min(everyUs, untilUs - this.#crowd.nowUs)
      if (this.#crowd.nowUs >= untilUs) break
      if (this.mayPass(req)) return this.#isShared ? WaitEnd.Answered : WaitEnd.Baton
    }
    req.transaction.gaveUpWaiting = true
    return WaitEnd.GaveUp
  }
}
