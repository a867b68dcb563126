/** Offered load against answered load, as a curve and over time. Where things stand is kept; curve and bars are of the moment. */
import { loadAt } from '../../frame/loadAt'
import { defineView } from '../defineView'
import { LoadPicture } from './LoadPicture'
import { keepLoad, layoutLoad } from './loadLayout'
import { loadSentence } from './loadWords'

export const view = defineView({
  kind: 'load',
  labelsPackets: false,
  project: ({ run, frame }, view) => loadAt(run, frame.position, view),
  layout: layoutLoad,
  keep: keepLoad,
  Picture: LoadPicture,
  sentence: (_, now) => loadSentence(now),
})
