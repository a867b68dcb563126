/**
 * Requests and bytes that left the origin.
 */
import type { OriginFrame } from '../../../frame/types'
import { formatBytes } from '../../../words/format'
import { defineInstrument, noIndex } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { bytesText } from './bytesText'

export const bytesInstrument = defineInstrument({
  kind: 'bytes',
  index: noIndex,
  read: ({ frame }) => frame.origin,
  Panel: ({ reading, compact }) => <Meter text={bytesText(reading)} compact={compact} />,
  difference: (main, other) => {
    const [ours, theirs] = [bytesOf(main), bytesOf(other)]
    if (ours === theirs) return null
    const values = [formatBytes(ours), formatBytes(theirs)] as const
    return { unit: 'sent by the origin', values, order: ours < theirs ? -1 : 1, sentence: `${values[0]} against ${values[1]} sent by the origin.` }
  },
})

const bytesOf = ({ contentBytes, headBytes }: OriginFrame): number => contentBytes + headBytes
