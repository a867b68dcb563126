/** Waiting for all of several processes. */
import { type Gathered, Group } from './group'
import type { Process } from './process'

/**
 * Runs processes side by side and returns their results in the given order. The first that fails
 * ends the others, and its error is thrown here.
 *
 *     // 0 ms
 *     const [page, style] = yield* all([fetch(8), fetch(3)])
 *     // 8 ms
 */
export function* all<T>(processes: readonly Process<T>[]): Process<T[]> {
  if (processes.length === 0) return []
  const { members } = (yield new Group(processes, processes.length)) as Gathered
  return members.map(({ value }) => value as T)
}
