/**
 * The steps of the test scene of code: what happens, what is said about it, and what must be true.
 */
import { userOf } from '../../../src/cdn/code/requestFacts'
import type { HeaderList } from '../../../src/cdn/http/message'
import { inOrder } from '../../../src/cdn/traffic/catalogue'
import { steady } from '../../../src/cdn/traffic/steady'
import { leaks } from '../../../src/scene/leaks'
import type { RunView } from '../../../src/scene/runView'
import type { Step } from '../../../src/scene/types'
import type { Values } from './levers'
import { FLOODED, LIMIT, TESTED, WANTED_PERCENT, limitOf, splitOf, stampsOf, testedUser, userIn } from './network'

const FLOOD_MS = 1000
/** Users who ask in the A/B test, from the first who signed up on. */
const ASKING = 12
/** Requests that no single limit lets pass. */
const MORE_THAN_ONE = 1.5 * LIMIT
const HERE = userIn('frankfurt')
const as = (user: string): HeaderList => [['Cookie', `user=${user}`]]
const from = (country: string): HeaderList => [['X-Country', country]]

const passed = (run: RunView): number => run.of({ step: 'flood' }).filter(({ status }) => status !== 429).length
const failures = (run: RunView): number => run.records('ran').filter(({ texts }) => texts[1] !== '').length

const withB = (run: RunView): number => new Set(run.of({ step: 'split' }).filter(({ content }) => content === 'B').map(userOf)).size

