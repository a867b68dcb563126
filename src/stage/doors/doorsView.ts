/**
 * The map of doors: the places of a CDN and at which of them users come out, and under it the decision of a network on the way.
 */
import { doorsFrame } from '../../frame/doorsFrame'
import { invariant } from '../../engine/invariant'
import { defineView } from '../defineView'
import { harvestLand, landViewOf, loadLand } from '../map/land'
import { DoorsPicture } from './DoorsPicture'
import { doorsSentence } from './doorWords'
import { layoutDoors } from './doorsLayout'

/** Atlantic, Europe, Africa and Asia in one piece. */
const tenEast = () => import('virtual:land/natural-earth/10')

/** Of the maps that scenes ask for, by the longitude at their middle. */
const LAND: Readonly<Record<number, typeof tenEast>> = { 10: tenEast }

export const view = defineView({
  kind: 'doors',
  labelsPackets: true,
  project: doorsFrame,
  layout: layoutDoors,
  keep: JSON.stringify,
  Picture: DoorsPicture,
  sentence: ({ run }, now) => `Map: ${doorsSentence(run, now)}`,
  async prepare({ centre }, page) {
    if (page) harvestLand(page)
    const load = LAND[centre]
    invariant(load, `src/stage/doors/doorsView.ts has no drawing for a map turned to ${centre}; add a line for it`)
    await loadLand(landViewOf({ kind: 'world', centre }), load)
  },
})
