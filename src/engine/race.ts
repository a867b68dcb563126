/** Waiting for the first of several processes. */
import { SimulationError } from './invariant'
import { type Gathered, Group } from './group'
import type { Process } from './process'

/**
 * Runs processes side by side, returns the first to return, with its place, and cancels the
 * others. If the first to end has failed, the others are cancelled, too, and its error is thrown here.
 *
 *     // 0 ms
 *     const { index, value } = yield* race([fetch(8), fetch(3)])   // index 1
 *     // 3 ms: the other one has ended
 */
export function* race<T>(processes: readonly Process<T>[]): Process<{ index: number; value: T }> {
  if (processes.length === 0) throw new SimulationError('race() needs at least one process')
  const { members, last } = (yield new Group(processes, 1)) as Gathered
  return { index: members.indexOf(last), value: last.value as T }
}
