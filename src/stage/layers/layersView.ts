/**
 * The layers of a cache between users and whom it asks, and how deep each request goes into them. Lines grow with every moment, so each has its own
 * layout.
 */
import { layersAt } from '../../frame/layersAt'
import { defineView } from '../defineView'
import { LayersPicture } from './LayersPicture'
import { layoutLayers } from './layersLayout'
import { layersSentence } from './layersWords'

export const view = defineView({
  kind: 'layers',
  labelsPackets: false,
  project: ({ run, frame }, view) => layersAt(run, frame.position, view),
  layout: layoutLayers,
  Picture: LayersPicture,
  sentence: ({ run }, now) => layersSentence(now, run),
})
