/**
 * Who answered users, as running totals: code at a place in its own name, its cache, the answer to another's request, or the origin; and how many
 * answers came to a stranger.
 */
import { leakedFrom } from '../scene/leaks'
import { lowerBound } from '../trace/intervals'
import { type Mark, type Station, stampMark, stampStation } from '../trace/stamps'
import { Kind, NO_STATUS } from '../trace/traceKinds'
import { runningTotals } from './grouped'
import type { Reading } from './reading'
import { indexOf } from './traceIndex'

/** Stations that answer by themselves, and who else does. */
export const ANSWERERS = ['filter', 'limit', 'token', 'cors', 'redirect', 'function', 'store', 'cache', 'another', 'origin', 'nobody'] as const
export type Answerer = (typeof ANSWERERS)[number]

export interface AnswererCounts {
  readonly by: readonly { readonly who: Answerer; readonly count: number }[]
  readonly leaked: number
  /** Answers that were errors (5xx). */
  readonly failed: number
}

export class AnswererSeries {
  readonly #dones: Int32Array
  readonly #totals: readonly Float64Array[]
  readonly #leaked: Float64Array
  readonly #failed: Float64Array

  constructor(run: Reading) {
    const { trace, requests } = run
    const index = indexOf(run)
    const asked = new Set(Array.from(index.ofKind(Kind.Receive)).filter((i) => !trace.isBehind(i)).map((i) => trace.request(i)))
    const waited = new Set(Array.from(index.ofKind(Kind.Waited), (i) => trace.request(i)))
    const stations = new Map(Array.from(index.ofKind(Kind.Stamp)).flatMap((i) => {
      const station = answering(trace.a(i))
      return station ? [[trace.request(i), station] as const] : []
    }))
    const whoOf = (done: number): Answerer => {
      const request = trace.request(done)
      const station = stations.get(request)
      if (station) return station
      if (trace.a(done) === NO_STATUS) return 'nobody'
      return asked.has(request) ? 'origin' : waited.has(request) ? 'another' : 'cache'
    }
    this.#dones = index.ofKind(Kind.Done)
    const who = new Map(Array.from(this.#dones, (done) => [done, whoOf(done)]))
    this.#totals = ANSWERERS.map((one) => runningTotals(this.#dones, (done) => Number(who.get(done) === one)))
    this.#failed = runningTotals(this.#dones, (done) => Number(trace.a(done) >= 500))
    this.#leaked = runningTotals(this.#dones, (done) => {
      const request = trace.request(done)
      return Number(leakedFrom({ content: trace.string(index.requests.contents[request]!), headers: requests.at(request)!.headers }).length > 0)
    })
  }

  /** Among the records from `from` to `to` (exclusive): those who have answered anything. */
  between(from: number, to: number): AnswererCounts {
    const [first, end] = [lowerBound(this.#dones, from), lowerBound(this.#dones, to)]
    const by = ANSWERERS.map((who, k) => ({ who, count: this.#totals[k]![end]! - this.#totals[k]![first]! }))
    return { by: by.filter(({ count }) => count > 0), leaked: this.#leaked[end]! - this.#leaked[first]!, failed: this.#failed[end]! - this.#failed[first]! }
  }
}

/** The station that has answered with this stamp; undefined where the request went on. */
function answering(a: number): Answerer | undefined {
  const [station, mark]: [Station, Mark] = [stampStation(a), stampMark(a)]
  return mark === 'passed' || mark === 'changed' ? undefined : ANSWERERS.find((one) => one === station)
}
