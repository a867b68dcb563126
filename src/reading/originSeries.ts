/**
 * What reached and left the origins, all of them together, between any two records: counts and sums are differences of
 * running totals, so that a whole run, a step and the time up to the playhead cost the same two binary searches.
 */
import type { OriginView } from '../scene/runView'
import type { Trace } from '../trace/trace'
import { Cause } from '../trace/exchanges'
import { lowerBound } from '../trace/intervals'
import { Kind } from '../trace/traceKinds'
import { type Grouped, figuresOf, runningTotals } from './grouped'

const SECOND_US = 1_000_000

/** The columns of the series, as they cross to another thread. */
export interface OriginColumns {
  readonly arrivals: Int32Array
  readonly timesUs: Float64Array
  /** The highest rate up to each arrival: in the whole run, and in its step. */
  readonly peaks: Int32Array
  readonly stepPeaks: Int32Array
  readonly conditional: Float64Array
  readonly sent: Int32Array
  readonly contentBytes: Float64Array
  readonly headBytes: Float64Array
  readonly pushedBytes: Float64Array
}

export function originColumns(trace: Trace, byKind: Grouped): OriginColumns {
  const [arrivals, sent] = [byKind.get(Kind.Receive), byKind.get(Kind.Sent)]
  const timesUs = figuresOf(arrivals, (i) => trace.timeUs(i))
  return {
    arrivals, timesUs, sent,
    peaks: peaksOf(timesUs),
    stepPeaks: peaksBySteps(timesUs, Array.from(byKind.get(Kind.Step), (record) => lowerBound(arrivals, record))),
    conditional: runningTotals(arrivals, (i) => trace.a(i)),
    contentBytes: runningTotals(sent, (i) => trace.a(i)),
    headBytes: runningTotals(sent, (i) => trace.b(i)),
    pushedBytes: runningTotals(sent, (i) => (trace.exchanges.cause(trace.exchange(i)) === Cause.Push ? trace.a(i) : 0)),
  }
}

export class OriginSeries {
  readonly #of: OriginColumns

  constructor(columns: OriginColumns) {
    this.#of = columns
  }

  /** With the records from `from`, where the run or a step begins, to `to` (exclusive), in the same step or the whole run. */
  between(from: number, to: number): OriginView {
    const [first, end] = [lowerBound(this.#of.arrivals, from), lowerBound(this.#of.arrivals, to)]
    const [firstSent, endSent] = [lowerBound(this.#of.sent, from), lowerBound(this.#of.sent, to)]
    const peaks = from === 0 ? this.#of.peaks : this.#of.stepPeaks
    return {
      requests: end - first,
      conditional: this.#of.conditional[end]! - this.#of.conditional[first]!,
      peakRps: end > first ? peaks[end - 1]! : 0,
      contentBytes: this.#of.contentBytes[endSent]! - this.#of.contentBytes[firstSent]!,
      headBytes: this.#of.headBytes[endSent]! - this.#of.headBytes[firstSent]!,
      pushedBytes: this.#of.pushedBytes[endSent]! - this.#of.pushedBytes[firstSent]!,
    }
  }

  /** Arrivals among the records from `from` to `to` (exclusive) in the second that ends at `timeUs`. */
  inLastSecond(from: number, to: number, timeUs: number): number {
    const [first, end] = [lowerBound(this.#of.arrivals, from), lowerBound(this.#of.arrivals, to)]
    return end - first - lowerBound(this.#of.timesUs.subarray(first, end), timeUs - SECOND_US + 1)
  }
}

/** The same, each step for itself; `starts` are the numbers of the first arrivals of the steps. */
function peaksBySteps(timesUs: Float64Array, starts: readonly number[]): Int32Array {
  const peaks = new Int32Array(timesUs.length)
  starts.forEach((first, step) => peaks.set(peaksOf(timesUs.subarray(first, starts[step + 1] ?? timesUs.length)), first))
  return peaks
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
