/**
 * What real caches did with such a crowd, beside what the run in view has done so far.
 */
import { crowdSoFar } from '../../../frame/crowdSoFar'
import { defineInstrument, noIndex } from '../defineInstrument'
import { Recorded } from './Recorded'

export const recordedInstrument = defineInstrument({
  kind: 'recorded',
  index: noIndex,
  read: (instant, { crowd: crowdOf, as }) => {
    const { levers, step } = instant.frame
    const crowd = crowdOf(instant.run.steps[step]!.id, levers)
    return typeof crowd === 'string' ? crowd : { own: crowdSoFar(instant, crowd.since), as: as(levers), rows: crowd.rows, told: crowd.told }
  },
  Panel: Recorded,
})
