/**
 * What reached and left the origins, all of them together, between any two records: counts and sums are differences of
 * running totals, so that a whole run, a step and the time up to the playhead cost the same two binary searches.
 */
import type { OriginView } from '../scene/runView'
import type { Trace } from '../trace/trace'
import { lowerBound } from '../trace/intervals'
import { Kind } from '../trace/traceKinds'
import { type Grouped, figuresOf, runningTotals } from './grouped'

const SECOND_US = 1_000_000

export class OriginSeries {
  readonly #arrivals: Int32Array
  readonly #timesUs: Float64Array
  /** The highest rate up to each arrival. */
  readonly #peaks: Int32Array
  readonly #conditional: Float64Array
  readonly #sent: Int32Array
  readonly #contentBytes: Float64Array
  readonly #headBytes: Float64Array

  constructor(trace: Trace, byKind: Grouped) {
    this.#arrivals = byKind.get(Kind.Receive)
    this.#timesUs = figuresOf(this.#arrivals, (i) => trace.timeUs(i))
    this.#peaks = peaksOf(this.#timesUs)
    this.#conditional = runningTotals(this.#arrivals, (i) => trace.a(i))
    this.#sent = byKind.get(Kind.Sent)
    this.#contentBytes = runningTotals(this.#sent, (i) => trace.a(i))
    this.#headBytes = runningTotals(this.#sent, (i) => trace.b(i))
  }

  /** With the records from `from` to `to` (exclusive). The peak of a stretch that does not begin with the run costs its arrivals. */
  between(from: number, to: number): OriginView {
    const [first, end] = [lowerBound(this.#arrivals, from), lowerBound(this.#arrivals, to)]
    const [firstSent, endSent] = [lowerBound(this.#sent, from), lowerBound(this.#sent, to)]
    const peaks = first === 0 ? this.#peaks.subarray(0, end) : peaksOf(this.#timesUs.subarray(first, end))
    return {
      requests: end - first,
      conditional: this.#conditional[end]! - this.#conditional[first]!,
      peakRps: peaks.at(-1) ?? 0,
      contentBytes: this.#contentBytes[endSent]! - this.#contentBytes[firstSent]!,
      headBytes: this.#headBytes[endSent]! - this.#headBytes[firstSent]!,
    }
  }

  /** Arrivals among the first `count` records in the second that ends at `timeUs`. */
  inLastSecond(count: number, timeUs: number): number {
    const end = lowerBound(this.#arrivals, count)
    return end - lowerBound(this.#timesUs.subarray(0, end), timeUs - SECOND_US + 1)
  }
}

/** Up to each of the ascending times, the most of them within any one second: two that are a whole second apart do not share one. */
function peaksOf(timesUs: Float64Array): Int32Array {
  const peaks = new Int32Array(timesUs.length)
  let peak = 0
  for (let first = 0, last = 0; last < timesUs.length; last++) {
    while (timesUs[last]! - timesUs[first]! >= SECOND_US) first++
    peak = Math.max(peak, last - first + 1)
    peaks[last] = peak
  }
  return peaks
}
