/**
 * The life of one copy: what the origin had, what the edge held and what users got, to one axis
 * of time. The picture grows with time, so every frame has its own layout.
 */
import { bandBefore } from '../../frame/bandBefore'
import { lifeBandAt } from '../../frame/lifeBand'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { layoutLife } from './lifeLayout'
import { LifePicture } from './LifePicture'

export const view = defineView({
  kind: 'life',
  labelsPackets: false,
  project: ({ run, frame }, view) => {
    const band = lifeBandAt(run, frame.position, view)
    return { band, before: bandBefore(run, frame.step, band, view) }
  },
  layout: ({ now, ...input }) => layoutLife({ ...input, ...now }),
  Picture: LifePicture,
  sentence: (moment) => `Life of a copy: ${whoIsThere(moment)}`,
})
