/**
 * Answers whose content was not what the origin itself would have sent at that moment.
 */
import { answerIndex, contentIndex } from '../../../frame/tallies'
import type { ContentCount } from '../../../reading/contentSeries'
import { countMeasure, type Pair } from '../../measure'
import { defineInstrument } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { wrongText } from './wrongText'

export const wrongInstrument = defineInstrument({
  kind: 'wrong',
  index: (run) => ({ contents: contentIndex(run), answers: answerIndex(run) }),
  read: ({ count }, _, { contents, answers }) => ({ contents: contents.upTo(count), answered: answers.upTo(count).answered }),
  Panel: ({ reading, options, compact }) => <Meter text={wrongText(options.label, reading)} compact={compact} />,
  difference: (main, other) => {
    const wrong: Pair = [wrongOf(main.contents), wrongOf(other.contents)]
    return wrong[0] === wrong[1] ? null : countMeasure('wrong answer', wrong)
  },
})

const wrongOf = (contents: readonly ContentCount[]): number => contents.reduce((sum, { wrong }) => sum + wrong, 0)
