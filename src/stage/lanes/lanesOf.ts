/**
 * The lanes of a run at a moment, as its topology orders them.
 */
import { invariant } from '../../engine/invariant'
import type { LayoutMaker } from '../layoutInput'
import { type LanesLayout, layoutLanes } from './lanesLayout'

const ROOMY_HEIGHT = 520

export const lanesOf: LayoutMaker<LanesLayout> = (run, _, input) => {
  const { view, nodes } = run.scene.topology
  invariant(view.kind === 'lanes', 'only a view of lanes names them')
  const lives = nodes.some((node) => node.kind === 'origin' && node.displays !== undefined)
  // Cards with a response head are tall: where that is tight, they are smaller before they are cut.
  const density = lives && input.density === 'full' && input.height < ROOMY_HEIGHT ? 'medium' : input.density
  return layoutLanes({ ...input, density, lanes: view.lanes, lives })
}
