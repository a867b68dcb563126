/**
 * A run that can be read: the data of the run beside the scene that it is one of. A run alone crosses threads; what a
 * scene says (which nodes take part under which levers, what an origin offers, titles and listings) are functions and words
 * that every thread has from the scene's own module. Frames, words and reports take a Reading; its index is `indexOf(reading)`.
 */
import { invariant } from '../engine/invariant'
import type { Run } from '../run/run.types'
import type { Scene } from '../scene/types'

export interface Reading extends Run {
  readonly scene: Scene
}

/**
 * Made once for a run and kept with it.
 *
 *     const reading = readingOf(scene, run(scene, inputs))
 *     const frame = frameAt(reading, 1_500_000)     // at 1.5 s
 */
export function readingOf(scene: Scene, run: Run): Reading {
  invariant(run.slug === scene.slug, `a run of ${run.slug} cannot be read with the scene ${scene.slug}`)
  return { ...run, scene }
}
