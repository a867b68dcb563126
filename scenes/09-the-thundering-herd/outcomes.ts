/**
 * What the claims of scene 9 count: who waited for whom, who was answered when, and what reached the origin at once.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { THINK_MS } from './times'

/** The name of the first request of a step's crowd. */
export const firstOf = (step: string): string => `first-${step}`

/** When the crowd of a step comes (ms of the run). */
export function crowdAtMs(run: RunView, step: string): number {
  return run.request(firstOf(step)).atMs
}

/** When the first of a step's crowd had its answer (ms of the run); the step's end when it never had one. */
export function answeredMs(run: RunView, step: string): number {
  const { atMs, waitMs } = run.request(firstOf(step))
  return waitMs === null ? run.step(step).endMs : atMs + waitMs
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

/** One way to the origin and back, with its work on the page (ms). */
export const tripMs = (run: RunView): number => run.rttMs('edge', 'us-east') + THINK_MS

/** The most requests that reached the origin within one second, of those in a stretch of the run (ms). */
export function busiestSecond(run: RunView, fromMs: number, toMs: number): number {
  const times = run.records('receive').map(({ atMs }) => atMs).filter((atMs) => atMs >= fromMs && atMs < toMs)
  let first = 0
  return times.reduce((most, atMs, last) => {
    while (atMs - times[first]! >= 1000) first++
    return Math.max(most, last - first + 1)
  }, 0)
}

/** For how long the edge remembered that the answers of a step cannot be shared (s); 0 when it did not. */
export function rememberedS(run: RunView, step: string): number {
  const { startMs, endMs } = run.step(step)
  const noted = run.records('hitForMiss').find(({ atMs, b }) => atMs >= startMs && atMs <= endMs && b > 0)
  return (noted?.b ?? 0) / 1000
}

/** The longest that one of a step's crowd waited for others at the door (ms). */
export function atDoorMs(run: RunView, step: string): number {
  const { startMs, endMs } = run.step(step)
  const waits = run.records('waited').filter(({ atMs }) => atMs >= startMs && atMs <= endMs)
  return Math.max(0, ...waits.map(({ b }) => b / 1000))
}

/** The longest wait of the crowd (ms). */
export function longestMs(run: RunView, step: string): number {
  return longestOf(herd(run, step))
}

const longestOf = (requests: readonly RequestView[]): number => Math.max(0, ...requests.map(({ waitMs }) => waitMs ?? 0))

/** When the last request of a step reached the origin (ms of the run); its end when none did. */
export function lastArrivalMs(run: RunView, step: string): number {
  const { startMs, endMs } = run.step(step)
  return run.records('receive').findLast(({ atMs }) => atMs >= startMs && atMs <= endMs)?.atMs ?? endMs
}

/** What a step says where the learner's levers give it another course. */
export function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) =>
    `Your levers give this step another course. ${say.counted(answered(run, step).length, 'user')} of ${say.count(herd(run, step).length)} got the page, the last after ${say.ms(longestOf(answered(run, step)))}; ${say.count(shared(run, step).length)} had an answer for which another had asked.`
}
