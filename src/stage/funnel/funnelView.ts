/**
 * Tiers of caches as a funnel to scale, from users to the origin. Where things stand is kept; ribbons grow with every frame.
 */
import { funnelAt } from '../../frame/funnelAt'
import { defineView } from '../defineView'
import { FunnelPicture } from './FunnelPicture'
import { keepFunnel, layoutFunnel } from './funnelLayout'
import { funnelSentence } from './funnelWords'

export const view = defineView({
  kind: 'funnel',
  labelsPackets: false,
  project: ({ run, frame }, view) => funnelAt(run, frame.position, view),
  layout: layoutFunnel,
  keep: keepFunnel,
  Picture: FunnelPicture,
  sentence: (_, now) => `A funnel to scale. ${funnelSentence(now)}`,
})
