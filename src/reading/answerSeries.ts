/**
 * How many answers users got, and how many of them a cache gave without asking anybody, between any two records.
 */
import { lowerBound } from '../trace/intervals'
import type { Trace } from '../trace/trace'
import { Outcome } from '../trace/traceKinds'
import { runningTotals } from './grouped'
import type { RequestColumns } from './requestColumns'

/** `hits` are those from a cache that asked nobody, fresh or stale. */
export interface AnswerCounts {
  readonly hits: number
  readonly answered: number
}

export class AnswerSeries {
  readonly #dones: Int32Array
  readonly #hits: Float64Array

  /** `dones` are the Done records, in order. */
  constructor(trace: Trace, { outcomes }: RequestColumns, dones: Int32Array) {
    this.#dones = dones
    this.#hits = runningTotals(dones, (i) => {
      const outcome = outcomes[trace.request(i)]!
      return Number(outcome === Outcome.Hit || outcome === Outcome.Stale)
    })
  }

  /** Among the records from `from` to `to` (exclusive). */
  between(from: number, to: number): AnswerCounts {
    const [first, end] = [lowerBound(this.#dones, from), lowerBound(this.#dones, to)]
    return { hits: this.#hits[end]! - this.#hits[first]!, answered: end - first }
  }
}
