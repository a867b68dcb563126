/**
 * The steps of scene 9: what happens, what is said about it, and what must be true.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { PAGE, USERS } from './names'
import { answered, crowdAtMs, firstOf, herd, lastArrivalMs, longestMs, otherCourse, shared, tripMs } from './outcomes'
import { cold, crowd } from './crowd'
import { EDGE_TIMEOUT_MS } from './times'
import { pagesSteps } from './pagesSteps'
import { trapSteps } from './trapSteps'

/** While the copy is fresh, and until it has expired: together a little more than its lifetime. */
const [FRESH_MS, STALE_MS] = [850, 200]
/** What the last step asks for: so many users, and so long. */
const [CROWD, PROMISE_MS] = [50, 2500]

/** There is a copy, some find it, its time ends, and then all of them ask. */
function expiry(step: string, followed?: 'last'): (script: Script<Values>) => Process<void> {
  return function* (script) {
    script.purge('edge')
    script.prefill('edge', PAGE)
    yield* script.traffic({ clients: [USERS], arrivals: steady, perSecond: 8, forMs: FRESH_MS, catalogue: inOrder([{ url: PAGE }]) })
    yield* script.wait(STALE_MS)
    yield* crowd(script, step, followed)
  }
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'all-go',
    title: 'A copy expires in a crowd',
    about: ['crowd', 'room', 'patience'],
    paceMs: 400,
    prose: (run, say) => [
      `Time runs to the right; a bar is a request, from question to answer. Some users find the copy of \`${PAGE}\`. Then it expires, and ${say.givenCount(run.leversIn('all-go').crowd, 'user')} ask: a [[thundering herd]].`,
      `All asked the origin: ${say.counted(run.origin('all-go').requests, 'request', lastArrivalMs(run, 'all-go'))}. It worked on ${say.given(run.leversIn('all-go').room)} at a time, the others queued. Nobody stayed longer than ${say.given(run.leversIn('all-go').patience, 's')}: ${say.counted(herd(run, 'all-go').length - answered(run, 'all-go').length, 'user')} left without the page.`,
    ],
    line: (run, say) => `All miss at once, and all ask the origin: ${say.counted(run.origin('all-go').requests, 'request')}. ${say.counted(herd(run, 'all-go').length - answered(run, 'all-go').length, 'user')} left without the page.`,
    play: expiry('all-go'),
    claims: [
      { text: 'the origin gets the whole crowd', holds: (run) => run.origin('all-go').requests === herd(run, 'all-go').length, instead: otherCourse('all-go') },
      { text: 'its queue is longer than the patience of some', holds: (run) => answered(run, 'all-go').length < herd(run, 'all-go').length, instead: otherCourse('all-go') },
    ],
  },
  {
    id: 'one-goes',
    title: 'One leader',
    set: { coalescing: true },
    about: ['coalescing', 'crowd', 'room'],
    paceMs: 300,
    prose: (run, say) => [
      'The same crowd. Now the edge lets one request go, the [[leader]]; the others wait at its door: [[request coalescing]]. The dashed line is where the bars of the step before ended.',
      `The crowd cost the origin ${say.counted(run.origin('one-goes').requests, 'request')}. Its answer served ${say.counted(shared(run, 'one-goes').length, 'user')} who had waited for it, all at the same moment: after ${say.ms(longestMs(run, 'one-goes'))} at most.`,
    ],
    line: (run, say) => `One request goes, ${say.count(shared(run, 'one-goes').length)} wait for its answer: ${say.ms(longestMs(run, 'one-goes'))} at most.`,
    predict: {
      question: 'One request goes, and all others wait for its answer. What does that do to the longest wait?',
      options: ['It gets longer: all wait for one', 'It gets shorter', 'It stays as it was'],
      answer: (run) => (longestMs(run, 'one-goes') < longestMs(run, 'all-go') ? 1 : longestMs(run, 'one-goes') > longestMs(run, 'all-go') ? 0 : 2),
      because: (run, say) => `One trip serves all, and nobody queues at the origin: ${say.ms(longestMs(run, 'one-goes'))}.`,
    },
    play: expiry('one-goes', 'last'),
    claims: [
      { text: 'the crowd costs the origin one request', holds: (run) => run.origin('one-goes').requests === 1, instead: otherCourse('one-goes') },
      { text: 'all are answered, by one trip', holds: (run) => answered(run, 'one-goes').length === herd(run, 'one-goes').length && longestMs(run, 'one-goes') < 2 * tripMs(run), asPlayed: true },
      { text: 'the longest wait is shorter than without', holds: (run) => longestMs(run, 'one-goes') < longestMs(run, 'all-go'), instead: otherCourse('one-goes') },
      { text: 'nineteen of twenty wait less than without', holds: (run) => run.p95({ step: 'one-goes' }) < run.p95({ step: 'all-go' }), asPlayed: true },
    ],
  },
  {
    id: 'the-baton',
    title: 'The leader is refused',
    set: { coalescing: true, leader: 'refused' },
    about: ['coalescing', 'leader', 'crowd', 'patience'],
    paceMs: 300,
    prose: (run, say) => [
      'For a moment after the copy has expired, the origin refuses whoever asks. So the leader is refused, and all the others wait for it.',
      `${say.answered(firstOf('the-baton'))}A failure is no answer for others: the next in line took over, and asked again. ${say.counted(refused(run), 'user')} got the refusal; ${say.counted(herd(run, 'the-baton').length - refused(run), 'user')} got the page. Nobody was left waiting.`,
    ],
    line: (run, say) => `The leader is refused; the next takes over. ${say.counted(answered(run, 'the-baton').length, 'user')} got the page.`,
    play: expiry('the-baton'),
    claims: [
      { text: 'the leader is refused, and everybody else has the page', holds: (run) => refused(run) === 1 && answered(run, 'the-baton').filter(({ atMs }) => atMs >= crowdAtMs(run, 'the-baton')).length === herd(run, 'the-baton').length - 1, instead: otherCourse('the-baton') },
      { text: 'nobody is lost', holds: (run) => herd(run, 'the-baton').every(({ status }) => status !== null), asPlayed: true },
    ],
  },
  {
    id: 'no-answer',
    title: 'The leader gets no answer',
    set: { coalescing: true, leader: 'silent', patience: 60 },
    about: ['coalescing', 'leader', 'crowd', 'patience'],
    paceMs: 300,
    prose: (run, say) => [
      'Again all wait for the leader. This time its request is lost on the way. Nothing comes back, not even no.',
      `${say.answered(firstOf('no-answer'))}After ${say.given(EDGE_TIMEOUT_MS, 'ms')} the edge gave the leader up, and the next one went. ${say.counted(answered(run, 'no-answer').length, 'user')} got the page, the last after ${say.ms(longestMs(run, 'no-answer'))}: who waits for one waits as long as it does.`,
    ],
    line: (run, say) => `No answer comes. The edge gives the leader up after ${say.given(EDGE_TIMEOUT_MS, 'ms')}, and the next takes over: ${say.ms(longestMs(run, 'no-answer'))} for the last.`,
    predict: {
      question: 'The leader’s request is lost, and the origin is well again at once. How long do the others wait?',
      options: ['One trip: the next one asks at once', 'Until the edge gives the leader up, and a trip', 'For ever'],
      answer: (run) => (answered(run, 'no-answer').length === 0 ? 2 : longestMs(run, 'no-answer') > EDGE_TIMEOUT_MS ? 1 : 0),
      because: (run, say) => `A lost request looks like a slow one. They waited until it was given up: ${say.ms(longestMs(run, 'no-answer'))}.`,
    },
    play: expiry('no-answer'),
    claims: [
      { text: 'the leader is given up, and everybody else has the page', holds: (run) => herd(run, 'no-answer').length > 1 && herd(run, 'no-answer').every(({ status }, n) => status === (n === 0 ? 504 : 200)), instead: otherCourse('no-answer') },
      { text: 'all wait for that, and for a trip', asPlayed: true, holds: (run) => longestMs(run, 'no-answer') > EDGE_TIMEOUT_MS && longestMs(run, 'no-answer') < EDGE_TIMEOUT_MS + 1.5 * tripMs(run) },
      { text: 'the origin hears of one', holds: (run) => run.origin('no-answer').requests === 1, asPlayed: true },
    ],
  },
  ...trapSteps,
  ...pagesSteps,
  {
    id: 'your-turn',
    title: 'Your turn',
    set: { coalescing: true, shareable: false, patience: 60 },
    paceMs: 2500,
    prose: (run, say) => [
      `Again a page for each of ${say.givenCount(CROWD, 'user')}, who stay until they have it. The origin works on ${say.given(run.leversIn('your-turn').room)} at a time. Bring the longest wait to ${say.given(PROMISE_MS, 'ms')} or less, with coalescing on: other pages need it.`,
      'Something to try: how the edge treats such answers, and how many the origin can work on at a time.',
    ],
    line: () => 'Your turn: pages for one user each, and nobody waits long.',
    play: cold('your-turn'),
    claims: [{ text: 'with the levers as they are the last waits too long', holds: (run) => longestMs(run, 'your-turn') > PROMISE_MS, asPlayed: true }],
    challenge: {
      text: (say) => `${say.givenCount(CROWD, 'user')}, a page for each, coalescing on: everybody is answered within ${say.given(PROMISE_MS, 'ms')}.`,
      met: (run) => {
        const { coalescing, shareable } = run.leversIn('your-turn')
        const users = herd(run, 'your-turn').length
        return coalescing && !shareable && users >= CROWD && answered(run, 'your-turn').length === users && longestMs(run, 'your-turn') <= PROMISE_MS
      },
      now: (run, say) => run.leversIn('your-turn').shareable ? 'One page for all is another task: here each has a page of its own.' : `${say.count(answered(run, 'your-turn').length)} of ${say.counted(herd(run, 'your-turn').length, 'user')} answered, the longest wait ${say.ms(longestMs(run, 'your-turn'))}.`,
      solution: { levers: { unshared: 'varnish', room: 60 } },
    },
  },
]

/** Users who were told that the origin has no room. */
function refused(run: RunView): number {
  return herd(run, 'the-baton').filter(({ status }) => status === 503).length
}
