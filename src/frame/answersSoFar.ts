/**
 * What became of the requests of a step that are over so far, by outcome, and how many of these failed: for steps about no contract. One pass over the requests of the step.
 */
import { indexOf } from '../reading/traceIndex'
import { OUTCOME_NAMES, type OutcomeName } from '../trace/traceKinds'
import { isFailure } from '../words/statusWords'
import type { Instant } from './instant'

export interface AnswersSoFar {
  /** Answered, or given up. */
  readonly over: number
  /** Those that there are, in the order of their codes; who was answered without a decision of a cache is in none. Failed: with an error, or without an answer. */
  readonly outcomes: readonly { readonly outcome: OutcomeName; readonly count: number; readonly failed: number }[]
}

export function answersSoFar({ run, frame: { step }, count }: Instant): AnswersSoFar {
  const { requests, requestsOfStep } = indexOf(run)
  const [from, to] = requestsOfStep(step)
  const [counts, failed] = [new Map<number, number>(), new Map<number, number>()]
  let over = 0
  for (let id = from; id < to; id++) {
    const record = requests.answered[id]!
    if (record < 0 || record >= count) continue
    over++
    const code = requests.outcomes[id]!
    counts.set(code, (counts.get(code) ?? 0) + 1)
    if (isFailure(requests.statuses[id]!)) failed.set(code, (failed.get(code) ?? 0) + 1)
  }
  const outcomes = Object.entries(OUTCOME_NAMES).flatMap(([name, outcome]) => {
    const count = counts.get(Number(name))
    return count === undefined ? [] : [{ outcome, count, failed: failed.get(Number(name)) ?? 0 }]
  })
  return { over, outcomes }
}
