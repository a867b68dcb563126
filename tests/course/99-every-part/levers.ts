/**
 * The levers of the test scene, one of every kind, each with what must be true at its other values.
 */
import { type ValuesOf, defineLevers } from '../../../src/scene/levers'

export const levers = defineLevers({
  tiers: {
    kind: 'toggle', label: 'Parent and shield', initial: true,
    help: 'Off: the edge asks the origin itself.',
    claims: [
      {
        value: false,
        text: 'without them the edge asks the origin itself',
        holds: (run) => run.request('first').path.join(' ') === 'anna edge us-east edge anna' && run.node('shield').misses === 0,
      },
    ],
  },
  perSecond: {
    kind: 'slider', label: 'Requests a second', initial: 30, min: 10, max: 60, step: 10, unit: '/s',
    claims: [
      { value: 10, text: 'fewer requests evict less', holds: (run, base) => run.of({ step: 'catalogue' }).length < base.of({ step: 'catalogue' }).length },
      { value: 60, text: 'more requests evict more', holds: (run, base) => run.node('edge').misses > base.node('edge').misses },
    ],
  },
  popularity: {
    kind: 'choice', label: 'Popularity', initial: 'flat',
    help: 'Whether all objects are asked for alike, or a few far more than the others.',
    options: [{ value: 'flat', label: 'Flat' }, { value: 'steep', label: 'Steep' }],
    claims: [
      {
        value: 'steep',
        text: 'favourites are found more often',
        holds: (run, base) => run.of({ step: 'catalogue', outcome: 'hit' }).length > base.of({ step: 'catalogue', outcome: 'hit' }).length,
      },
    ],
  },
  users: {
    kind: 'set', label: 'Users', initial: ['anna', 'ben'],
    options: [{ value: 'anna', label: 'Anna' }, { value: 'ben', label: 'Ben' }, { value: 'cleo', label: 'Cleo' }],
    claims: [
      { value: ['anna', 'ben', 'cleo'], text: 'a third user asks as much as the others', holds: (run) => run.of({ step: 'catalogue', client: 'cleo' }).length > 0 },
    ],
  },
  cdnCacheControl: {
    kind: 'header', label: 'CDN-Cache-Control', field: 'CDN-Cache-Control', initial: 'max-age=600', against: 'no-store',
    help: 'What the origin tells shared caches about the page.',
    chips: ['no-store', 'no-cache'], seconds: [{ directive: 'max-age', max: 900, step: 60 }],
    claims: [
      { value: 'no-store', text: 'what no cache keeps is never found', holds: (run) => run.request('second').outcome === 'miss' },
      { value: 'no-cache', text: 'what must be asked about is found to hold', holds: (run) => run.request('second').outcome === 'revalidated' },
    ],
  },
})
export type Values = ValuesOf<typeof levers>
