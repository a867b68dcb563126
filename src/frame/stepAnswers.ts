/**
 * What the users of a step got so far, and whether two runs had the same users in it: for comparing two runs, in one pass over
 * the requests of the step.
 */
import { usToMs } from '../engine/time'
import { indexOf } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'
import { countAt } from '../trace/position'
import { Outcome } from '../trace/traceKinds'
import type { Moment } from './moment'

export interface StepAnswers {
  readonly answered: number
  /** The mean of their waits: one who waits shows in it, too. null while there is no answer (ms). */
  readonly meanMs: number | null
  /** Showed something else than the origin itself would have then. */
  readonly wrong: number
  /** From a cache that asked nobody first. */
  readonly fromCaches: number
}

export function stepAnswers({ run, frame }: Moment): StepAnswers {
  const index = indexOf(run)
  const count = countAt(run.trace, frame.position)
  const { answered, waitsUs, contents, expected, outcomes } = index.requests
  const [from, to] = index.requestsOfStep(frame.step)
  let [done, waitedUs, wrong, fromCaches] = [0, 0, 0, 0]
  for (let id = from; id < to; id++) {
    if (answered[id]! < 0 || answered[id]! >= count) continue
    done++
    waitedUs += waitsUs[id]!
    if (contents[id] !== expected[id]) wrong++
    if (outcomes[id] === Outcome.Hit || outcomes[id] === Outcome.Stale) fromCaches++
  }
  return { answered: done, meanMs: done === 0 ? null : usToMs(waitedUs) / done, wrong, fromCaches }
}

/** The request that is watched, told so that the same one of another run is told alike: by its name, or its place among those of its step. */
export function watched({ run, frame: { spotlight, step } }: Moment): string | null {
  const request = spotlight && run.requests.at(spotlight.request)
  if (!request) return null
  return request.name ?? `${request.client} ${request.url} ${request.id - indexOf(run).requestsOfStep(step)[0]}`
}

/** How many users each of two runs has in a step, and whether they ask for the same things at the same places. */
export function trafficOf(main: Reading, other: Reading, step: number): { readonly counts: readonly [number, number]; readonly same: boolean } {
  const [ours, theirs] = [askedIn(main, step), askedIn(other, step)]
  const counts = [total(ours), total(theirs)] as const
  return { counts, same: ours.size === theirs.size && [...ours].every(([what, count]) => theirs.get(what) === count) }
}

function askedIn(run: Reading, step: number): Map<string, number> {
  const [from, to] = indexOf(run).requestsOfStep(step)
  const asked = new Map<string, number>()
  for (let id = from; id < to; id++) {
    const what = `${run.requests.client(id)} ${run.requests.url(id)}`
    asked.set(what, (asked.get(what) ?? 0) + 1)
  }
  return asked
}

const total = (asked: Map<string, number>): number => [...asked.values()].reduce((sum, count) => sum + count, 0)
