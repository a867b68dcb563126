/**
 * Who answered users in the step so far.
 */
import { answererIndex } from '../../../frame/tallies'
import { defineInstrument } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { answerersText, withoutOrigin } from './answerersText'

export const answerersInstrument = defineInstrument({
  kind: 'answerers',
  index: answererIndex,
  read: ({ since, count }, _, series) => series.between(since, count),
  Panel: ({ reading, compact }) => <Meter text={answerersText(reading)} compact={compact} />,
  compares: {
    what: 'answer without the origin', unit: 'count', moreIsBetter: true,
    figure: withoutOrigin,
  },
})
