/**
 * The door through which every scene comes in: its type, and its contract checked when it is
 * loaded in development and in the tests. The production build leaves the check out: what it
 * ships has passed it.
 */
import type { Scene } from './types'
import { validateScene } from './validate'

/** Returns the scene as it is; throws with every problem found when it breaks the contract. */
export function defineScene(scene: Scene): Scene {
  if (import.meta.env.PROD) return scene
  const problems = validateScene(scene)
  if (problems.length > 0) {
    throw new Error(`scene ${scene.number} (${scene.slug}) cannot be used:\n${problems.map((one) => `- ${one}`).join('\n')}`)
  }
  return scene
}
