/**
 * An order to forget as a front in space and time: caches by their distance, the answers that users got there, and the origin below. The
 * picture grows with time.
 */
import { frontAt } from '../../frame/frontAt'
import { defineView } from '../defineView'
import { FrontPicture } from './FrontPicture'
import { layoutFront } from './frontLayout'
import { frontSentence } from './frontWords'

export const view = defineView({
  kind: 'front',
  labelsPackets: false,
  project: ({ run, frame }, view) => frontAt(run, frame.position, view),
  layout: layoutFront,
  Picture: FrontPicture,
  sentence: ({ run }, now) => `How an order gets around. ${frontSentence(run, now)}`,
})
