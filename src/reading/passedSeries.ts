/**
 * Requests that went from one node to another: those that were drawn, a Hop record each, and those that were only counted (Tally). In a step
 * that counts, the ones that are drawn are examples of these, and count nothing. Sorted once for a run; a question is then a binary search or two.
 */
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import type { TraceIndex } from './traceIndex'

export interface PassedPair {
  readonly from: number
  readonly to: number
  /** Records, in order, and how many requests there were with each of them and before. */
  readonly records: readonly number[]
  readonly sums: readonly number[]
}

export class PassedSeries {
  readonly pairs: readonly PassedPair[]
  readonly #trace: Run['trace']
  /** By node: records at which it sends a response that nobody behind it was asked for. */
  readonly #answers = new Map<number, number[]>()
  readonly #tallies: ArrayLike<number>
  /** By node: records at which a request begins to wait for another one's fetch, and at which one ends to. */
  readonly #waits = new Map<number, { readonly begun: number[]; readonly ended: number[] }>()

  constructor({ trace }: Pick<Run, 'trace'>, index: TraceIndex) {
    this.#trace = trace
    const found = new Map<number, { readonly from: number; readonly to: number; readonly entries: (readonly [record: number, requests: number])[] }>()
    const note = (record: number, to: number, requests: number): void => {
      const from = trace.node(record)
      const pair = found.get(from * 0x10000 + to) ?? { from, to, entries: [] }
      found.set(from * 0x10000 + to, pair)
      pair.entries.push([record, requests])
    }
    const stepOf = (record: number): number => lowerBound(index.stepStarts, record + 1) - 1
    const tallies = index.ofKind(Kind.Tally)
    this.#tallies = tallies
    const counting = new Set([...tallies].map(stepOf))
    for (const i of index.ofKind(Kind.Hop)) if (hopPhase(trace.a(i)) === Phase.Request) note(i, hopTo(trace.a(i)), counting.has(stepOf(i)) ? 0 : 1)
    for (const i of tallies) note(i, trace.a(i), trace.b(i))
    this.pairs = [...found.values()].map(({ from, to, entries }) => {
      entries.sort(([a], [b]) => a - b)
      let sum = 0
      return { from, to, records: entries.map(([record]) => record), sums: entries.map(([, requests]) => (sum += requests)) }
    })
    this.#findAnswers(index, (record) => !counting.has(stepOf(record)))
    for (const i of index.ofKind(Kind.Wait)) this.#waitsAt(trace.node(i)).begun.push(i)
    for (const i of index.ofKind(Kind.Waited)) this.#waitsAt(trace.node(i)).ended.push(i)
  }

  /** How many went that way among the records from `since` to `count` (exclusive). */
  between({ records, sums }: PassedPair, since: number, count: number): number {
    return (sums[lowerBound(records, count) - 1] ?? 0) - (sums[lowerBound(records, since) - 1] ?? 0)
  }

  /** Times at which they went that way among these records, and how many. */
  entries({ records, sums }: PassedPair, since: number, count: number): { readonly timeUs: number; readonly requests: number }[] {
    const first = lowerBound(records, since)
    return records.slice(first, lowerBound(records, count)).map((record, k) => ({ timeUs: this.#trace.timeUs(record), requests: sums[first + k]! - (sums[first + k - 1] ?? 0) }))
  }

  /** The user's request that went there last among these, of those that are drawn; -1 when none did. */
  last({ records }: PassedPair, since: number, count: number): number {
    for (let k = lowerBound(records, count) - 1; k >= 0 && records[k]! >= since; k--) {
      if (this.#trace.kind(records[k]!) === Kind.Hop) return this.#trace.request(records[k]!)
    }
    return -1
  }

  /**
   * Requests that a node has answered itself among these records, `arrived` and `passed` of which came to it and were passed on. Of those that
   * are only counted every one is answered that is not passed on; of those that are drawn, who has its answer.
   */
  answered(node: number, since: number, count: number, { arrived, passed }: { readonly arrived: number; readonly passed: number }): number {
    if (lowerBound(this.#tallies, count) > lowerBound(this.#tallies, since)) return Math.max(0, arrived - passed)
    const answers = this.#answers.get(node) ?? []
    return lowerBound(answers, count) - lowerBound(answers, since)
  }

  #findAnswers(index: TraceIndex, counts: (record: number) => boolean): void {
    const { exchanges } = this.#trace
    const asking = new Set<number>()
    for (const i of index.ofKind(Kind.Hop)) {
      const exchange = this.#trace.exchange(i)
      const phase = hopPhase(this.#trace.a(i))
      if (phase === Phase.Request) asking.add(exchanges.parent(exchange))
      if (phase !== Phase.Response || asking.has(exchange) || !counts(i)) continue
      const node = this.#trace.node(i)
      const answers = this.#answers.get(node) ?? []
      this.#answers.set(node, answers)
      answers.push(i)
    }
  }

  /** Requests that wait in a node for another one's fetch, after the first `count` records. */
  waiting(node: number, count: number): number {
    const waits = this.#waits.get(node)
    return waits ? lowerBound(waits.begun, count) - lowerBound(waits.ended, count) : 0
  }

  #waitsAt(node: number): { readonly begun: number[]; readonly ended: number[] } {
    const waits = this.#waits.get(node) ?? { begun: [], ended: [] }
    this.#waits.set(node, waits)
    return waits
  }
}

const made = new WeakMap<Run['trace'], PassedSeries>()

/** Made when it is first asked for, and kept as long as its trace. */
export function passedOf(run: Pick<Run, 'trace'>, index: TraceIndex): PassedSeries {
  const series = made.get(run.trace) ?? new PassedSeries(run, index)
  made.set(run.trace, series)
  return series
}
