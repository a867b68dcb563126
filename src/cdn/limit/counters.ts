/**
 * The counters of one place, by key. Those that know nothing any more are forgotten from time to time.
 */
import { FixedWindow } from './fixedWindow'
import { type Counter, type LimitKind, type LimitRule, type Limited, sameRule } from './limiter'
import { SlidingWindow } from './slidingWindow'
import { TokenBucket } from './tokenBucket'

const MAKE: Readonly<Record<LimitKind, new (rule: LimitRule) => Counter>> = { 'token bucket': TokenBucket, 'sliding window': SlidingWindow, 'fixed window': FixedWindow }

/** So many counters are kept before anybody looks which of them are idle. */
const FIRST_SWEEP = 4096

/** One that has counted nothing. */
export const newCounter = (rule: LimitRule): Counter => new MAKE[rule.kind](rule)

export class Counters {
  readonly #byKey = new Map<string, Counter>()
  #rule: LimitRule | null = null
  #sweepAt = FIRST_SWEEP

  /** Counts one more, under the rule in force: another rule begins with new counters. */
  take(key: string, rule: LimitRule, nowUs: number): Limited {
    if (!sameRule(this.#rule, rule)) this.#byKey.clear()
    this.#rule = rule
    let counter = this.#byKey.get(key)
    if (!counter) {
      if (this.#byKey.size >= this.#sweepAt) this.#sweep(nowUs)
      counter = newCounter(rule)
      this.#byKey.set(key, counter)
    }
    return counter.take(nowUs)
  }

  /** What is known of a key, as it is now; undefined where nothing is. */
  copyOf(key: string): Counter | undefined {
    return this.#byKey.get(key)?.copy()
  }

  #sweep(nowUs: number): void {
    for (const [key, counter] of this.#byKey) if (counter.isIdle(nowUs)) this.#byKey.delete(key)
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#byKey.size)
  }
}
