/**
 * What a link opens: the run that it shows first, and where in it the playhead stands.
 */
import type { Inputs } from '../run/run.types'
import type { Scene } from '../scene/types'
import { timedActs } from './linkedActs'
import type { Wants } from './making'
import type { PlayedRun } from './runs.types'
import type { LinkState } from './types'

/** The run that a link shows first. */
export interface Opened {
  readonly inputs: Inputs
  readonly played: PlayedRun
}

export function* opening(scene: Scene, link: LinkState): Wants<Opened> {
  const start = { seed: link.seed ?? scene.seed, levers: link.levers }
  const inputs: Inputs = { ...start, acts: yield* timedActs(scene, start, link.acts) }
  return { inputs, played: yield inputs }
}

/** Where a link points: its time, else the beginning of its step, else the beginning. */
export function startPosition(scene: Scene, link: LinkState, { dilation }: PlayedRun): number {
  if (link.timeUs !== undefined) return link.timeUs
  return dilation.steps[Math.max(0, scene.steps.findIndex(({ id }) => id === link.step))]!.start
}
