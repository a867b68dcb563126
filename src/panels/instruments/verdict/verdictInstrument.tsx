/**
 * What was promised in a board, clause by clause, and what came of it so far; in a step about none, what became of its requests.
 */
import { answersSoFar } from '../../../frame/answersSoFar'
import { verdictAt, verdictIndex } from '../../../frame/verdictAt'
import { parseProse, proseText } from '../../story/parseProse'
import { isToldAt } from '../../story/sentences'
import { defineInstrument } from '../defineInstrument'
import { Verdict } from './Verdict'

export const verdictInstrument = defineInstrument({
  kind: 'verdict',
  index: verdictIndex,
  read: (instant, options, notes) => {
    const now = verdictAt(instant, options, notes)
    if (!now) return answersSoFar(instant)
    // A step stops within the microsecond in which its numbers are known.
    const note = parseProse(now.note)
    return { ...now, note: isToldAt(note, Math.ceil(instant.frame.position)) ? proseText(note) : '' }
  },
  Panel: Verdict,
})
