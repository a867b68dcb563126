/**
 * The levers of the test scene, one of every kind, each with what must be true at its other values.
 */
import type { RunView } from '../../../src/scene/runView'
import { type LeverConditions, type ValuesOf, defineLevers } from '../../../src/scene/levers'
import { HERD } from './herd'
import { USER_TIMEOUT_MS } from './timeouts'

/** Requests of Ben's that took as long as a try that is given up, or longer. */
const slow = (run: RunView): number => run.of({ step: 'broken', client: 'ben' }).filter(({ waitMs }) => waitMs !== null && waitMs >= USER_TIMEOUT_MS).length

/** Requests of the herd that waited at the edge, and whether they had what another fetched: none for one that did not wait. */
const collapsed = (run: RunView, how: RegExp): number => run.of({ step: 'herd' }).filter(({ cacheStatus }) => how.test(cacheStatus)).length
const SHARED = / collapsed(;|$)/
const IN_VAIN = / collapsed=\?0(;|$)/

/** Of the copies that the edge holds when the catalogue has been asked for (ms). */
const lifetimes = (run: RunView): number[] => run.slots('edge', 'catalogue').flatMap(({ life }) => (life ? [life.lifetimeMs] : []))

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
    kind: 'slider', group: 'The traffic', label: 'Requests a second', initial: 30, min: 10, max: 60, step: 10, unit: '/s',
    claims: [
      { value: 10, text: 'fewer requests evict less', holds: (run, base) => run.of({ step: 'catalogue' }).length < base.of({ step: 'catalogue' }).length },
      { value: 60, text: 'more requests evict more', holds: (run, base) => run.node('edge').misses > base.node('edge').misses },
    ],
  },
  popularity: {
    kind: 'choice', group: 'The traffic', label: 'Popularity', initial: 'flat',
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
  loss: {
    kind: 'slider', label: 'Loss on Ben’s line', initial: 0, min: 0, max: 60, step: 20, unit: '%',
    help: 'How many of the messages between Ben and the edge are lost.',
    claims: [
      { value: 60, text: 'what is lost is asked for again', holds: (run, base) => slow(run) > slow(base) },
      { value: 0, text: 'where nothing is lost everybody has an answer', holds: (run) => run.of({ step: 'broken' }).every(({ status }) => status === 200) },
    ],
  },
  coalescing: {
    kind: 'choice', group: 'What the edge does', label: 'Coalescing', initial: 'off',
    help: 'Whether one fetch serves all who ask at the same time, and what happens when its answer cannot be shared.',
    options: [
      { value: 'off', label: 'Off' }, { value: 'naive', label: 'One by one' }, { value: 'varnish', label: 'As Varnish' }, { value: 'nginx', label: 'As nginx' },
    ],
    claims: [
      { value: 'off', text: 'without it nobody waits for anybody, and all ask', holds: (run) => collapsed(run, SHARED) + collapsed(run, IN_VAIN) === 0 && run.origin('herd').requests === HERD.length },
      { value: 'varnish', text: 'what can be shared is shared as without a memory', holds: (run) => collapsed(run, SHARED) === HERD.length - 2 && collapsed(run, IN_VAIN) === 1 },
      { value: 'nginx', text: 'who waits looks now and then only', holds: (run, base) => run.p95({ step: 'herd' }) > base.p95({ step: 'herd' }) },
    ],
  },
  spread: {
    kind: 'toggle', group: 'What the edge does', label: 'Jitter and early refresh', initial: false,
    help: 'Copies live a little shorter than they may, each by its own share, and are refreshed before they expire.',
    claims: [
      {
        value: true,
        text: 'copies that came together do not expire together',
        holds: (run, base) => new Set(lifetimes(run)).size > new Set(lifetimes(base)).size,
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

export const conditions: LeverConditions<Values> = {
  popularity: { when: ({ perSecond }) => perSecond > 10, why: 'So few requests show no favourites.' },
}
