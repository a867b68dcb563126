/**
 * What the claims of scene 9 count: who waited for whom, who was answered when, and what reached the origin at once.
 */
import type { RequestView, RunView } from '../../src/scene/runView'

/** Requests of the crowd in a step: all but the one that came before it. */
export function herd(run: RunView, step: string): readonly RequestView[] {
  return run.of({ step }).filter(({ name }) => name === undefined)
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

/** How many different times its answers took, counted in whole trips to the origin. */
export function trips(run: RunView, step: string, thinkMs: number): number {
  const tripMs = run.rttMs('edge', 'us-east') + thinkMs
  return new Set(answered(run, step).map(({ waitMs }) => Math.floor(waitMs! / tripMs))).size
}
