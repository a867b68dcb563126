/**
 * The door through which every scene comes in: its type, and its contract checked when it is
 * loaded in development and in the tests. The production build leaves the check out
 * (tools/vite/claims): what it ships has passed it.
 */
import type { Levers, ValuesOf } from './levers'
import type { Scene, SceneOf } from './types'
import { validateScene } from './validate'

/**
 * The scene with its levers; throws with every problem found when it breaks the contract. The levers come first: their values
 * type all that follows.
 */
export function defineScene<const L extends Levers>(levers: L, declared: SceneOf<ValuesOf<L>>): Scene {
  const scene: Scene = { ...declared, levers }
  const problems = validateScene(scene)
  if (problems.length > 0) {
    throw new Error(`scene ${scene.number} (${scene.slug}) cannot be used:\n${problems.map((one) => `- ${one}`).join('\n')}`)
  }
  return scene
}
