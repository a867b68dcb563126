/**
 * Hit ratio of the step so far.
 */
import { answerIndex } from '../../../frame/tallies'
import { defineInstrument } from '../defineInstrument'
import { HitRatio } from './HitRatio'

export const ratioInstrument = defineInstrument({
  kind: 'ratio',
  index: answerIndex,
  read: ({ since, count }, _, answers) => answers.between(since, count),
  Panel: HitRatio,
  compares: {
    what: 'from a cache', unit: 'share', moreIsBetter: true,
    figure: ({ hits, answered }) => (answered === 0 ? null : hits / answered),
  },
})
