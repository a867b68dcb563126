/**
 * What claims and sentences of scene 12 count: who was answered by whom, what a split gives, how long instances took to start.
 */
import { type SplitHash, variantOf } from '../../src/cdn/code/split'
import { leaks } from '../../src/scene/leaks'
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { B_PERCENT, FIRST_USERS, USERS, nameOf } from './values'

/** When a request had its answer (ms of the run). */
export function answeredAt(run: RunView, name: string): number {
  const { atMs, waitMs } = run.request(name)
  return atMs + (waitMs ?? 0)
}

/** Whether anybody behind the edge was asked for it, for a part of it, or before it. */
export const reachedOrigin = (run: RunView, name: string): boolean => run.request(name).bytes > 0 || run.request(name).path.includes('us-east')

export const statuses = (run: RunView, ...names: readonly string[]): string => names.map((name) => run.request(name).status ?? 0).join()

/** How many of the first so many users a split by this hash gives B. */
export function usersOfB(hash: SplitHash, users = USERS): number {
  return Array.from({ length: users }, (_, user) => variantOf(nameOf(user), { hash, percent: B_PERCENT })).filter((one) => one === 'B').length
}

/** Of those who came first, how many saw B. */
export const seenB = (run: RunView): number => Array.from({ length: FIRST_USERS }, (_, user) => run.request(`start-${user}`).content).filter((content) => content === 'start B').length

/** How long instances took to start for requests of a step, 0 for those that were there (ms). */
export function startsMs(run: RunView, step: string): readonly number[] {
  const { startMs, endMs } = run.step(step)
  return run.records('started').filter(({ atMs }) => atMs >= startMs && atMs <= endMs).map(({ a }) => a / 1000)
}

/** The same, for one request. */
export function startMs(run: RunView, name: string): number {
  const { id } = run.request(name)
  return (run.records('started').find(({ request }) => request === id)?.a ?? 0) / 1000
}

/** Requests of a wave of the flood: the first, or the second. */
export function wave(run: RunView, which: 'first' | 'second'): readonly RequestView[] {
  const second = run.request('second-wave').atMs
  return run.of({ step: 'flood', url: '/login' }).filter(({ atMs }) => atMs >= second === (which === 'second'))
}

/** Of them, those that no limit has stopped. */
export const passed = (run: RunView, which: 'first' | 'second'): number => wave(run, which).filter(({ status }) => status === 200).length

/** Until a place shows what was written (ms since it was written); 0 where it never does. */
export function lateMs(run: RunView, content: string): number {
  const written = run.request('written').atMs
  const first = run.of({ step: 'late', client: 'users-sydney' }).find((one) => one.atMs > written && one.content === content)
  return first ? first.atMs - written : 0
}

/** What a step says where the learner's levers give it another course. */
export function otherwise(step: string): (run: RunView, say: Say) => string {
  return (run, say) => {
    const asked = run.of({ step })
    const failed = asked.filter(({ status }) => (status ?? 0) >= 400).length
    return `Your levers give this step another course. Of ${say.counted(asked.length, 'request')} ${say.count(failed)} were refused or failed, ${say.counted(leaks(run, { step }).length, 'answer')} came to a stranger, and the origin was asked ${say.counted(run.origin(step).requests, 'time')}.`
  }
}
