/**
 * The answers that have left the origins, one by one: what each was, and how many bytes.
 */
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { Kind } from '../trace/traceKinds'
import { originAsks } from './originAsks'
import type { Instant } from './instant'

export interface SentAnswer {
  /** The same in every frame. */
  readonly record: number
  readonly status: number
  /** Content and head. */
  readonly bytes: number
  /** It left before the step that is on began. */
  readonly past: boolean
}

/** The latest so many, oldest first. */
const MOST = 16

/** By Sent record, in order: the status that left with it. */
export interface SentIndex {
  readonly records: Int32Array
  readonly statuses: readonly number[]
  /** When a request came to an origin that was down (µs, ascending). */
  readonly failedUs: Float64Array
}

export function sentIndex(run: Reading): SentIndex {
  const { trace } = run
  const index = indexOf(run)
  const statuses = new Map<number, number>()
  const records = index.ofKind(Kind.Sent)
  const answers = index.ofKind(Kind.Answer)
  let next = 0
  return {
    records,
    failedUs: Float64Array.from(originAsks(run, index).filter(({ refused }) => refused), ({ atUs }) => atUs),
    statuses: Array.from(records, (i) => {
      for (; next < answers.length && answers[next]! < i; next++) statuses.set(trace.exchange(answers[next]!), trace.a(answers[next]!))
      return statuses.get(trace.exchange(i)) ?? 0
    }),
  }
}

/** How many requests of this step have found an origin down. */
export const failedInStep = ({ run, frame: { position, step } }: Instant, { failedUs }: SentIndex): number =>
  failedUs.filter((atUs) => atUs <= position && atUs >= run.steps[step]!.startUs).length

/** How many have left in this step. */
export const sentInStep = ({ count, since }: Instant, { records }: SentIndex): number =>
  lowerBound(records, count) - Math.min(lowerBound(records, since), lowerBound(records, count))

export function sentAnswers({ run: { trace }, count, since }: Instant, { records, statuses }: SentIndex): SentAnswer[] {
  const end = lowerBound(records, count)
  const first = Math.max(0, end - MOST)
  return Array.from(records.subarray(first, end), (record, i) => ({
    record, status: statuses[first + i]!, bytes: trace.a(record) + trace.b(record), past: record < since,
  }))
}
