/**
 * What answers showed and how many bytes left the origins, as running totals by record: a
 * frame asks for a sum and gets it by one binary search.
 */
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import type { ContentFrame } from '../frame/types'

export interface AnswerIndex {
  /** Answers by what they showed, in the order in which they were first seen. */
  readonly contentsAt: (count: number) => ContentFrame[]
  readonly bytesAt: (count: number) => { readonly contentBytes: number; readonly headBytes: number }
  /** Deploy records, in time. */
  readonly deploys: Int32Array
}

/** The number of the empty string in every trace. */
const NOTHING_SAID = 0

/** Records with a running total of a figure beside them. */
class Totals {
  readonly #records: number[] = []
  readonly #totals: number[] = [0]

  add(record: number, figure: number): void {
    this.#records.push(record)
    this.#totals.push(this.#totals.at(-1)! + figure)
  }

  recordsAt(count: number): number {
    return lowerBound(this.#records, count)
  }

  totalAt(count: number): number {
    return this.#totals[this.recordsAt(count)]!
  }
}

/** The records of three kinds, each in order. */
interface AnswerRecords {
  readonly contents: Int32Array
  readonly sent: Int32Array
  readonly deploys: Int32Array
}

export function answerIndex({ trace }: Run, records: AnswerRecords): AnswerIndex {
  const contents = new Map<number, Totals>()
  for (const i of records.contents) {
    const shown = trace.a(i)
    if (shown === NOTHING_SAID) continue
    if (!contents.has(shown)) contents.set(shown, new Totals())
    contents.get(shown)!.add(i, shown === trace.b(i) ? 0 : 1)
  }
  const content = new Totals()
  const head = new Totals()
  for (const i of records.sent) {
    content.add(i, trace.a(i))
    head.add(i, trace.b(i))
  }
  return {
    contentsAt: (count) =>
      [...contents]
        .map(([id, totals]) => ({ content: trace.string(id), count: totals.recordsAt(count), wrong: totals.totalAt(count) }))
        .filter((one) => one.count > 0),
    bytesAt: (count) => ({ contentBytes: content.totalAt(count), headBytes: head.totalAt(count) }),
    deploys: records.deploys,
  }
}
