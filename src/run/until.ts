/** Waiting for a moment of the run. */
import type { Process } from '../engine/process'
import type { World } from '../cdn/world'

/** Returns at once when it is that late already. */
export function* until(world: World, timeUs: number): Process<void> {
  if (timeUs > world.nowUs) yield timeUs - world.nowUs
}
