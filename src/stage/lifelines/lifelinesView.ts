/**
 * The sequence diagram of the followed request. The picture grows with time, so every frame has
 * its own layout; while two runs are compared, both have one scale.
 */
import { withWay } from '../../frame/waterfall'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { layoutLifelines } from './lifelinesLayout'
import { LifelinesPicture } from './LifelinesPicture'

export const lifelinesView = defineView({
  kind: 'lifelines',
  labelsPackets: false,
  project: ({ run, frame }) => withWay(run, frame),
  layout: ({ view, now, beside, ...input }) =>
    layoutLifelines({ ...input, order: view.order, frame: now, beside: beside && withWay(beside.run, beside.frame) }),
  Picture: LifelinesPicture,
  sentence: (moment) => `Sequence diagram: ${whoIsThere(moment)}`,
})
