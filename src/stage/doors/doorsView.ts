/**
 * The map of doors: the places of a CDN and at which of them users come out, and under it the decision of a network on the way.
 */
import { doorsFrame } from '../../frame/doorsFrame'
import { defineView } from '../defineView'
import { harvestLand, landViewOf, loadLand } from '../map/land'
import { DoorsPicture } from './DoorsPicture'
import { doorsSentence } from './doorWords'
import { layoutDoors } from './doorsLayout'

export const view = defineView({
  kind: 'doors',
  labelsPackets: true,
  project: doorsFrame,
  layout: layoutDoors,
  Picture: DoorsPicture,
  sentence: ({ run }, now) => `Map: ${doorsSentence(run, now)}`,
  async prepare({ centre }, page) {
    if (page) harvestLand(page)
    await loadLand(landViewOf({ kind: 'world', centre }))
  },
})
