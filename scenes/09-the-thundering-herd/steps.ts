/**
 * The steps of scene 9: what happens, what is said about it, and what must be true.
 */
import { steady } from '../../src/cdn/traffic/steady'
import { inOrder } from '../../src/cdn/traffic/catalogue'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { PAGE, PAGES, PAGES_MAX_AGE_S, THINK_MS, USERS } from './network'
import { answered, crowdAtMs, firstOf, herd, longestMs, shared } from './outcomes'

/** Between two users of the crowd. */
const GAP_MS = 2
/** While the copy is fresh, and until it has expired: together what is left of its lifetime when it has come. */
const [FRESH_MS, STALE_MS] = [1300, 150]
/** For so long the origin refuses whoever asks, where the first is refused. */
const REFUSES_MS = 300
/** What the last step asks for. */
const PROMISE_MS = 2500

/** What a step says where the learner's levers give it another course. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) =>
    `Your levers give this step another course. ${say.counted(answered(run, step).length, 'user')} of ${say.count(herd(run, step).length)} got the page, the last after ${say.ms(longestMs(run, step))}; ${say.count(shared(run, step).length)} had an answer for which another had asked.`
}

/** One user has the page, some find it, its time ends, and then all of them ask. */
function expiry(step: string): (script: Script<Values>) => Process<void> {
  return function* (script) {
    script.purge('edge')
    yield* script.ask(USERS, PAGE)
    yield* script.traffic({ clients: [USERS], arrivals: steady, perSecond: 8, forMs: FRESH_MS, catalogue: inOrder([{ url: PAGE }]) })
    yield* script.wait(STALE_MS)
    yield* crowd(script, step)
  }
}

/** There is no copy when the crowd comes. */
function cold(step: string): (script: Script<Values>) => Process<void> {
  return function* (script) {
    script.purge('edge')
    yield* crowd(script, step)
  }
}

