/**
 * Entries and bytes that the edges hold.
 */
import { heldIndex } from '../../../frame/tallies'
import { formatBytes } from '../../../words/format'
import { defineInstrument } from '../defineInstrument'
import { Meter } from '../meter/Meter'
import { type HeldAt, memoryText, sumOf } from './memoryText'

export const memoryInstrument = defineInstrument({
  kind: 'memory',
  index: heldIndex,
  read: ({ run, frame, count }, _, held): readonly HeldAt[] =>
    run.nodes
      .filter(({ kind, index }) => kind === 'edge' && frame.nodes[index]!.active)
      .map(({ index, name }) => ({ node: index, name, ...held.of(index, count) })),
  Panel: ({ reading, options, compact }) => <Meter text={memoryText(reading, options.maxBytes)} compact={compact} />,
  difference: (main, other) => {
    const [ours, theirs] = [sumOf(main).bytes, sumOf(other).bytes]
    if (ours === theirs) return null
    const values = [formatBytes(ours), formatBytes(theirs)] as const
    return { unit: 'held by the edges', values, order: ours < theirs ? -1 : 1, sentence: `${values[0]} against ${values[1]} held by the edges.` }
  },
})
