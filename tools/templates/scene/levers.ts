/**
 * What a learner can move in scene {{number}}. Their values type everything that reads or sets them.
 */
import { type ValuesOf, defineLevers } from '../../src/scene/levers'

export const levers = defineLevers({
  edge: {
    kind: 'toggle', label: 'Edge', initial: true,
    help: 'Off: users ask the origin themselves.',
    claims: [
      {
        value: false,
        text: 'without the edge the origin gets every request',
        holds: (run) => run.origin().requests === run.of().length,
      },
    ],
  },
})
export type Values = ValuesOf<typeof levers>
