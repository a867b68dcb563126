/**
 * What the steps about many pages count: copies come in rounds, for all of them were there, or were fetched, together.
 */
import type { RunView } from '../../src/scene/runView'
import { busiestSecond } from './outcomes'
import { FIRST_ROUND_S } from './times'

/** A step about many pages. */
type PagesStep = keyof typeof FIRST_ROUND_S

const firstRoundMs = (run: RunView, step: PagesStep): number => run.step(step).startMs + FIRST_ROUND_S[step] * 1000

/** When the first round of copies has been fetched (ms of the run). */
export const halfMs = (run: RunView): number => firstRoundMs(run, 'one-clock')

/** The busiest second of the origin in the first round, and in the second, whose lifetimes are spread. */
export const together = (run: RunView): number => busiestSecond(run, run.step('one-clock').startMs, halfMs(run))
export const apart = (run: RunView): number => busiestSecond(run, halfMs(run), run.step('one-clock').endMs)

/** Users who waited for the origin in the second round. */
export function waiting(run: RunView, step: PagesStep): number {
  const [sinceMs, tripMs] = [firstRoundMs(run, step), run.rttMs('edge', 'us-east')]
  return run.of({ step }).filter(({ atMs, waitMs }) => atMs >= sinceMs && waitMs !== null && waitMs > tripMs).length
}

/** Pages that were fetched behind an answer in a step, while their copies were fresh. */
export function refreshed(run: RunView, step: PagesStep): number {
  return new Set(run.of({ step }).filter((one) => one.refreshed).map(({ url }) => url)).size
}
