/**
 * Lanes: rows of nodes, users at the top and the origin at the bottom, in the order that the
 * topology gives them.
 */
import type { ViewOf } from '../../cdn/topology'
import { type CrossingsFrame, crossingsAt } from '../../frame/crossings'
import type { Frame } from '../../frame/types'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import type { LayoutInput } from '../viewModule'
import { layoutLanes } from './lanesLayout'
import type { LanesLayout } from './lanesLayout'
import { LanesPicture } from './LanesPicture'
import { parcelsOf } from './parcels'

export const view = defineView({
  kind: 'lanes',
  labelsPackets: true,
  project: ({ run, frame }) => (hasOffer(frame) ? crossingsAt(run, frame.position, frame.step) : null),
  layout: lanesOf,
  keep: (now) => (now ? now.crossings.map(({ link, kind, bytes }) => `${link}${kind}${bytes}`).join(' ') : ''),
  Picture: LanesPicture,
  sentence: (moment) => `Diagram: ${whoIsThere(moment)}`,
})

/** Cards with a response head are tall: on a stage lower than this they are smaller before they are cut (px). */
const ROOMY_HEIGHT = 520

function lanesOf(input: LayoutInput<ViewOf<'lanes'>, CrossingsFrame | null>): LanesLayout {
  const lives = hasOffer(input.frame)
  const density = lives && input.density === 'full' && input.height < ROOMY_HEIGHT ? 'medium' : input.density
  const layout = layoutLanes({ ...input, density, lanes: input.view.lanes, lives })
  return input.now ? { ...layout, parcels: parcelsOf(input.now.crossings, layout.geometry) } : layout
}

/** An origin shows its response: copies have lives, and messages are told. */
const hasOffer = ({ nodes }: Frame): boolean => nodes.some(({ offer }) => offer !== null)
