/**
 * The counters of one place, by key. Those that know nothing any more are forgotten from time to time.
 */
import { FixedWindow } from './fixedWindow'
import type { Counter, LimitKind, LimitRule, Limited } from './limiter'
import { SlidingWindow } from './slidingWindow'
import { TokenBucket } from './tokenBucket'

const MAKE: Readonly<Record<LimitKind, new (rule: LimitRule) => Counter>> = { 'token bucket': TokenBucket, 'sliding window': SlidingWindow, 'fixed window': FixedWindow }

/** So many counters are kept before anybody looks which of them are idle. */
const FIRST_SWEEP = 4096

export class Counters {
  readonly #byKey = new Map<string, Counter>()
  #rule: LimitRule | undefined
  #sweepAt = FIRST_SWEEP

  /** Counts one more, under the rule in force: another rule begins with new counters. */
  take(key: string, rule: LimitRule, nowUs: number): Limited {
    const before = this.#rule
    if (before?.kind !== rule.kind || before.limit !== rule.limit || before.windowS !== rule.windowS) this.#byKey.clear()
    this.#rule = rule
    let counter = this.#byKey.get(key)
    if (!counter) {
      if (this.#byKey.size >= this.#sweepAt) this.#sweep(nowUs)
      counter = new MAKE[rule.kind](rule)
      this.#byKey.set(key, counter)
    }
    return counter.take(nowUs)
  }

  #sweep(nowUs: number): void {
    for (const [key, counter] of this.#byKey) if (counter.isIdle(nowUs)) this.#byKey.delete(key)
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#byKey.size)
  }
}
