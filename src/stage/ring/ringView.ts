/**
 * A POP as a ring of servers with what is on their disks, beside the page of all of them.
 */
import { popAt } from '../../frame/popFrame'
import { defineView } from '../defineView'
import { layoutRing } from './ringLayout'
import { RingPicture } from './RingPicture'
import { popSentence } from './ringWords'

export const view = defineView({
  kind: 'ring',
  labelsPackets: false,
  project: ({ run, frame }, view) => popAt(run, view, frame.position),
  layout: layoutRing,
  Picture: RingPicture,
  sentence: ({ run }, now) => popSentence(run, now),
})
