/**
 * Hit ratio of the whole run so far.
 */
import { answerIndex } from '../../../frame/tallies'
import type { AnswerCounts } from '../../../reading/answerSeries'
import { formatPercent, formatPercentValue } from '../../../words/format'
import type { Measure } from '../../measure'
import { defineInstrument } from '../defineInstrument'
import { HitRatio } from './HitRatio'

export const ratioInstrument = defineInstrument({
  kind: 'ratio',
  index: answerIndex,
  read: ({ count }, _, answers) => answers.upTo(count),
  Panel: HitRatio,
  difference: (main, other) => {
    if (main.answered === 0 || other.answered === 0) return null
    const [ours, theirs] = [formatPercent(main.hits, main.answered), formatPercent(other.hits, other.answered)]
    return ours === theirs ? null : measureOf(main, other, `${ours} against ${theirs} of all answers came from a cache.`)
  },
})

function measureOf(main: AnswerCounts, other: AnswerCounts, sentence: string): Measure {
  const share = ({ hits, answered }: AnswerCounts): number => hits / answered
  return {
    unit: '% hits',
    values: [formatPercentValue(main.hits, main.answered), formatPercentValue(other.hits, other.answered)],
    order: share(main) > share(other) ? -1 : 1,
    sentence,
  }
}
