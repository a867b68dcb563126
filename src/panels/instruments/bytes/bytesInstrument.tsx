/**
 * Requests and bytes that left the origin.
 */
import { defineInstrument, noIndex } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { bytesText } from './bytesText'

export const bytesInstrument = defineInstrument({
  kind: 'bytes',
  index: noIndex,
  read: ({ frame }) => frame.origin,
  Panel: ({ reading, compact }) => <Meter text={bytesText(reading)} compact={compact} />,
  compares: { what: 'sent by the origin', unit: 'bytes', figure: ({ contentBytes, headBytes }) => contentBytes + headBytes },
})
