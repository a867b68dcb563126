/**
 * The steps of scene 12: what happens, what is said about it, and what must be true.
 */
import { steady } from '../../src/cdn/traffic/steady'
import { inOrder } from '../../src/cdn/traffic/catalogue'
import type { LimitKind } from '../../src/cdn/limit/limiter'
import { leaks } from '../../src/scene/leaks'
import type { RunView } from '../../src/scene/runView'
import type { Process, Script, Step } from '../../src/scene/types'
import { ANSWERS, type Values } from './levers'
import { bucketsView, stampsOf } from './network'
import { otherwise, passed, wave } from './outcomes'
import { partSteps } from './partSteps'
import { privateSteps } from './privateSteps'
import { as } from './requests'
import { ruleSteps } from './ruleSteps'
import { FLOOD_MS, FLOOD_RPS, HERE, LIMIT, POPS, WINDOW_S, userIn } from './values'

const USERS_HERE = userIn(HERE)
/** Who says hello in the last step, and who wants to see an account. */
const [GUESTS, OWNERS] = [[['Ana', 'DE'], ['Ben', 'FR'], ['Cleo', 'AT'], ['Dan', 'IT']], ['Ana', 'Ben', 'Cleo']] as const

/** The same flood, to one place or in equal parts to all. */
function* flood({ ask, all, levers, traffic }: Script<Values>, first: string): Process<void> {
  const pops = levers().flood === 'one' ? [HERE] : POPS
  yield* all([
    ask(USERS_HERE, '/login', { as: first }),
    traffic({ clients: pops.map(userIn), arrivals: steady, perSecond: FLOOD_RPS / pops.length, forMs: FLOOD_MS, catalogue: inOrder([{ url: '/login' }]) }),
  ])
}

/** Why more than the limit get through in the time of a flood. */
const HOW: Readonly<Record<LimitKind, string>> = {
  'sliding window': 'As one drops out of that second, another may pass',
  'fixed window': 'Each second of the clock is counted anew',
  'token bucket': 'A full bucket of tokens goes first, then one flows in at a time',
}

export const steps: readonly Step<Values>[] = [
  ...privateSteps,
  ...ruleSteps,
  ...partSteps,
  {
    id: 'flood',
    title: 'A flood',
    about: ['flood', 'limit'],
    view: bucketsView,
    paceMs: 350,
    prose: (run, say) => [
      `Somebody sends ${say.givenCount(FLOOD_RPS, 'request')} a second for \`/login\`. A [[rate limit]] lets ${say.givenCount(LIMIT, 'request')} pass in any ${say.given(WINDOW_S, 's')} and refuses the others. ${HOW[run.leversIn('flood').limit]}: ${say.count(passed(run, 'first'), run.request('second-wave').atMs)} of ${say.count(wave(run, 'first').length, run.request('second-wave').atMs)} got through.`,
      `${say.asked('second-wave')}Then the same flood came to ${say.givenCount(POPS.length, 'POP')}, a part to each. Each counts for itself: ${say.count(passed(run, 'second'))} passed, ${say.count(passed(run, 'first') + passed(run, 'second'))} with the first.`,
    ],
    line: (run, say) => `One limit let ${say.counted(passed(run, 'first'), 'request', run.request('second-wave').atMs)} pass. Of the same flood at ${say.givenCount(POPS.length, 'POP')} ${say.count(passed(run, 'second'))} passed.`,
    predict: {
      question: 'The same flood comes to twelve POPs with that limit instead of to one. How much reaches the origin?',
      options: ['Less: each POP gets only a part', 'As much as before', 'Many times as much'],
      answer: (run) => (passed(run, 'second') > 3 * passed(run, 'first') ? 2 : passed(run, 'second') < passed(run, 'first') ? 0 : 1),
      because: (run, say) => `Each POP has a limit of its own: ${say.count(passed(run, 'second'))} passed in place of ${say.count(passed(run, 'first'))}.`,
    },
    *play(script) {
      yield* script.wait(100)
      yield* flood(script, 'first-wave')
      yield* script.wait(1000)
      script.set({ flood: 'twelve' })
      yield* flood(script, 'second-wave')
    },
    claims: [
      { text: 'one limit lets a small part of the flood pass', holds: (run) => passed(run, 'first') >= LIMIT && passed(run, 'first') < wave(run, 'first').length / 5, instead: otherwise('flood') },
      { text: 'twelve limits let many times as much pass', holds: (run) => passed(run, 'second') > 3 * passed(run, 'first'), instead: otherwise('flood') },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    set: { me: 'cached' },
    view: stampsOf(['start', 'function', 'cache']),
    prose: (_, say) => [
      `Guests from four countries ask for \`/hi\`, three users for \`/api/me\`. Bring the origin to ${say.givenCount(OWNERS.length, 'request')}, with no error, and with nobody’s account at a stranger.`,
      'Something to try: let your function answer by itself.',
    ],
    line: () => 'Your turn: few requests at the origin, and no leak.',
    *play({ ask, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      for (const [user, country] of GUESTS) yield* ask(USERS_HERE, '/hi', { headers: as(user, country), follow: user === 'Ana' })
      for (const user of OWNERS) yield* ask(USERS_HERE, '/api/me', { headers: as(user), follow: user === 'Ben' })
    },
    claims: [{ text: 'with the levers as they are somebody gets a stranger’s account', asPlayed: true, holds: (run) => leaks(run, { step: 'your-turn' }).length > 0 }],
    challenge: {
      text: (say) => `At most ${say.givenCount(OWNERS.length, 'request')} at the origin, no error, no leak.`,
      met: (run) => run.origin('your-turn').requests <= OWNERS.length && failed(run) === 0 && leaks(run, { step: 'your-turn' }).length === 0,
      now: (run, say) => `${say.counted(run.origin('your-turn').requests, 'request')} at the origin, ${say.counted(failed(run), 'error')}, ${say.counted(leaks(run, { step: 'your-turn' }).length, 'leak')}.`,
      solution: { levers: { me: 'bypass', text: ANSWERS } },
    },
  },
]

/** Requests of the last step that were refused, failed or not answered. */
function failed(run: RunView): number {
  return run.of({ step: 'your-turn' }).filter(({ status }) => status === null || status >= 400).length
}
