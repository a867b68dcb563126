/**
 * What real caches did with the same crowd, beside what the run in view has done so far.
 */
import { crowdSoFar } from '../../../frame/crowdSoFar'
import { defineInstrument, noIndex } from '../defineInstrument'
import { Recorded } from './Recorded'

export const recordedInstrument = defineInstrument({
  kind: 'recorded',
  index: noIndex,
  read: (instant, { crowds, as }) => {
    const step = instant.run.steps[instant.frame.step]!.id
    const crowd = crowds[step]
    return crowd ? { own: crowdSoFar(instant, crowd.since), as: as(instant.frame.levers), rows: crowd.rows } : null
  },
  Panel: Recorded,
})
