/**
 * Requests and bytes that left the origin: in this step, and answer by answer.
 */
import { failedInStep, sentAnswers, sentInStep, sentIndex } from '../../../frame/sentAnswers'
import { defineInstrument } from '../defineInstrument'
import { SentAnswers } from './SentAnswers'

export const bytesInstrument = defineInstrument({
  kind: 'bytes',
  index: sentIndex,
  read: (instant, _, sent) => ({ ...instant.frame.origin, answers: sentAnswers(instant, sent), sent: sentInStep(instant, sent), failed: failedInStep(instant, sent) }),
  Panel: SentAnswers,
  compares: { what: 'sent by the origin', unit: 'bytes', figure: ({ contentBytes, headBytes }) => contentBytes + headBytes },
})
