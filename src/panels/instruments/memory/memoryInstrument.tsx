/**
 * Entries and bytes that the edges hold.
 */
import { NODE_KINDS } from '../../../cdn/nodeKinds'
import { heldIndex } from '../../../frame/tallies'
import { defineInstrument } from '../defineInstrument'
import { MemoryPanel } from './MemoryPanel'
import { type HeldAt, sumOf } from './memoryText'

export const memoryInstrument = defineInstrument({
  kind: 'memory',
  index: heldIndex,
  read: ({ run, frame, count }, _, held): readonly HeldAt[] =>
    run.nodes
      .filter(({ kind, index }) => NODE_KINDS[kind].sharedCache && frame.nodes[index]!.active)
      .map(({ index, name }) => ({ node: index, name, ...held.of(index, count) })),
  Panel: MemoryPanel,
  compares: { what: 'held by the edges', unit: 'bytes', figure: (edges) => sumOf(edges).bytes },
})
