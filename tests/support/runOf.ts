/**
 * A run that several tests look at is made once in a worker. Tests only read it; one that measures or compares runs makes
 * its own with run().
 */
import type { Inputs, Run } from '../../src/run/run.types'
import { defaultInputs, run } from '../../src/run/run'
import type { Scene } from '../../src/scene/types'

/** Runs that are kept of a scene, the ones used last. */
const KEPT = 20
const runs = new WeakMap<Scene, Map<string, Run>>()

export function runOf(scene: Scene, inputs: Inputs = defaultInputs(scene)): Run {
  const key = JSON.stringify(inputs)
  const kept = runs.get(scene) ?? new Map<string, Run>()
  runs.set(scene, kept)
  const made = kept.get(key) ?? run(scene, inputs)
  kept.delete(key)
  kept.set(key, made)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return made
}
