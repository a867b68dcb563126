/**
 * What a crowd of a step has got so far: outcomes, waits, and what reached the origin for it.
 */
import { usToMs } from '../engine/time'
import { recordsInStep } from '../reading/recordsInStep'
import { Kind, type OutcomeName } from '../trace/traceKinds'
import type { Instant } from './instant'

export interface CrowdSoFar {
  /** So many there will be; so many have come; so many of them have an answer or have gone. */
  readonly all: number
  readonly came: number
  readonly done: number
  readonly outcomes: Readonly<Partial<Record<OutcomeName, number>>>
  readonly fetches: number
  /** Least, middle and most of those that are over, of two in the middle the longer, as recordings have it; null before the first. */
  readonly waitsMs: readonly [least: number, middle: number, most: number] | null
}

/** The crowd that comes with the request of this name, at the moment; empty where there is no such request. */
export function crowdSoFar({ run: { trace, requests }, frame, index, count }: Instant, since: string): CrowdSoFar {
  const first = requests.named(since) ?? Infinity
  const [, end] = index.requestsOfStep(frame.step)
  const records = first < end ? Array.from({ length: end - first }, (_, k) => first + k) : []
  const crowd = records.filter((request) => index.byRequest(request)[0]! < count)
  const done = crowd.filter((request) => index.requests.answered[request]! >= 0 && index.requests.answered[request]! < count)
  const waits = done.map((request) => usToMs(index.requests.waitsUs[request]!)).toSorted((a, b) => a - b)
  const outcomes: Partial<Record<OutcomeName, number>> = {}
  for (const request of done) {
    const outcome = index.requests.statuses[request] === 0 ? 'unanswered' : index.outcomeAt(request, count)
    if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return {
    all: records.length, came: crowd.length, done: done.length, outcomes,
    fetches: recordsInStep(index, Kind.Receive, frame.step, count).filter((i) => trace.request(i) >= first && trace.request(i) < end).length,
    waitsMs: waits.length === 0 ? null : [waits[0]!, waits[waits.length >> 1]!, waits.at(-1)!],
  }
}
