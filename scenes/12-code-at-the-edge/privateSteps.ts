/**
 * The first steps of scene 12: answers for one user that come to another, by a copy and without one, and the way past the cache.
 */
import { leaks } from '../../src/scene/leaks'
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'
import { stampsOf } from './network'
import { otherwise, reachedOrigin } from './outcomes'
import { as } from './requests'
import { ACCOUNT_S, HERE, userIn } from './values'

const USERS_HERE = userIn(HERE)

export const privateSteps: readonly Step<Values>[] = [
  {
    id: 'stored',
    title: 'Two users, one URL',
    set: { me: 'cached' },
    about: ['me'],
    view: stampsOf(['cache']),
    prose: (_, say) => [
      `A card is a request with the name of who asks; each station puts a stamp on it. Ana and Ben ask for \`/api/me\`, each for their own account. By mistake the answer says that it may be stored for ${say.given(ACCOUNT_S, 's')}.`,
      `${say.answered('ben-stored')}Ben got what was stored for Ana, after ${say.wait('ben-stored')}: a [[leak]]. Nothing failed, no error was counted.`,
    ],
    line: (_, say) => `Both ask for their own account. Ben got Ana’s, after ${say.wait('ben-stored')}.`,
    *play({ ask, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      yield* ask(USERS_HERE, '/api/me', { as: 'ana-stored', headers: as('Ana'), follow: true })
      yield* wait(100)
      yield* ask(USERS_HERE, '/api/me', { as: 'ben-stored', headers: as('Ben'), follow: true })
    },
    claims: [
      { text: 'Ben gets Ana’s account from the cache', holds: (run) => run.request('ben-stored').outcome === 'hit' && run.request('ben-stored').content.startsWith('Ana’s'), instead: otherwise('stored') },
      { text: 'it is the only leak', asPlayed: true, holds: (run) => leaks(run, { step: 'stored' }).length === 1 },
    ],
  },
  {
    id: 'waiter',
    title: 'Nothing is stored',
    set: { me: 'shared' },
    about: ['me'],
    view: stampsOf(['cache']),
    prose: (_, say) => [
      'Now the answer says `private`: no copy is kept, and the old one is gone. But the edge coalesces, with a fault.',
      `${say.answered('ben-waits')}Both had asked at the same moment, and who waits gets whatever comes: Ben waited ${say.wait('ben-waits')} for Ana’s account. In *The thundering herd* edges looked first: they gave no waiter what was private.`,
    ],
    predict: {
      question: 'Nothing is stored. Ana and Ben ask for their accounts at the same moment. What does Ben get?',
      options: ['His own account', 'Ana’s account', 'An error'],
      answer: (run) => (leaks(run, { step: 'waiter' }).length > 0 ? 1 : run.request('ben-waits').status === 200 ? 0 : 2),
      because: (_, say) => `This edge hands on what it has fetched without a look at it. He waited ${say.wait('ben-waits')} for Ana’s answer.`,
    },
    line: (_, say) => `No copy is kept. Ben waited for Ana’s answer, ${say.wait('ben-waits')}, and got it.`,
    *play({ ask, all, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      yield* all(['Ana', 'Ben'].map((user) => ask(USERS_HERE, '/api/me', { as: `${user.toLowerCase()}-waits`, headers: as(user), follow: user === 'Ana' })))
    },
    claims: [
      { text: 'Ben gets Ana’s account, and he has waited for it as long as she', holds: (run) => run.request('ben-waits').content.startsWith('Ana’s') && run.request('ben-waits').waitMs! > run.request('ana-waits').waitMs! - 1, instead: otherwise('waiter') },
      { text: 'both cost the origin one request', asPlayed: true, holds: (run) => run.origin('waiter').requests === 1 },
    ],
  },
  {
    id: 'bypass',
    title: 'Past the cache',
    set: { me: 'bypass' },
    about: ['me', 'rules'],
    view: stampsOf(['filter', 'limit', 'cache']),
    prose: (_, say) => [
      'The cure is a [[bypass]]. How does an edge know? By the request: a session cookie, or `Authorization`. And by the answer: `Cache-Control: private`. `Set-Cookie` is a hint, and forbids nothing by itself.',
      `${say.answered('ben-bypass')}Both got their own account, Ben after ${say.wait('ben-bypass')}. The POP still worked: encryption ended nearby, and it filtered and counted.`,
    ],
    line: (_, say) => `What is for one user goes past the cache. Both got their own, Ben after ${say.wait('ben-bypass')}.`,
    *play({ ask, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      for (const user of ['Ana', 'Ben']) yield* ask(USERS_HERE, '/api/me', { as: `${user.toLowerCase()}-bypass`, headers: as(user, 'DE'), follow: true })
    },
    claims: [
      { text: 'each gets their own, from the origin', holds: (run) => leaks(run, { step: 'bypass' }).length === 0 && ['ana-bypass', 'ben-bypass'].every((name) => reachedOrigin(run, name) && run.request(name).outcome === 'bypass'), instead: otherwise('bypass') },
    ],
  },
]
