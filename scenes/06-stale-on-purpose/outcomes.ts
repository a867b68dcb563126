/**
 * What the claims of scene 6 count: who waited for the origin, and who got the bug.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import { BUG } from './news'

/** An answer from the edge's own copy takes less than this. */
const FROM_THE_COPY_MS = 20

export function waited({ waitMs }: RequestView): boolean {
  return waitMs === null || waitMs >= FROM_THE_COPY_MS
}

/** Users of a step who waited for the origin, whatever it said; the first one, who fills the edge, does not count. */
export function waiters(run: RunView, step: string): readonly RequestView[] {
  return run.of({ step }).slice(1).filter(waited)
}

/** Virtual time since the step began (ms). */
export function sinceStart(run: RunView, step: string, atMs: number): number {
  return atMs - run.step(step).startMs
}

/** So many seconds after the first user of a step had the page, and the edge its copy (ms of the run). */
export function sinceFirstMs(run: RunView, step: string, s: number): number {
  const [first] = run.of({ step })
  return run.step(step).startMs + (first?.waitMs ?? 0) + s * 1000
}

/** The step with the bug, and when it is fixed there, counted from the first user's answer. */
export const BUG_STEP = 'bug-and-fix'
export const FIX_AT_S = 12

/** Virtual time since the bug was fixed (ms). */
export function sinceFixMs(run: RunView, atMs: number): number {
  return atMs - sinceFirstMs(run, BUG_STEP, FIX_AT_S)
}

/** When the last user asked who got the bug, since its fix (ms); -Infinity when nobody got it. */
export function lastBugSinceFixMs(run: RunView): number {
  return sinceFixMs(run, run.of({ step: BUG_STEP }).findLast(({ content }) => content === BUG)?.atMs ?? -Infinity)
}
