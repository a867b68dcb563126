/**
 * Two numbers a key: how many passed in the window before and how many in this one. What passed in the last window's length is
 * taken to be the first number times the share of that window that still reaches into it, plus the second (Cloudflare: "How we
 * built rate limiting capable of scaling to millions of domains").
 */
import { type Counter, type LimitRule, type Limited, US_A_SECOND, held, passed } from './limiter'

export class SlidingWindow implements Counter {
  readonly #rule: LimitRule
  readonly #limit: number
  readonly #windowUs: number
  #window = 0
  #before = 0
  #count = 0

  constructor(rule: LimitRule) {
    this.#rule = rule
    this.#limit = rule.limit
    this.#windowUs = rule.windowS * US_A_SECOND
  }

  take(nowUs: number): Limited {
    this.#turn(Math.floor(nowUs / this.#windowUs))
    const [used, all] = [this.#used(nowUs), this.#limit * this.#windowUs]
    if (used + this.#windowUs > all) return held(this.#waitUs(nowUs) / US_A_SECOND, used / all)
    this.#count++
    return passed((used + this.#windowUs) / all)
  }

  isIdle(nowUs: number): boolean {
    return Math.floor(nowUs / this.#windowUs) > this.#window + 1
  }

  levelAt(nowUs: number): number {
    const now = this.copy()
    now.#turn(Math.floor(nowUs / this.#windowUs))
    return now.#used(nowUs) / (this.#limit * this.#windowUs)
  }

  copy(): SlidingWindow {
    const copy = new SlidingWindow(this.#rule)
    copy.#window = this.#window
    copy.#before = this.#before
    copy.#count = this.#count
    return copy
  }

  /** What is taken to have passed in the last window's length, times that length: a whole number. */
  #used(nowUs: number): number {
    return this.#before * (this.#windowUs - (nowUs % this.#windowUs)) + this.#count * this.#windowUs
  }

  #turn(window: number): void {
    if (window === this.#window) return
    this.#before = window === this.#window + 1 ? this.#count : 0
    this.#count = 0
    this.#window = window
  }

  /** Until the share of the window before has shrunk far enough; else, in the next window, until that of this one has. */
  #waitUs(nowUs: number): number {
    const elapsedUs = nowUs % this.#windowUs
    const room = this.#limit - 1 - this.#count
    if (room >= 0) return (1 - room / this.#before) * this.#windowUs - elapsedUs
    return this.#windowUs - elapsedUs + (1 - (this.#limit - 1) / this.#count) * this.#windowUs
  }
}
