/**
 * The steps about a page that the origin makes for each user: what a cache does that remembers nothing, what Varnish does, what nginx does.
 */
import { AS_NGINX } from '../../src/cdn/cache/coalesceRule'
import type { Step } from '../../src/scene/types'
import { TRAP, cold } from './crowd'
import type { Values } from './levers'
import { answered, answeredMs, atDoorMs, busiestSecond, firstOf, herd, longestMs, otherCourse, rememberedS, shared, tripMs } from './outcomes'

/** The origin has room for all of them, as it had there. */
const SET = { ...TRAP, room: 50 } as const
const PACE_MS = 2500

export const trapSteps: readonly Step<Values>[] = [
  {
    id: 'the-trap',
    title: 'A page for each user',
    set: SET,
    about: ['shareable', 'crowd', 'room', 'leader'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `Now the origin makes a page for each user: \`private\`. ${say.givenCount(run.leversIn('the-trap').crowd, 'user')} ask at once, and stay. The origin has room for all. No answer may be shared, which nobody knows yet.`,
      `${say.answered(firstOf('the-trap'))}It was no answer for the others. The next one went, then the next, with the origin nearly idle: ${say.counted(run.origin('the-trap').requests, 'trip')}. The last user waited ${say.ms(longestMs(run, 'the-trap'))}.`,
    ],
    line: (run, say) => `Answers for one user each: they go one by one, and the last waited ${say.ms(longestMs(run, 'the-trap'))}.`,
    predict: {
      question: 'The edge coalesces, but the answer is for one user alone. When does the last user have a page?',
      options: ['With all the others, after one trip', 'After two trips: the leader’s, then all at once', 'One by one, trip after trip'],
      answer: (run) => (longestMs(run, 'the-trap') > 3 * tripMs(run) ? 2 : longestMs(run, 'the-trap') > 1.5 * tripMs(run) ? 1 : 0),
      because: (run, say) => `Each waits for an answer that it may not have, and then the next one goes: ${say.ms(longestMs(run, 'the-trap'))} for the last.`,
    },
    play: cold('the-trap'),
    claims: [
      { text: 'each asks for itself', holds: (run) => shared(run, 'the-trap').length === 0 && run.origin('the-trap').requests === herd(run, 'the-trap').length, instead: otherCourse('the-trap') },
      { text: 'one after the other: the last waits for all the trips before it', holds: (run) => longestMs(run, 'the-trap') > (herd(run, 'the-trap').length - 1) * tripMs(run), instead: otherCourse('the-trap') },
      { text: 'there are more than a few', holds: (run) => herd(run, 'the-trap').length > 3, instead: otherCourse('the-trap') },
    ],
  },
  {
    id: 'remembers',
    title: 'What Varnish does',
    set: { ...SET, unshared: 'varnish' },
    about: ['unshared', 'shareable', 'crowd', 'room'],
    paceMs: 500,
    prose: (run, say) => [
      'The same crowd and origin, and an edge that does as [[Varnish]] does. One goes, the others wait.',
      `${say.answered(firstOf('remembers'))}The answer was for one user, and the edge noted that for ${say.seconds(rememberedS(run, 'remembers'), answeredMs(run, 'remembers'))}: a [[hit-for-miss]]. Each answer that came back let some of those at the door go. The last had a page after ${say.ms(longestMs(run, 'remembers'))}, not ${say.ms(longestMs(run, 'the-trap'))}.`,
    ],
    line: (run, say) => `The edge remembers that the answers differ: the last waited ${say.ms(longestMs(run, 'remembers'))}, not ${say.ms(longestMs(run, 'the-trap'))}.`,
    play: cold('remembers'),
    claims: [
      { text: 'it is remembered, for as long as Varnish does', holds: (run) => rememberedS(run, 'remembers') === 120, instead: otherCourse('remembers') },
      { text: 'each asks for itself', holds: (run) => answered(run, 'remembers').length === run.origin('remembers').requests, instead: otherCourse('remembers') },
      { text: 'the last waits much less than one by one', holds: (run) => longestMs(run, 'remembers') < longestMs(run, 'the-trap') / 2, instead: otherCourse('remembers') },
    ],
  },
  {
    id: 'gives-up',
    title: 'What nginx does',
    set: { ...SET, unshared: 'nginx' },
    about: ['unshared', 'shareable', 'crowd', 'room'],
    paceMs: 1500,
    prose: (run, say) => [
      `The same crowd and origin. The edge does as [[nginx]], whose word for coalescing is *lock*. It remembers nothing; who waits looks every ${say.given(AS_NGINX.looksEveryMs, 'ms')} whether it may go.`,
      `${say.from(run.request(firstOf('gives-up')).atMs + atDoorMs(run, 'gives-up'))}After ${say.seconds(atDoorMs(run, 'gives-up') / 1000)} their patience was over, and all went: the origin got ${say.counted(busiestSecond(run, run.step('gives-up').startMs, run.step('gives-up').endMs), 'request')} within a second, and the last user had a page after ${say.ms(longestMs(run, 'gives-up'))}.`,
    ],
    line: (run, say) => `Nobody waits at the door for more than ${say.seconds(atDoorMs(run, 'gives-up') / 1000)}: then the rest go at once.`,
    play: cold('gives-up'),
    claims: [
      { text: 'nobody waits for others for longer than nginx’s limit, and some do so long', holds: (run) => Math.abs(atDoorMs(run, 'gives-up') - 5000) < 1, instead: otherCourse('gives-up') },
      { text: 'the rest go at once', holds: (run) => busiestSecond(run, run.step('gives-up').startMs, run.step('gives-up').endMs) > 3, asPlayed: true },
      { text: 'all get a page', holds: (run) => answered(run, 'gives-up').length === herd(run, 'gives-up').length, asPlayed: true },
    ],
  },
]
