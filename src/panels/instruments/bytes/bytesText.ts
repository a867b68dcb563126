/**
 * What has left the origin, in words and numbers.
 */
import type { OriginFrame } from '../../../frame/types'
import { formatBytes, formatCount, NO_BREAK_SPACE } from '../../../words/format'
import { nounFor } from '../../../words/plural'
import type { MeterText } from '../meter/meterText'

export function bytesText({ requests, conditional, contentBytes, headBytes }: OriginFrame): MeterText {
  const total = contentBytes + headBytes
  const share = (bytes: number): number => (total === 0 ? 0 : bytes / total)
  return {
    title: 'Sent by the origin',
    note: 'in this step',
    value: split(formatBytes(total)),
    bar: {
      label: 'Content and heads',
      text: `${formatBytes(contentBytes)} of content, ${formatBytes(headBytes)} of heads`,
      parts: [{ name: 'content', share: share(contentBytes) }, { name: 'heads', share: share(headBytes) }],
    },
    lines: [
      { name: 'content', value: formatBytes(contentBytes) },
      { name: 'heads', value: formatBytes(headBytes) },
      { name: nounFor(requests, 'request'), value: conditional > 0 ? `${formatCount(requests)}, ${formatCount(conditional)} conditional` : formatCount(requests) },
    ],
  }
}

/** "12 kB" as a number and its unit. */
function split(text: string): readonly [string, string] {
  const [number = '', unit = ''] = text.split(NO_BREAK_SPACE)
  return [number, unit]
}
