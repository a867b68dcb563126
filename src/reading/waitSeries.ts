/**
 * How long users waited: for each client its answers in order, as columns, and what one answer looks like as a mark on a
 * strip. A mark is made when it is first asked for, and the same one is given again.
 */
import { usToMs } from '../engine/time'
import type { Run } from '../run/run.types'
import { OUTCOME_NAMES, type OutcomeName } from '../trace/traceKinds'
import { type Grouped, figuresOf } from './grouped'
import type { RequestColumns } from './requestColumns'

export interface WaitMark {
  readonly request: number
  readonly ms: number
  readonly outcome: OutcomeName
}

/** The answers that one client got. All columns are in the same order. */
export class WaitSeries {
  /** Done records. */
  readonly records: Int32Array
  readonly waitsUs: Float64Array
  /** Which of them, by place in that order, are answers to requests with a name. */
  readonly named: Int32Array
  readonly #requests: Float64Array
  readonly #columns: RequestColumns
  readonly #marks: WaitMark[] = []

  constructor({ trace, requests }: Run, columns: RequestColumns, records: Int32Array) {
    this.records = records
    this.waitsUs = figuresOf(records, (i) => trace.b(i))
    this.#requests = figuresOf(records, (i) => trace.request(i))
    this.#columns = columns
    const named: number[] = []
    this.#requests.forEach((request, k) => {
      if (requests.hasName(request)) named.push(k)
    })
    this.named = Int32Array.from(named)
  }

  mark(k: number): WaitMark {
    return (this.#marks[k] ??= {
      request: this.#requests[k]!,
      ms: usToMs(this.waitsUs[k]!),
      outcome: answeredBy(this.#columns, this.#requests[k]!),
    })
  }
}

/** The outcome of an answered request; one that no cache has decided on was answered by the origin. */
export function answeredBy({ outcomes }: RequestColumns, request: number): OutcomeName {
  return OUTCOME_NAMES[outcomes[request]!]!
}

/** Of all clients: [node]. */
export function waitSeries(run: Run, columns: RequestColumns, byClient: Grouped): readonly WaitSeries[] {
  return run.nodes.map(({ index }) => new WaitSeries(run, columns, byClient.get(index)))
}
