/**
 * When requests come. An arrival process says how much is expected between one request and the
 * next, and how its rate swells over time; `ArrivalClock` turns that and a rate into times. The
 * gaps are drawn in expected requests and not in time, so that the k-th gap is the same at
 * every rate: a lever that changes the rate stretches the traffic and draws nothing anew.
 */
import type { RandomSource } from '../../engine/streams'

export interface Arrivals {
  /** Expected requests until the `n`-th one, counted from 0; 1 on average. */
  gap(n: number, random: RandomSource): number
  /** The rate as a multiple of the traffic's own, `sinceMs` after it began and `forMs` before it ends in all; always 1 when absent. */
  swell?(sinceMs: number, forMs: number): number
}

export class ArrivalClock {
  readonly #arrivals: Arrivals
  readonly #random: RandomSource
  #arrived = 0
  /** Expected requests until the next one. */
  #due: number

  constructor(arrivals: Arrivals, random: RandomSource) {
    this.#arrivals = arrivals
    this.#random = random
    this.#due = arrivals.gap(0, random)
  }

  /**
   * Times of the arrivals in the next `sliceMs`, from its start (ms), at a rate of `perSecond`
   * that holds for all of it.
   *
   *     new ArrivalClock(steady, random).within(1000, 3) // three times, a third of a second apart
   */
  within(sliceMs: number, perSecond: number): number[] {
    const perMs = perSecond / 1000
    const expected = perMs * sliceMs
    const times: number[] = []
    let passed = 0
    while (passed + this.#due < expected) {
      passed += this.#due
      times.push(passed / perMs)
      this.#due = this.#arrivals.gap(++this.#arrived, this.#random)
    }
    this.#due -= expected - passed
    return times
  }
}
