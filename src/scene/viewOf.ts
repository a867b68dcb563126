/**
 * What a scene is drawn as: the view of its topology, or of the step that is on.
 */
import type { View } from '../cdn/topology'
import type { Scene } from './types'

export function viewOf({ topology, steps }: Pick<Scene, 'topology' | 'steps'>, step: number): View {
  return steps[step]?.view ?? topology.view
}

/** Every view of a scene, that of its topology first. */
export function viewsOf({ topology, steps }: Pick<Scene, 'topology' | 'steps'>): readonly View[] {
  return [...new Set([topology.view, ...steps.flatMap(({ view }) => view ?? [])])]
}
