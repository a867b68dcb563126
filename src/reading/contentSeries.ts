/**
 * What answers showed, as running totals by content: how many showed it, and how many of them were wrong, between any two records.
 */
import { lowerBound } from '../trace/intervals'
import type { Trace } from '../trace/trace'
import { runningTotals } from './grouped'

/** Answers by what they showed. */
export interface ContentCount {
  readonly content: string
  readonly count: number
  /** How many of them the origin itself would have answered otherwise at that moment. */
  readonly wrong: number
}

interface Series {
  readonly content: string
  readonly records: Int32Array
  /** One longer than `records`. */
  readonly wrong: Float64Array
}

export class ContentSeries {
  readonly #series: readonly Series[]

  /** `records` are the Content records, in order. */
  constructor(trace: Trace, records: Int32Array) {
    const byContent = new Map<number, number[]>()
    for (const i of records) {
      const shown = trace.a(i)
      const list = byContent.get(shown)
      if (list) list.push(i)
      else byContent.set(shown, [i])
    }
    this.#series = [...byContent].map(([shown, list]) => {
      const ofContent = Int32Array.from(list)
      return { content: trace.string(shown), records: ofContent, wrong: runningTotals(ofContent, (i) => Number(trace.b(i) !== shown)) }
    })
  }

  /** Among the records from `from` to `to` (exclusive), in the order in which contents were first seen in the run. */
  between(from: number, to: number): ContentCount[] {
    return this.#series
      .map(({ content, records, wrong }) => {
        const [first, end] = [lowerBound(records, from), lowerBound(records, to)]
        return { content, count: end - first, wrong: wrong[end]! - wrong[first]! }
      })
      .filter((one) => one.count > 0)
  }
}
