/**
 * What the claims of scene 9 count: who waited for whom, who was answered when, and what reached the origin at once.
 */
import type { RequestView, RunView } from '../../src/scene/runView'

/** The name of the first request of a step's crowd. */
export const firstOf = (step: string): string => `first-${step}`

/** When the crowd of a step comes (ms of the run). */
export function crowdAtMs(run: RunView, step: string): number {
  return run.request(firstOf(step)).atMs
}

/** Requests of the crowd in a step. */
export function herd(run: RunView, step: string): readonly RequestView[] {
  const fromMs = crowdAtMs(run, step)
  return run.of({ step }).filter(({ atMs }) => atMs >= fromMs)
}

/** Of them, those that had the answer to another's request. */
export function shared(run: RunView, step: string): readonly RequestView[] {
  return herd(run, step).filter(({ cacheStatus }) => / collapsed(;|$)/.test(cacheStatus))
}

/** Those that got the page. */
export function answered(run: RunView, step: string): readonly RequestView[] {
  return herd(run, step).filter(({ status }) => status === 200)
}

/** The longest wait of the crowd (ms). */
export function longestMs(run: RunView, step: string): number {
  return Math.max(0, ...herd(run, step).map(({ waitMs }) => waitMs ?? 0))
}
