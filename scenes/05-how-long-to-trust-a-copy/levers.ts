/**
 * The levers of scene 5: the header that decides, the validator, and the content itself.
 */
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import type { RunView } from '../../src/scene/runView'
import { START_HEADER } from './constants'
import { copyIn } from './readings'

const lifetimeMs = (run: RunView, node: 'browser' | 'edge'): number | undefined => copyIn(run, node, 'fresh')?.life?.lifetimeMs

export const levers = defineLevers({
  cacheControl: {
    kind: 'header', label: 'Cache-Control', field: 'Cache-Control', initial: START_HEADER,
    validator: 'etag',
    help: 'What the origin tells caches about the file.',
    chips: ['public', 'private', 'no-cache', 'no-store', 'must-revalidate', 'immutable'],
    seconds: [{ directive: 'max-age', max: 30, step: 1 }, { directive: 's-maxage', max: 30, step: 1 }],
    against: 'no-cache',
    claims: [
      {
        value: 'max-age=4',
        text: 'without s-maxage both caches go by max-age',
        holds: (run) => lifetimeMs(run, 'browser') === 4000 && lifetimeMs(run, 'edge') === 4000,
      },
      {
        value: 's-maxage=12',
        text: 's-maxage alone gives the edge a lifetime and the browser none',
        holds: (run) => lifetimeMs(run, 'browser') === 0 && lifetimeMs(run, 'edge') === 12_000,
      },
      {
        value: 'private, max-age=4',
        text: 'private stays out of the shared cache: the edge never has a hit',
        holds: (run) => run.node('edge').hits === 0 && copyIn(run, 'edge', 'fresh') === undefined && copyIn(run, 'browser', 'fresh') !== undefined,
      },
      {
        value: 'no-store',
        text: 'no-store is kept nowhere, and every request fetches the whole file',
        holds: (run) => run.origin().conditional === 0 && run.origin().requests === run.of().length && run.node('browser').hits === 0,
      },
      {
        value: 'no-store, max-age=60',
        text: 'no-store wins over max-age',
        holds: (run) => copyIn(run, 'browser', 'fresh') === undefined && copyIn(run, 'edge', 'fresh') === undefined,
      },
      {
        value: 'no-cache',
        text: 'no-cache is kept and always asked about: no cache ever has a hit, and nobody sees an old file',
        holds: (run) => run.node('browser').hits === 0 && run.node('edge').hits === 0 && run.origin().conditional > 0 && run.wrong() === 0,
      },
      {
        value: 'no-cache, max-age=60',
        text: 'a lifetime does not make no-cache usable without asking',
        holds: (run) => run.node('browser').hits === 0 && lifetimeMs(run, 'browser') === 60_000,
      },
      {
        value: 'max-age=0',
        text: 'max-age=0 is stale at once, and asks as no-cache does',
        holds: (run) => run.wrong() === 0 && run.origin().conditional > 0 && run.request('again').outcome === 'revalidated',
      },
      {
        value: 'max-age=4, must-revalidate',
        text: 'must-revalidate changes nothing while the copy is fresh',
        holds: (run) => run.request('again').outcome === 'hit' && run.request('again').path.length === 1,
      },
      {
        value: 'max-age=30, immutable',
        text: 'while it is fresh, an immutable copy does not ask, not even on a reload',
        holds: (run) => run.request('immutable-second').path.length === 1,
      },
      {
        value: 'max-age=soon',
        text: 'a number that cannot be read is no lifetime: the copy is stale at once',
        holds: (run) => lifetimeMs(run, 'browser') === 0 && lifetimeMs(run, 'edge') === 0,
      },
      {
        value: '',
        text: 'without the field nothing is fresh here: there is no date to guess from',
        holds: (run) => lifetimeMs(run, 'browser') === 0 && lifetimeMs(run, 'edge') === 0,
      },
    ],
  },
  etag: {
    kind: 'toggle', label: 'ETag', initial: true,
    help: 'Off: a stale copy cannot be asked about.',
    claims: [
      {
        value: false,
        text: 'without a validator there is no 304: a stale copy costs the trip and the whole file',
        holds: (run, base) => run.origin().conditional === 0 && run.origin('stale').contentBytes > base.origin('stale').contentBytes,
      },
    ],
  },
  version: {
    kind: 'slider', label: 'Version at the origin', initial: 1, min: 1, max: 3, step: 1,
    help: 'Change the file, and see who notices, and when.',
    claims: [2, 3].map((value) => ({
      value,
      text: `with version ${value} there from the start and never changed, nobody sees another one`,
      holds: (run) => run.of().every(({ content }) => content === `v${value}`) && run.wrong() === 0,
    })),
  },
})
export type Values = ValuesOf<typeof levers>
