/**
 * A crowd at the door of a cache: every request a bar from when it was made to its answer, and under them what the origin has inside. The picture
 * grows with time, so every frame has its own layout.
 */
import { crowdAt } from '../../frame/crowdAt'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { layoutCrowd } from './crowdLayout'
import { CrowdPicture } from './CrowdPicture'

export const view = defineView({
  kind: 'crowd',
  labelsPackets: false,
  project: ({ run, frame }, view) => crowdAt(run, frame.position, view),
  layout: (input) => layoutCrowd(input),
  Picture: CrowdPicture,
  sentence: (moment, { rows }) => `${rows === 'pages' ? 'Pages at the door of a cache' : 'The door of a cache'}: ${whoIsThere(moment)}`,
})
