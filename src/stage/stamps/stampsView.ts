/**
 * Requests as cards that collect stamps at the stations of a place with code. Cards move with every frame, so each has its own layout.
 */
import { stampsAt } from '../../frame/stampsAt'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { StampsPicture } from './StampsPicture'
import { layoutStamps } from './stampsLayout'

export const view = defineView({
  kind: 'stamps',
  labelsPackets: false,
  project: ({ run, frame }, view) => stampsAt(run, frame.position, view),
  layout: layoutStamps,
  Picture: StampsPicture,
  sentence: (moment) => `Requests and the stamps that they collect: ${whoIsThere(moment)}`,
})