export const steps: readonly Step<Values>[] = [
  {
    id: 'function',
    title: 'A function',
    about: ['text', 'runtime', 'cpuMs'],
    prose: (run, say) => ['An [[edge function]] sees each request first.', `It was done after ${say.wait('german')}, and failed ${say.counted(failures(run), 'time')}.`],
    line: (_, say) => `It took ${say.wait('german')}.`,
    *play({ ask }) {
      yield* ask(HERE, '/', { as: 'german', headers: from('DE'), follow: true })
      yield* ask(HERE, '/', { headers: from('XX') })
      yield* ask(HERE, '/?loop=1', { as: 'loop', follow: true })
      yield* ask(HERE, '/', { as: 'page', headers: from('AT'), follow: true })
      yield* ask(HERE, '/', { headers: from('FR') })
      yield* ask(HERE, '/admin')
      yield* ask(HERE, '/', { method: 'OPTIONS', headers: [['Origin', 'https://shop.example'], ['Access-Control-Request-Method', 'PUT']] })
    },
    claims: [
      { text: 'a redirect needs no origin', asPlayed: true, holds: (run) => run.request('german').status === 302 && !run.request('german').path.includes('us-east') },
      { text: 'what never ends fails alone', asPlayed: true, holds: (run) => run.request('loop').status === 500 && run.request('page').status === 200 },
      { text: 'the filter, the token and the preflight are answered at the edge', holds: (run) => [403, 401, 204].every((wanted) => run.of({ step: 'function' }).some(({ status }) => status === wanted)) },
    ],
  },
  {
    id: 'mine',
    title: 'Whose answer?',
    view: stampsOf(['start', 'function', 'cache']),
    about: ['me', 'text'],
    prose: (run, say) => ['Two users ask for their own account.', `${say.counted(leaks(run, { step: 'mine' }).length, 'answer')} came to a stranger.`],
    line: (run, say) => `Strangers' answers: ${say.count(leaks(run, { step: 'mine' }).length)}.`,
    *play({ ask, all, wait }) {
      yield* all(['Ana', 'Ben'].map((user) => ask(HERE, '/api/me', { as: `${user}-at-once`, headers: as(user), follow: user === 'Ana' })))
      yield* wait(100)
      yield* ask(HERE, '/api/me', { as: 'later', headers: as('Cleo') })
    },
    claims: [{ text: 'nobody gets what is another’s', asPlayed: true, holds: (run) => leaks(run, { step: 'mine' }).length === 0 }],
  },
  {
    id: 'page',
    title: 'A page of parts',
    view: stampsOf(['page', 'value', 'cache']),
    about: ['text', 'me'],
    prose: (_, say) => ['The edge puts a page together.', `At first that takes ${say.wait('cold')}, and then ${say.wait('hot')}.`],
    line: (_, say) => `${say.wait('cold')}, then ${say.wait('hot')}.`,
    *play({ ask, wait }) {
      yield* ask(HERE, '/shop', { as: 'cold', headers: as('Ana') })
      yield* wait(100)
      yield* ask(HERE, '/shop', { as: 'hot', headers: as('Ben') })
      yield* ask(HERE, '/test', { headers: as('Ana') })
      yield* ask(HERE, '/test', { headers: as('Ben') })
    },
    claims: [
      { text: 'each sees what the origin itself would show', asPlayed: true, holds: (run) => ['cold', 'hot'].every((name) => run.request(name).content === run.request(name).expectedContent) },
      { text: 'a value is read far away once, and at hand then', asPlayed: true, holds: (run) => run.records('kvRead').map(({ b }) => b >= 0).join() === 'false,true' },
    ],
  },
  {
    id: 'split',
    title: 'Two variants',
    about: ['hash', 'text'],
    view: { kind: 'split', edge: 'frankfurt', users: TESTED, nameOf: testedUser, split: splitOf },
    prose: (run, say) => [`A [[split]] is to give ${say.given(WANTED_PERCENT)} of a hundred users another page.`, `Of ${say.given(ASKING)} who ask, ${say.count(withB(run))} get it.`],
    line: (run, say) => `${say.count(withB(run))} of ${say.given(ASKING)} get the other page.`,
    *play({ ask, wait }) {
      for (let user = 0; user < ASKING; user++) {
        yield* ask(HERE, '/test', { headers: as(testedUser(user)), follow: user === 0 })
        yield* wait(20)
      }
      yield* ask(HERE, '/test', { as: 'again', headers: as(testedUser(0)) })
    },
    claims: [
      { text: 'a user gets the same every time', asPlayed: true, holds: (run) => new Set(run.of({ step: 'split' }).filter((one) => userOf(one) === testedUser(0)).map(({ content }) => content)).size === 1 },
      { text: 'some get B, and most do not', asPlayed: true, holds: (run) => withB(run) > 0 && withB(run) < ASKING / 2 },
    ],
  },
  {
    id: 'flood',
    title: 'A flood',
    about: ['limit', 'text'],
    view: { kind: 'buckets', edges: FLOODED, limit: limitOf },
    prose: (run, say) => ['Many ask at once, everywhere. Each place has a [[rate limit]] of its own.', `${say.counted(passed(run), 'request')} passed.`],
    line: (run, say) => `${say.counted(passed(run), 'request')} passed.`,
    predict: {
      question: 'Twelve places have the same limit, and the flood comes to all. How much passes?',
      options: ['As much as one limit', 'As much as twelve'],
      answer: (run) => (passed(run) > MORE_THAN_ONE ? 1 : 0),
      because: (run, say) => `${say.counted(passed(run), 'request')} passed: each place counts for itself.`,
    },
    *play({ traffic, wait }) {
      yield* wait(200)
      yield* traffic({ clients: FLOODED.map(userIn), arrivals: steady, perSecond: 12, forMs: FLOOD_MS, catalogue: inOrder([{ url: '/news' }]) })
    },
    claims: [{ text: 'each place lets its own limit pass', asPlayed: true, holds: (run) => passed(run) > MORE_THAN_ONE && passed(run) < run.of({ step: 'flood' }).length }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    prose: () => ['Write a function of your own.', 'Send a request, and see what becomes of it.'],
    line: () => 'Write a function of your own.',
    *play({ ask }) {
      yield* ask(HERE, '/', { as: 'last', headers: from('DE'), follow: true })
    },
    claims: [{ text: 'somebody is answered', holds: (run) => run.request('last').status !== null }],
    challenge: {
      text: () => 'Have the last request blocked by your function.',
      met: (run) => run.of({ step: 'your-turn' }).some(({ status }) => status !== null && status >= 400 && status < 500),
      solution: { levers: { text: 'function onRequest() { return block() }' } },
      now: (run, say) => `It was answered with ${say.count(run.request('last').status ?? 0)}.`,
    },
  },
]
