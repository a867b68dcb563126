/**
 * A bucket that fills at a constant rate and gives one token to each request: short bursts pass, and in the long run no more than
 * flows in.
 */
import { type Counter, type LimitRule, type Limited, US_A_SECOND, held, passed } from './limiter'

/** Counted in whole parts of a token, of which there are as many as a window has µs: so no rounding lets one more through. */
export class TokenBucket implements Counter {
  readonly #limit: number
  readonly #token: number
  #parts: number
  #atUs = 0

  constructor({ limit, windowS }: LimitRule) {
    this.#limit = limit
    this.#token = windowS * US_A_SECOND
    this.#parts = limit * this.#token
  }

  take(nowUs: number): Limited {
    this.#parts = this.#filled(nowUs)
    this.#atUs = nowUs
    if (this.#parts < this.#token) return held((this.#token - this.#parts) / this.#limit / US_A_SECOND, this.#level)
    this.#parts -= this.#token
    return passed(this.#level)
  }

  isIdle(nowUs: number): boolean {
    return this.#filled(nowUs) >= this.#limit * this.#token
  }

  get #level(): number {
    return 1 - this.#parts / this.#token / this.#limit
  }

  #filled(nowUs: number): number {
    return Math.min(this.#limit * this.#token, this.#parts + (nowUs - this.#atUs) * this.#limit)
  }
}
