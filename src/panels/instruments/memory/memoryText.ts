/**
 * What the edges hold, in words and numbers.
 */
import type { Held } from '../../../reading/heldSeries'
import { formatBytes, formatCount } from '../../../words/format'
import { nounFor } from '../../../words/plural'
import type { MeterText } from '../meter/meterText'

/** What one edge holds. */
export interface HeldAt extends Held {
  readonly node: number
  readonly name: string
}

/** `edges` are those that take part; the bar ends at `maxBytes`. */
export function memoryText(edges: readonly HeldAt[], maxBytes: number): MeterText {
  const { entries, bytes } = sumOf(edges)
  const over = bytes > maxBytes
  const room = `${formatBytes(bytes)} of ${formatBytes(maxBytes)}`
  return {
    title: 'Memory',
    value: [formatCount(entries), nounFor(entries, ['entry', 'entries'])],
    bar: { label: 'Memory', text: room, parts: [{ name: 'stored', share: Math.min(1, bytes / maxBytes) }] },
    lines: [
      { name: over ? 'past the scale' : 'stored', value: room, alarm: over },
      ...(edges.length > 1 ? edges.map(({ name, entries: own, bytes: held }) => ({ name, value: `${formatCount(own)}, ${formatBytes(held)}` })) : []),
    ],
    alarm: over,
  }
}

export function sumOf(edges: readonly Held[]): Held {
  return edges.reduce((sum, one) => ({ entries: sum.entries + one.entries, bytes: sum.bytes + one.bytes }), { entries: 0, bytes: 0 })
}
