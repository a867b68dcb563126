/**
 * Hit ratio of the whole run so far.
 */
import { answerIndex } from '../../../frame/tallies'
import { defineInstrument } from '../defineInstrument'
import { HitRatio } from './HitRatio'

export const ratioInstrument = defineInstrument({
  kind: 'ratio',
  index: answerIndex,
  read: ({ count }, _, answers) => answers.upTo(count),
  Panel: HitRatio,
  compares: {
    what: 'from a cache', unit: 'share', moreIsBetter: true,
    figure: ({ hits, answered }) => (answered === 0 ? null : hits / answered),
  },
})
