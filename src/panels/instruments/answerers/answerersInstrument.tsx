/**
 * Who answered users in the step so far.
 */
import { AnswererSeries } from '../../../reading/answererSeries'
import { defineInstrument } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { answerersText, withoutOrigin } from './answerersText'

export const answerersInstrument = defineInstrument({
  kind: 'answerers',
  index: (run) => new AnswererSeries(run),
  read: ({ since, count }, _, series) => series.between(since, count),
  Panel: ({ reading, compact }) => <Meter text={answerersText(reading)} compact={compact} />,
  compares: {
    what: 'answer without the origin', unit: 'count', moreIsBetter: true,
    figure: withoutOrigin,
  },
})
