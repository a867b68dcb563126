/**
 * What a learner can move in scene 9: whether one fetches for all, what happens when its answer cannot be shared, and how
 * large crowd and origin are.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { PAGES } from './names'
import { herd, longestMs, shared, tripMs } from './outcomes'
import { apart, together, waiting } from './rounds'
import { EDGE_TIMEOUT_MS } from './times'

export const levers = defineLevers({
  coalescing: {
    kind: 'toggle', label: 'Coalescing', initial: false,
    help: 'On: of all requests that miss the same page one goes, and the others wait for its answer.',
    claims: [
      { value: true, text: 'with it the first crowd asks the origin once', holds: (run) => run.origin('all-go').requests === 1 && shared(run, 'all-go').length === herd(run, 'all-go').length - 1 },
      { value: false, text: 'without it nobody waits for anybody', holds: (run) => shared(run, 'one-goes').length === 0 },
    ],
  },
  unshared: {
    kind: 'choice', label: 'Which cache?', initial: 'naive', leads: 'waits',
    help: 'What it does with those that wait when the answer turns out to be for one user alone.',
    options: [{ value: 'naive', label: 'a simple one' }, { value: 'varnish', label: 'Varnish' }, { value: 'nginx', label: 'nginx' }, { value: 'squid', label: 'Squid' }],
    claims: [
      { value: 'varnish', text: 'with a memory the crowd is through much sooner', holds: (run, base) => longestMs(run, 'the-trap') < longestMs(base, 'the-trap') / 4 },
      { value: 'squid', text: 'let go all at once, it is through after two trips', holds: (run) => longestMs(run, 'the-trap') < 2.5 * tripMs(run) },
      { value: 'nginx', text: 'with an end of patience it is through sooner', holds: (run, base) => longestMs(run, 'the-trap') < longestMs(base, 'the-trap') },
    ],
  },
  shareable: {
    kind: 'toggle', label: 'One page for all', initial: true,
    help: 'Whether the origin’s answer is for everybody, or for the one who asked.',
    claims: [{ value: false, text: 'what is for one user is never shared', holds: (run) => shared(run, 'one-goes').length === 0 }],
  },
  leader: {
    kind: 'choice', label: 'The first request', initial: 'answered',
    help: 'How it fares at the origin, which soon recovers.',
    options: [{ value: 'answered', label: 'gets the page' }, { value: 'refused', label: 'is refused' }, { value: 'silent', label: 'gets no answer' }],
    claims: [
      { value: 'refused', text: 'the one that leads is refused, and nobody else', holds: (run) => herd(run, 'one-goes').filter(({ status }) => status === 503).length === 1 },
      { value: 'silent', text: 'all wait until it is given up', holds: (run) => herd(run, 'one-goes').every(({ status }, n) => status === (n === 0 ? 504 : 200)) && longestMs(run, 'one-goes') > EDGE_TIMEOUT_MS },
    ],
  },
  crowd: {
    kind: 'slider', label: 'Crowd', initial: 50, min: 1, max: 500, step: 1, unit: 'users',
    claims: [
      { value: 1, text: 'one user waits for nobody', holds: (run) => shared(run, 'one-goes').length === 0 },
      { value: 500, text: 'however large it is, one goes', holds: (run) => run.origin('one-goes').requests === 1 },
    ],
  },
  room: {
    kind: 'slider', label: 'Origin room', initial: 8, min: 1, max: 100, step: 1,
    help: 'How many requests the origin works on at a time.',
    claims: [
      { value: 100, text: 'an origin with room for all keeps nobody', holds: (run) => herd(run, 'all-go').every(({ status }) => status === 200) },
      { value: 1, text: 'with room for one more users go without an answer', holds: (run, base) => unanswered(run) > unanswered(base) },
    ],
  },
  jitter: {
    kind: 'toggle', group: 'Many pages', label: 'TTL jitter', initial: false,
    help: 'Each copy is kept a little shorter than it may be, by its own share.',
    claims: [
      { value: true, text: 'copies that came together expire apart', holds: (run) => apart(run) < 0.6 * together(run) },
      { value: true, text: 'copies that are kept shorter are fetched more often', holds: (run, base) => run.origin('early').requests > base.origin('early').requests },
      { value: false, text: 'without it those of the second round expire together as those of the first', holds: (run) => apart(run) === together(run) },
    ],
  },
  early: {
    kind: 'toggle', group: 'Many pages', label: 'Early refresh', initial: false,
    help: 'A copy is refreshed behind an answer before it expires, by chance.',
    claims: [
      { value: true, text: 'fewer users wait for the second round of copies', holds: (run, base) => waiting(run, 'one-clock') < 0.8 * waiting(base, 'one-clock') },
      { value: false, text: 'without it somebody waits for each page', holds: (run) => waiting(run, 'early') >= PAGES.length },
    ],
  },
  patience: {
    kind: 'slider', label: 'Users’ patience', initial: 2, min: 1, max: 60, step: 1, unit: 's',
    help: 'After so long without an answer a user goes.',
    claims: [
      { value: 1, text: 'with less patience more users leave', holds: (run, base) => unanswered(run) > unanswered(base) },
      { value: 60, text: 'with enough of it all are answered', holds: (run) => unanswered(run) === 0 },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

export const conditions: LeverConditions<Values> = {
  unshared: { when: ({ coalescing }) => coalescing, why: 'Nobody waits for anybody.' },
}

function unanswered(run: Parameters<typeof herd>[0]): number {
  return herd(run, 'all-go').filter(({ status }) => status !== 200).length
}
