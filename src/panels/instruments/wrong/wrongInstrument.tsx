/**
 * Answers whose content was not what the origin itself would have sent at that moment.
 */
import { isForged } from '../../../frame/forged'
import { answerIndex, contentIndex } from '../../../frame/tallies'
import { defineInstrument } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { wrongText } from './wrongText'

export const wrongInstrument = defineInstrument({
  kind: 'wrong',
  index: (run) => ({ contents: contentIndex(run), answers: answerIndex(run), nodes: run.nodes }),
  read: ({ since, count }, _, { contents, answers, nodes }) => {
    const shown = contents.between(since, count)
    const forged = shown.map(({ content }) => content).filter((content) => isForged(nodes, content))
    return { contents: shown, forged, answered: answers.between(since, count).answered }
  },
  Panel: ({ reading, options, compact }) => <Meter text={wrongText(options.label, reading)} compact={compact} />,
  compares: { what: 'wrong answer', unit: 'count', figure: ({ contents }) => contents.reduce((sum, { wrong }) => sum + wrong, 0) },
})
