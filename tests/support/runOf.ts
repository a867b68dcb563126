/**
 * A run that several tests look at is made once in a worker. Tests only read it; one that measures or compares runs makes
 * its own with readRun().
 */
import type { Reading } from '../../src/reading/reading'
import { defaultInputs } from '../../src/run/run'
import type { Inputs } from '../../src/run/run.types'
import type { Scene } from '../../src/scene/types'
import { readRun } from './readRun'

/** Runs that are kept of a scene, the ones used last. */
const KEPT = 20
const runs = new WeakMap<Scene, Map<string, Reading>>()

export function runOf(scene: Scene, inputs: Inputs = defaultInputs(scene)): Reading {
  const key = JSON.stringify(inputs)
  const kept = runs.get(scene) ?? new Map<string, Reading>()
  runs.set(scene, kept)
  const made = kept.get(key) ?? readRun(scene, inputs)
  kept.delete(key)
  kept.set(key, made)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return made
}
