/**
 * The sequence diagram of the followed request. The picture grows with time, so every frame has
 * its own layout; while two runs are compared, both have one scale.
 */
import { withLadders } from '../../frame/ladders'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { formatMs } from '../../words/format'
import { layoutLifelines } from './lifelinesLayout'
import { LifelinesPicture } from './LifelinesPicture'

export const view = defineView({
  kind: 'lifelines',
  labelsPackets: false,
  project: ({ run, frame }, view) => withLadders(run, frame, view),
  layout: ({ view, now, beside, ...input }) =>
    layoutLifelines({ ...input, now, order: view.order, beside: beside && withLadders(beside.run, beside.frame, view) }),
  Picture: LifelinesPicture,
  sentence: (moment, { now, before, abreast }) => {
    const ladders = abreast.length > 0 ? abreast.filter(({ done }) => done) : [now, before].flatMap((ladder) => (ladder?.done ? [ladder] : []))
    return [`Sequence diagram: ${whoIsThere(moment)}`, ...ladders.map(({ title, elapsedMs }) => `${title} ${formatMs(elapsedMs)}`)].join('; ')
  },
})
