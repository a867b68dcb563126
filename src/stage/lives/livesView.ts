/**
 * The lives of a page's copies, a row for each cache, on one axis of time with the requests that reached the origin.
 */
import { livesAt } from '../../frame/livesAt'
import { defineView } from '../defineView'
import { LivesPicture } from './LivesPicture'
import { layoutLives } from './livesLayout'
import { livesSentence } from './livesWords'

export const view = defineView({
  kind: 'lives',
  labelsPackets: false,
  project: ({ run, frame }, view) => livesAt(run, frame.position, view),
  layout: layoutLives,
  Picture: LivesPicture,
  sentence: (_, now) => `Lives of copies. ${livesSentence(now)}`,
})
