/** The steps of the test scene of loads. */
import { steady } from '../../../src/cdn/traffic/steady'
import { inOrder } from '../../../src/cdn/traffic/catalogue'
import type { RunView } from '../../../src/scene/runView'
import type { Say } from '../../../src/scene/say'
import type { Process, Script, Step } from '../../../src/scene/types'
import { answeredAfter, turns } from './counts'
import type { Values } from './levers'
import { ORIGIN, POP, URL, USERS } from './network'

/** So many fail before one is refused. */
const FAILURES = 3
/** Requests a second, and for how long (ms): calm, too much, calm. */
const [CALM, MUCH] = [12, 45]
const [BEFORE_MS, MUCH_MS, AFTER_MS] = [3_000, 3_000, 15_000]
const catalogue = inOrder([{ url: URL }])

/** What an earlier step has left in its queue goes. */
function* restart({ fault, repair, wait }: Script<Values>): Process<void> {
  fault(ORIGIN, { kind: 'down' })
  yield* wait(100)
  repair(ORIGIN)
  yield* wait(200)
}

function* upAndDown(script: Script<Values>, name: string): Process<void> {
  const { ask, traffic } = script
  yield* restart(script)
  yield* ask(USERS, URL, { as: name })
  for (const [perSecond, forMs] of [[CALM, BEFORE_MS], [MUCH, MUCH_MS], [CALM, AFTER_MS]] as const) yield* traffic({ clients: [USERS], arrivals: steady, perSecond, forMs, catalogue })
}

const other = (step: string) => (run: RunView, say: Say): string => `Your levers give this step another course. Of the last requests ${say.tenths(answeredAfter(run, step))} were answered.`

export const steps: readonly Step<Values>[] = [
  {
    id: 'one',
    title: 'One request',
    view: { kind: 'lanes', lanes: [[USERS], [POP], [ORIGIN]] },
    set: { breaker: 'row', retries: 0 },
    about: ['breaker', 'retries'],
    prose: (_, say) => ['Nobody may keep this page: each request goes to the origin. Then that goes down.', `It took ${say.wait('one')}, and ${say.wait('refused')} when a few had failed.`],
    line: (_, say) => `Each request goes to the origin: it took ${say.wait('one')}.`,
    *play({ ask, fault, repair }) {
      yield* ask(USERS, URL, { as: 'one', follow: true })
      fault(ORIGIN, { kind: 'down' })
      for (let failed = 0; failed < FAILURES; failed++) yield* ask(USERS, URL)
      yield* ask(USERS, URL, { as: 'refused', follow: true })
      repair(ORIGIN)
    },
    claims: [
      { text: 'it is answered', holds: (run) => run.request('one').status === 200 },
      { text: 'the last one is refused by the breaker', asPlayed: true, holds: (run) => run.request('refused').status === 503 },
    ],
  },
  {
    id: 'loop',
    title: 'Up and down again',
    about: ['queue', 'retries', 'budget', 'breaker'],
    paceMs: 900,
    prose: (run, say) => [
      'More is asked for than the origin can do, and then less again. Who waits too long is given up, and asked for again.',
      `${say.answered('first')}When it was calm again ${say.tenths(answeredAfter(run, 'loop'))} were answered.`,
    ],
    line: (run, say) => `When it was calm again ${say.tenths(answeredAfter(run, 'loop'))} were answered.`,
    play: (script) => upAndDown(script, 'first'),
    claims: [{ text: 'few are answered when it is calm again', holds: (run) => answeredAfter(run, 'loop') < 0.5, instead: other('loop') }],
  },
  {
    id: 'shed',
    title: 'A short queue',
    set: { queue: 'short' },
    about: ['queue', 'retries', 'finishes', 'breaker'],
    paceMs: 900,
    prose: (run, say) => ['The same, with a [[queue]] that turns away what it has no room for.', `When it was calm again ${say.tenths(answeredAfter(run, 'shed'))} were answered.`],
    line: (run, say) => `With a short queue ${say.tenths(answeredAfter(run, 'shed'))} were answered when it was calm again.`,
    predict: {
      question: 'The origin turns away what its queue has no room for. How is it afterwards?',
      options: ['As before: most are in vain', 'All are answered'],
      answer: (run) => (answeredAfter(run, 'shed') > 0.9 ? 1 : 0),
      because: (run, say) => `What is let in is answered in time: ${say.tenths(answeredAfter(run, 'shed'))}.`,
    },
    play: (script) => upAndDown(script, 'second'),
    claims: [{ text: 'all are answered when it is calm again', holds: (run) => answeredAfter(run, 'shed') > 0.9, instead: other('shed') }],
  },
  {
    id: 'breaker',
    title: 'A breaker',
    set: { queue: 'short', breaker: 'row', retries: 0 },
    about: ['breaker', 'retries'],
    paceMs: 900,
    prose: (run, say) => ['The origin is down for a while, and the edge has a [[circuit breaker]].', `It opened, tried, and closed: it turned ${say.counted(turns(run, 'breaker').length, 'time')}.`],
    line: (run, say) => `The breaker turned ${say.counted(turns(run, 'breaker').length, 'time')}.`,
    *play(script) {
      const { all, ask, fault, repair, traffic, wait } = script
      yield* restart(script)
      yield* ask(USERS, URL, { as: 'third' })
      yield* all([
        traffic({ clients: [USERS], arrivals: steady, perSecond: CALM, forMs: 9_000, catalogue }),
        (function* (): Process<void> {
          yield* wait(2_000)
          fault(ORIGIN, { kind: 'down' })
          yield* wait(3_000)
          repair(ORIGIN)
        })(),
      ])
    },
    claims: [{ text: 'it opens, tries, and closes in the end', holds: (run) => turns(run, 'breaker')[0] === 'open' && turns(run, 'breaker').at(-1) === 'closed', instead: other('breaker') }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    paceMs: 900,
    prose: () => ['Have everybody answered when it is calm again.', 'Something to try: leave the queue as it is.'],
    line: () => 'Have everybody answered when it is calm again.',
    play: (script) => upAndDown(script, 'last'),
    claims: [{ text: 'as it is they are not', asPlayed: true, holds: (run) => answeredAfter(run, 'your-turn') < 0.5 }],
    challenge: {
      text: () => 'Everybody is answered when it is calm again.',
      met: (run) => answeredAfter(run, 'your-turn') > 0.95,
      solution: { levers: { queue: 'short' } },
      now: (run, say) => `${say.tenths(answeredAfter(run, 'your-turn'))} were answered.`,
    },
  },
]
