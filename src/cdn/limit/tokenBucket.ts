/**
 * A bucket that fills at a constant rate and gives one token to each request: short bursts pass, and in the long run no more than
 * flows in.
 */
import { type Counter, type LimitRule, type Limited, US_A_SECOND, held, passed } from './limiter'

/** Counted in whole parts of a token, of which there are as many as a window has µs: so no rounding lets one more through. */
export class TokenBucket implements Counter {
  readonly #rule: LimitRule
  readonly #limit: number
  readonly #token: number
  #parts: number
  #atUs = 0

  constructor(rule: LimitRule) {
    this.#rule = rule
    this.#limit = rule.limit
    this.#token = rule.windowS * US_A_SECOND
    this.#parts = rule.limit * this.#token
  }

  take(nowUs: number): Limited {
    this.#parts = this.#filled(nowUs)
    this.#atUs = nowUs
    if (this.#parts < this.#token) return held((this.#token - this.#parts) / this.#limit / US_A_SECOND, this.levelAt(nowUs))
    this.#parts -= this.#token
    return passed(this.levelAt(nowUs))
  }

  isIdle(nowUs: number): boolean {
    return this.#filled(nowUs) >= this.#limit * this.#token
  }

  levelAt(nowUs: number): number {
    return 1 - this.#filled(nowUs) / this.#token / this.#limit
  }

  copy(): TokenBucket {
    const copy = new TokenBucket(this.#rule)
    copy.#parts = this.#parts
    copy.#atUs = this.#atUs
    return copy
  }

  #filled(nowUs: number): number {
    return Math.min(this.#limit * this.#token, this.#parts + (nowUs - this.#atUs) * this.#limit)
  }
}
