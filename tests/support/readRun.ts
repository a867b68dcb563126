/** Runs a scene and reads it, which is what most tests of what is shown begin with. */
import { type Reading, readingOf } from '../../src/reading/reading'
import { run } from '../../src/run/run'
import type { Inputs } from '../../src/run/run.types'
import type { Scene } from '../../src/scene/types'

export function readRun(scene: Scene, inputs?: Inputs): Reading {
  return readingOf(scene, run(scene, inputs))
}
