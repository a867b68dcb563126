/**
 * So many in each window of the clock. One number a key; around the end of a window twice as many pass in a short time.
 */
import { type Counter, type LimitRule, type Limited, US_A_SECOND, held, passed } from './limiter'

export class FixedWindow implements Counter {
  readonly #rule: LimitRule
  readonly #limit: number
  readonly #windowUs: number
  #window = 0
  #count = 0

  constructor(rule: LimitRule) {
    this.#rule = rule
    this.#limit = rule.limit
    this.#windowUs = rule.windowS * US_A_SECOND
  }

  take(nowUs: number): Limited {
    const window = this.#windowAt(nowUs)
    if (window !== this.#window) this.#count = 0
    this.#window = window
    if (this.#count >= this.#limit) return held(((window + 1) * this.#windowUs - nowUs) / US_A_SECOND, 1)
    this.#count++
    return passed(this.#count / this.#limit)
  }

  isIdle(nowUs: number): boolean {
    return this.#windowAt(nowUs) !== this.#window
  }

  levelAt(nowUs: number): number {
    return this.isIdle(nowUs) ? 0 : this.#count / this.#limit
  }

  copy(): FixedWindow {
    const copy = new FixedWindow(this.#rule)
    copy.#window = this.#window
    copy.#count = this.#count
    return copy
  }

  #windowAt(nowUs: number): number {
    return Math.floor(nowUs / this.#windowUs)
  }
}
