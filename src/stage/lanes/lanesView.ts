/**
 * Lanes: rows of nodes, users at the top and the origin at the bottom, in the order that the
 * topology gives them.
 */
import type { ViewOf } from '../../cdn/topology'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import type { LayoutInput } from '../viewModule'
import { layoutLanes } from './lanesLayout'
import type { LanesLayout } from './lanesLayout'
import { LanesPicture } from './LanesPicture'

export const lanesView = defineView({
  kind: 'lanes',
  labelsPackets: true,
  project: () => null,
  layout: lanesOf,
  keep: () => '',
  Picture: LanesPicture,
  sentence: (moment) => `Diagram: ${whoIsThere(moment)}`,
})

/** Cards with a response head are tall: on a stage lower than this they are smaller before they are cut (px). */
const ROOMY_HEIGHT = 520

function lanesOf(input: LayoutInput<ViewOf<'lanes'>, null>): LanesLayout {
  const lives = input.frame.nodes.some(({ offer }) => offer !== null)
  const density = lives && input.density === 'full' && input.height < ROOMY_HEIGHT ? 'medium' : input.density
  return layoutLanes({ ...input, density, lanes: input.view.lanes, lives })
}
