/**
 * What a learner can move in scene 6: the three times in the header, what stands at the
 * origin, and whether it answers.
 */
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import { BUG, DEPLOYS, MAX_AGE_S } from './news'
import { waited, waiters } from './outcomes'

export const levers = defineLevers({
  maxAge: {
    kind: 'slider', label: 'max-age', initial: MAX_AGE_S, min: 1, max: 60, step: 1, unit: 's',
    help: 'The lifetime of a copy. One that is stored keeps the header it came with.',
    claims: [
      {
        value: 1,
        text: 'with a lifetime shorter than the time between two requests nearly every user waits',
        holds: (run) => waiters(run, 'someone-pays').length > 0.8 * run.of({ step: 'someone-pays' }).length,
      },
      { value: 60, text: 'with a lifetime longer than the step nobody waits', holds: (run) => waiters(run, 'someone-pays').length === 0 },
    ],
  },
  swr: {
    kind: 'slider', label: 'stale-while-revalidate', initial: 0, min: 0, max: 60, step: 1, unit: 's',
    help: 'For how long after its lifetime a copy is served at once and refreshed behind the answer.',
    claims: [
      { value: 20, text: 'with the window nobody waits in the first step', holds: (run) => waiters(run, 'someone-pays').length === 0 },
      {
        value: 0,
        text: 'without the window somebody waits in the second step, too',
        holds: (run, base) => waiters(run, 'nobody-waits').length > 0 && waiters(base, 'nobody-waits').length === 0,
      },
    ],
  },
  sie: {
    kind: 'slider', label: 'stale-if-error', initial: 0, min: 0, max: 120, step: 5, unit: 's',
    help: 'For how long after its lifetime a copy is served when the origin fails.',
    claims: [
      {
        value: 0,
        text: 'without the window errors begin when the other one ends',
        holds: (run, base) => errors(run, 'origin-fails') > errors(base, 'origin-fails'),
      },
      { value: 120, text: 'with a long window nobody sees an error', holds: (run) => errors(run, 'origin-fails') === 0 },
    ],
  },
  deploy: {
    kind: 'choice', label: 'At the origin', initial: 'old',
    help: 'What the origin has now. The edge does not know before it asks.',
    options: [{ value: 'old', label: DEPLOYS.old }, { value: 'bug', label: DEPLOYS.bug }, { value: 'fix', label: DEPLOYS.fix }],
    claims: [
      {
        value: 'bug',
        text: 'a bug that nobody fixes is in every answer',
        holds: (run) => run.of().every(({ content, status }) => content === BUG || status! >= 500),
      },
      { value: 'fix', text: 'where the bug never was nobody gets it', holds: (run) => run.of().every(({ content }) => content !== BUG) },
    ],
  },
  originDown: {
    kind: 'toggle', label: 'Origin down', initial: false,
    help: 'The origin refuses every request.',
    claims: [
      {
        value: true,
        text: 'with the origin down from the start there is no copy to stand in: every answer is an error, after a wait',
        holds: (run) => run.of().every((one) => one.status === 504 && waited(one)),
      },
    ],
  },
  cache: {
    kind: 'choice', label: 'Which cache?', initial: 'own',
    help: 'What open-source caches do with expired copies before anybody has set anything.',
    options: [
      { value: 'own', label: 'by the RFCs' }, { value: 'varnish', label: 'Varnish' }, { value: 'nginx', label: 'nginx' },
      { value: 'squid', label: 'Squid' }, { value: 'ats', label: 'Traffic Server' },
    ],
    claims: [
      { value: 'varnish', text: 'Varnish has a window of ten seconds that nobody has asked for: nobody waits in the first step', holds: (run) => waiters(run, 'someone-pays').length === 0 },
      { value: 'nginx', text: 'nginx has the first user wait in spite of the window', holds: (run) => waiters(run, 'nobody-waits').length > 0 },
      { value: 'squid', text: 'Squid does not know the first window, and knows the second one', holds: (run, base) => waiters(run, 'nobody-waits').length > 0 && errors(run, 'origin-fails') === errors(base, 'origin-fails') },
      { value: 'ats', text: 'Traffic Server serves a copy for a week when the origin fails, whatever the header says', holds: (run) => errors(run, 'origin-fails') === 0 },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

function errors(run: Parameters<typeof waiters>[0], step: string): number {
  return run.of({ step }).filter(({ status }) => status === 504).length
}
