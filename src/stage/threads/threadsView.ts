/**
 * Users as threads over time. What is red is what has failed, and it is counted; the picture grows with time, so every frame has its
 * own layout.
 */
import { threadsFrame } from '../../frame/threadsFrame'
import { defineView } from '../defineView'
import { ThreadsPicture } from './ThreadsPicture'
import { halvesSentence } from './threadWords'
import { layoutThreads } from './threadsLayout'

export const view = defineView({
  kind: 'threads',
  labelsPackets: false,
  project: ({ run, frame }, view) => threadsFrame(run, frame.position, view),
  layout: layoutThreads,
  Picture: ThreadsPicture,
  sentence: (_, now) => `Users over time: ${halvesSentence(now)}`,
})
