/** The levers of the test scene of layers: which the edge has and in which order, and whether its origin works. */
import { type ValuesOf, defineLevers } from '../../../src/scene/levers'
import { LAYERS } from './order'

export const levers = defineLevers({
  layers: {
    kind: 'order', label: 'Layers of the edge', initial: LAYERS,
    help: 'What a request passes through, outermost first.',
    options: [
      { value: 'coalesce', label: 'one fetches for all' }, { value: 'fresh', label: 'a fresh copy answers' }, { value: 'rateLimit', label: 'too many are refused' },
      { value: 'revalidate', label: 'an old copy is asked about' }, { value: 'staleIfError', label: 'an old copy instead of an error' }, { value: 'store', label: 'what comes is kept' },
    ],
    claims: [
      { value: [], text: 'without layers each request goes to the origin', holds: (run) => run.request('second').outcome === 'miss' && run.records('slot').every(({ a }) => a !== 2) },
      { value: ['rateLimit', 'fresh', 'staleIfError', 'coalesce', 'revalidate'], text: 'nothing is kept', holds: (run) => run.request('second').outcome === 'miss' },
      { value: ['fresh', 'staleIfError', 'coalesce', 'revalidate', 'store'], text: 'nobody is refused', holds: (run) => run.of().every(({ status }) => status !== 429) },
    ],
  },
  collapses: {
    kind: 'toggle', label: 'Coalescing', initial: true, help: 'Off: everybody fetches.',
    claims: [{ value: false, text: 'everybody fetches', holds: (run, base) => run.origin('herd').requests > base.origin('herd').requests }],
  },
})
export type Values = ValuesOf<typeof levers>