/** The crowd, one shortly after the other. The origin refuses the first where the lever says so. */
function* crowd({ all, ask, fault, levers, repair, wait }: Script<Values>, step: string): Process<void> {
  const { crowd: users, leaderFails } = levers()
  function* one(n: number): Process<void> {
    yield* wait(n * GAP_MS)
    yield* ask(USERS, PAGE, n === 0 ? { as: firstOf(step) } : { follow: n === 1 })
  }
  function* trouble(): Process<void> {
    fault('us-east', { kind: 'full' })
    yield* wait(REFUSES_MS)
    repair('us-east')
  }
  yield* all([...(leaderFails ? [trouble()] : []), ...Array.from({ length: users }, (_, n) => one(n))])
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'all-go',
    title: 'A copy expires in a crowd',
    about: ['crowd', 'room', 'patience'],
    paceMs: 500,
    prose: (run, say) => [
      `The edge has a copy of \`${PAGE}\`, and its time ends. Just then ${say.givenCount(run.leversIn('all-go').crowd, 'user')} ask: a [[thundering herd]].`,
      `${say.from(crowdAtMs(run, 'all-go'))}Each of them missed, and each asked the origin, which works on ${say.given(run.leversIn('all-go').room)} at a time. The others queued there. ${say.counted(herd(run, 'all-go').length - answered(run, 'all-go').length, 'user')} left before the answer came.`,
    ],
    line: (run, say) => `All users miss at once, and all ask the origin: ${say.counted(run.origin('all-go').requests - 1, 'request')}.`,
    play: expiry('all-go'),
    claims: [
      { text: 'the origin gets the whole crowd', holds: (run) => run.origin('all-go').requests - 1 === herd(run, 'all-go').length, instead: otherCourse('all-go') },
      { text: 'its queue is longer than the patience of some', holds: (run) => answered(run, 'all-go').length < herd(run, 'all-go').length, instead: otherCourse('all-go') },
    ],
  },
  {
    id: 'one-goes',
    title: 'One for all',
    set: { coalescing: true },
    about: ['coalescing', 'crowd', 'room'],
    paceMs: 500,
    prose: (run, say) => [
      'The same crowd, the same origin. Now the edge lets the first request go, the [[leader]], and all that need the same page wait for its answer: [[request coalescing]].',
      `The origin got ${say.counted(run.origin('one-goes').requests - 1, 'request')} for the crowd. When the answer came, ${say.counted(shared(run, 'one-goes').length, 'waiter')} had it at the same moment, after ${say.ms(longestMs(run, 'one-goes'))} at most.`,
    ],
    line: (run, say) => `One request goes, ${say.count(shared(run, 'one-goes').length)} wait for its answer: ${say.ms(longestMs(run, 'one-goes'))} at most.`,
    predict: {
      question: 'The edge lets one request go, and the others wait for its answer. What does that do to the longest wait?',
      options: ['It gets longer: all wait for one', 'It gets shorter', 'It stays as it was'],
      answer: (run) => (longestMs(run, 'one-goes') < longestMs(run, 'all-go') ? 1 : longestMs(run, 'one-goes') > longestMs(run, 'all-go') ? 0 : 2),
      because: (run, say) => `One trip serves all, and nobody queues at the origin: ${say.ms(longestMs(run, 'one-goes'))}.`,
    },
    play: expiry('one-goes'),
    claims: [
      { text: 'the crowd costs the origin one request', holds: (run) => run.origin('one-goes').requests === 2, instead: otherCourse('one-goes') },
      { text: 'all are answered, by one trip', holds: (run) => answered(run, 'one-goes').length === herd(run, 'one-goes').length && longestMs(run, 'one-goes') < 2 * (run.rttMs('edge', 'us-east') + THINK_MS), asPlayed: true },
      { text: 'the longest wait is shorter than without', holds: (run) => longestMs(run, 'one-goes') < longestMs(run, 'all-go'), instead: otherCourse('one-goes') },
    ],
  },
  {
    id: 'the-baton',
    title: 'The leader fails',
    set: { coalescing: true, leaderFails: true, patience: 10 },
    about: ['coalescing', 'leaderFails', 'crowd', 'patience'],
    paceMs: 500,
    prose: (run, say) => [
      'For a moment the origin refuses whoever asks. The leader is refused, and all those users wait for it.',
      `${say.from(crowdAtMs(run, 'the-baton'))}The next in line took over and asked again. ${say.counted(refused(run), 'user')} got the refusal; ${say.counted(answered(run, 'the-baton').length, 'user')} got the page. Nobody was lost.`,
    ],
    line: (run, say) => `The leader is refused; the next takes over. ${say.counted(answered(run, 'the-baton').length, 'user')} got the page.`,
    play: expiry('the-baton'),
    claims: [
      { text: 'the leader is refused, and everybody else has the page', holds: (run) => refused(run) === 1 && answered(run, 'the-baton').length === herd(run, 'the-baton').length - 1, instead: otherCourse('the-baton') },
      { text: 'nobody is lost', holds: (run) => herd(run, 'the-baton').every(({ status }) => status !== null), asPlayed: true },
    ],
  },
  {
    id: 'the-trap',
    title: 'When the answer is for one user alone',
    set: { coalescing: true, shareable: false, patience: 60 },
    about: ['unshared', 'shareable', 'leaderFails', 'patience'],
    paceMs: 4000,
    prose: (run, say) => [
      'Now the origin makes a page for each user, and says so. Nobody knew before the first answer came.',
      `${say.answered(firstOf('the-trap'))}So the next one went, and then the next: ${say.givenCount(run.leversIn('the-trap').crowd, 'trip')}, one after the other. The last user waited ${say.ms(longestMs(run, 'the-trap'))}. Caches remember such pages, a [[hit-for-miss]], or let those that wait go after a while. Try it.`,
    ],
    line: (run, say) => `Answers for one user alone go one by one: the last waited ${say.ms(longestMs(run, 'the-trap'))}.`,
    play: cold('the-trap'),
    claims: [
      { text: 'each asks for itself', holds: (run) => shared(run, 'the-trap').length === 0, instead: otherCourse('the-trap') },
      {
        text: 'one after the other: the last waits for all the trips before it',
        holds: (run) => longestMs(run, 'the-trap') > (herd(run, 'the-trap').length - 2) * (run.rttMs('edge', 'us-east') + THINK_MS),
        instead: otherCourse('the-trap'),
      },
    ],
  },
  {
    id: 'one-clock',
    title: 'Many pages, one clock',
    set: { coalescing: true, patience: 10 },
    about: ['shareable', 'jitter', 'early', 'patience'],
    paceMs: 2000,
    prose: (run, say) => [
      `${say.givenCount(PAGES.length, 'page')} were stored at the same time, with the same lifetime of ${say.given(PAGES_MAX_AGE_S, 's')}. Coalescing asks once for each of them.`,
      `${say.from(run.step('one-clock').startMs + PAGES_MAX_AGE_S * 1000)}When their time ended they were all asked for again: ${say.count(run.origin('one-clock').peakRps)} in one second. [[TTL jitter]] lets copies expire apart, and an [[early refresh]] comes before the end, by chance.`,
    ],
    line: (run, say) => `Pages that came together expire together: ${say.counted(run.origin('one-clock').peakRps, 'request')} in one second.`,
    *play({ all, ask, traffic }) {
      yield* all(PAGES.map((url) => ask(USERS, url)))
      yield* traffic({ clients: [USERS], arrivals: steady, perSecond: 60, forMs: 2.2 * PAGES_MAX_AGE_S * 1000, catalogue: inOrder(PAGES.map((url) => ({ url }))) })
    },
    claims: [
      { text: 'pages that came together are asked for together again', holds: (run) => run.origin('one-clock').peakRps === PAGES.length, instead: (run, say) => `Your levers give this step another course. The busiest second of the origin had ${say.counted(run.origin('one-clock').peakRps, 'request')}.` },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    set: { coalescing: true, shareable: false, patience: 60 },
    paceMs: 2000,
    prose: (_, say) => [
      `Each user gets a page of their own. Bring the longest wait below ${say.given(PROMISE_MS, 'ms')}, and leave coalescing on: other pages need it.`,
      'Then try the way of another cache, or refuse the first.',
    ],
    line: () => 'Your turn: pages for one user alone, and nobody waits long.',
    play: cold('your-turn'),
    claims: [{ text: 'with the levers as they are the last waits too long', holds: (run) => longestMs(run, 'your-turn') > PROMISE_MS, asPlayed: true }],
    challenge: {
      text: (say) => `Everybody is answered within ${say.given(PROMISE_MS, 'ms')}, with coalescing on.`,
      met: (run) => run.leversIn('your-turn').coalescing && answered(run, 'your-turn').length === herd(run, 'your-turn').length && longestMs(run, 'your-turn') <= PROMISE_MS,
      now: (run, say) => `The longest wait is ${say.ms(longestMs(run, 'your-turn'))}.`,
      solution: { levers: { unshared: 'varnish', room: 60 } },
    },
  },
]

/** Users who were told that the origin has no room. */
function refused(run: RunView): number {
  return herd(run, 'the-baton').filter(({ status }) => status === 503).length
}
