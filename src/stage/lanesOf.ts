/**
 * The lanes of a run at a moment, as its topology orders them.
 */
import { invariant } from '../engine/invariant'
import type { LayoutMaker } from './layoutInput'
import { type LanesLayout, layoutLanes } from './lanesLayout'

export const lanesOf: LayoutMaker<LanesLayout> = (run, _, input) => {
  const { view } = run.scene.topology
  invariant(view.kind === 'lanes', 'only a view of lanes names them')
  return layoutLanes({ ...input, lanes: view.lanes })
}
