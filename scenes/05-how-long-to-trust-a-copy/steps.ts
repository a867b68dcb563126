/**
 * The steps of scene 5 up to the change of the file; what each directive does comes in
 * directiveSteps.ts.
 */
import type { Process, Script, Step } from '../../src/scene/types'
import { FILE, FILE_BYTES, TWO_CLOCKS_HEADER } from './constants'
import { directiveSteps } from './directiveSteps'
import type { Values } from './levers'
import { ageWords, askedTheEdgeOnly, bytesWords, contentWords, copyIn, lifetimeMs, lifetimeWords, wentAllTheWay, wholeTripMs } from './readings'
import { yourLevers } from './yourLevers'

/** Virtual ms a second: copies grow old while one looks. */
const PACE_MS = 1400
/** How long a file stays the same that both caches have just got. */
const CHANGE_MS = 900

/** Empty caches, and the first request. */
function* anew({ purge, wait, ask }: Script<Values>, name: string): Process<void> {
  yield* wait(250)
  purge('browser')
  purge('edge')
  yield* ask('browser', FILE, { as: name })
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'fresh',
    title: 'Fresh: nobody asks',
    paceMs: PACE_MS,
    restMs: 400,
    prose: (_, say) => [
      `The answer to \`${FILE}\` carries a [[Cache-Control]] header: how long a copy may be trusted, its [[TTL]]. ${say.answered('first')}Both caches keep the file, and its age begins to grow.`,
      `Until it reaches the end of the bar, nobody asks. That is [[freshness]]: the first request took ${say.wait('first')}, the second ${say.wait('again')}.`,
    ],
    line: (_, say) => `The first request goes all the way: ${say.wait('first')}. While its copy is fresh, the browser asks nobody: ${say.wait('again')}.`,
    *play({ ask, wait }) {
      yield* wait(200)
      yield* ask('browser', FILE, { as: 'first', follow: true })
      yield* wait(1600)
      yield* ask('browser', FILE, { as: 'again', follow: true })
    },
    claims: [
      {
        text: 'a fresh copy is used without asking anybody',
        holds: (run) => run.request('again').path.length === 1 && run.request('again').outcome === 'hit' && run.request('again').waitMs! < 5 && copyIn(run, 'edge', 'fresh') !== undefined,
        instead: (run, say) =>
          `${yourLevers(run, 'fresh')} The first request took ${say.wait('first')} and brought ${bytesWords(run, say, 'first')}, the second ${say.wait('again')} and ${bytesWords(run, say, 'again')}.`,
      },
      { text: 'the first request goes all the way and brings the file', holds: (run) => wentAllTheWay(run, run.request('first')) && run.request('first').bytes > FILE_BYTES },
      {
        text: 'max-age is the lifetime in both caches',
        holds: (run) => copyIn(run, 'browser', 'fresh')?.life?.lifetimeMs === 4000 && copyIn(run, 'edge', 'fresh')?.life?.lifetimeMs === 4000,
        asPlayed: true,
      },
    ],
  },
  {
    id: 'stale',
    title: 'The lifetime is over',
    paceMs: PACE_MS,
    restMs: 600,
    prose: (run, say) => [
      `Both copies grow old. ${say.answered('first', lifetimeMs(run, 'fresh'))}Now they are stale, but not thrown away, because they have a [[validator]]. Here that is an [[ETag]]. A date would do, too: [[Last-Modified]].`,
      `${say.asked('stale')}So the caches send a [[conditional request]], \`If-None-Match\`. ${say.answered('stale')}The origin’s answer is [[304]]: still the same. It has ${bytesWords(run, say, 'stale')} instead of ${bytesWords(run, say, 'first')}, and took ${say.wait('stale')}.`,
    ],
    line: (run, say) => `Both copies grow old. Then they are stale, and asking brings a 304 of ${bytesWords(run, say, 'stale')}, and still takes ${say.wait('stale')}.`,
    predict: {
      question: 'When the lifetime is over, the file is still the same. What will it cost to ask the origin?',
      options: ['Next to nothing: no content has to travel', 'The whole trip, for a few bytes', 'The whole trip, and the whole file'],
      answer: (run) => {
        const asked = run.request('stale')
        if (asked.bytes > FILE_BYTES) return 2
        return wentAllTheWay(run, asked) ? 1 : 0
      },
      because: (run, say) => `It took ${say.wait('stale')}, for ${bytesWords(run, say, 'stale')}. A 304 saves bytes, not the trip.`,
    },
    *play({ ask, wait }) {
      yield* wait(2400)
      yield* ask('browser', FILE, { as: 'stale', follow: true })
    },
    claims: [
      {
        text: 'the origin gets one conditional request, a 304 moves less than 1 kB and no content, and both copies are fresh again',
        holds: (run) =>
          run.origin('stale').requests === 1 && run.origin('stale').conditional === 1 && run.request('stale').bytes < 1000 && run.origin('stale').contentBytes === 0 && (['browser', 'edge'] as const).every((node) => copyIn(run, node, 'stale')?.state === 'fresh'),
        instead: (run, say) => `${yourLevers(run, 'stale')} The request took ${say.wait('stale')}, and the origin sent ${bytesWords(run, say, 'stale')}.`,
      },
      {
        text: 'it still takes the round trip to the origin',
        holds: (run) => run.request('stale').waitMs! >= run.rttMs('edge', 'us-east') && wentAllTheWay(run, run.request('stale')),
      },
    ],
  },
  {
    id: 'two-clocks',
    title: 'Two clocks',
    paceMs: PACE_MS,
    restMs: 400,
    set: { cacheControl: TWO_CLOCKS_HEADER },
    prose: (run, say) => [
      `Another header, and both caches begin anew. \`max-age\` gives every cache ${lifetimeWords(run, say, 'browser', 'two-clocks')}; [[s-maxage]] overrules it in shared caches, and the edge has ${lifetimeWords(run, say, 'edge', 'two-clocks')}.`,
      `${say.answered('two-clocks-first', lifetimeMs(run, 'two-clocks'))}When the browser’s time is over, the edge’s is not. The browser asks, and the edge answers by itself: ${say.wait('second-clock')}. The origin hears nothing of it.`,
    ],
    line: (_, say) => `The browser’s time is over, the edge’s is not: the edge answers by itself, ${say.wait('second-clock')}.`,
    *play(script) {
      yield* anew(script, 'two-clocks-first')
      yield* script.wait(4300)
      yield* script.ask('browser', FILE, { as: 'second-clock', follow: true })
    },
    claims: [
      {
        text: 's-maxage is the lifetime in the shared cache only: the browser asks the edge, and the edge answers from its copy',
        holds: (run) =>
          copyIn(run, 'browser', 'two-clocks')?.life?.lifetimeMs === 4000 && copyIn(run, 'edge', 'two-clocks')?.life?.lifetimeMs === 12_000 && askedTheEdgeOnly(run, 'second-clock'),
        instead: (run, say) => `${yourLevers(run, 'two-clocks')} The second request took ${say.wait('second-clock')}, and the origin sent ${bytesWords(run, say, 'second-clock')}.`,
      },
      { text: 'the origin hears of the first request only', holds: (run) => run.origin('two-clocks').requests === 1 },
    ],
  },
  {
    id: 'age',
    title: 'How old is it?',
    paceMs: PACE_MS,
    restMs: 600,
    set: { cacheControl: TWO_CLOCKS_HEADER },
    prose: (run, say) => [
      'The browser begins anew; the edge has the file. Every answer from a cache tells its [[Age]]: the seconds since it left the origin, wherever spent.',
      `The edge’s answer came with an Age of ${ageWords(run, say, 'from-edge')}: grey in the bar. For the browser it was too old on arrival, so it asked again: ${say.wait('later')}, and Age was ${ageWords(run, say, 'later')}.`,
    ],
    line: (run, say) => `Age counts from the origin, wherever the time was spent: ${ageWords(run, say, 'from-edge')} at first, then ${ageWords(run, say, 'later')}.`,
    predict: {
      question: 'The browser gets the file from the edge, with max-age=4. Two seconds later the page needs it again. Does the browser ask?',
      options: ['No: its time is not over yet', 'Yes: the copy was old when it came'],
      answer: (run) => (run.request('later').path.length > 1 ? 1 : 0),
      because: (run, say) => `The copy came with an Age of ${ageWords(run, say, 'from-edge')}. A lifetime counts from the origin, wherever the time was spent.`,
    },
    *play({ ask, purge, wait }) {
      purge('browser')
      yield* wait(250)
      yield* ask('browser', FILE, { as: 'from-edge', follow: true })
      yield* wait(2000)
      yield* ask('browser', FILE, { as: 'later', follow: true })
    },
    claims: [
      {
        text: 'what comes older than its lifetime is asked about at once',
        holds: (run) => run.request('from-edge').ageS! >= 4 && askedTheEdgeOnly(run, 'from-edge') && askedTheEdgeOnly(run, 'later'),
        instead: (run, say) => `${yourLevers(run, 'age')} The last answer has an Age of ${ageWords(run, say, 'later')}, and it took ${say.wait('later')}.`,
      },
      {
        text: 'Age grows with the time that the copy has been in the edge',
        holds: (run) => {
          const [before, after] = [run.request('from-edge'), run.request('later')]
          return Math.abs(after.ageS! - before.ageS! - (after.atMs - before.atMs) / 1000) < 1
        },
      },
    ],
  },
  {
    id: 'changed',
    title: 'The file changes',
    paceMs: 2000,
    restMs: 600,
    prose: (run, say) => [
      `Both caches begin anew. ${say.answered('before-change', CHANGE_MS)}Somebody edits the file at the origin, and no cache is told. While its copy was fresh, the browser went on to show ${contentWords(run, say, 'outdated')}.`,
      `Once both were stale, the validator no longer matched: \`200\`, ${bytesWords(run, say, 'changed')}, ${say.wait('changed')}. The lifetime that you grant is the time that an old file may live.`,
    ],
    line: (run, say) => `${say.answered('before-change', CHANGE_MS)}The file changes, and no cache is told. Only a stale copy is asked about: ${bytesWords(run, say, 'changed')} of new file.`,
    *play(script) {
      const { ask, set, wait } = script
      yield* anew(script, 'before-change')
      yield* wait(CHANGE_MS)
      set({ version: 2 })
      yield* wait(900)
      yield* ask('browser', FILE, { as: 'outdated', follow: true })
      yield* wait(2400)
      yield* ask('browser', FILE, { as: 'changed', follow: true })
    },
    claims: [
      {
        text: 'while the copy is fresh the browser shows the old file; when it asks with the old validator it gets the whole new one',
        holds: (run) => {
          const [outdated, changed] = [run.request('outdated'), run.request('changed')]
          return outdated.content === 'v1' && outdated.expectedContent === 'v2' && outdated.path.length === 1 && changed.content === 'v2' && run.origin('changed').conditional === 1
        },
        instead: (run, say) =>
          `${yourLevers(run, 'changed')} After the change a user was shown ${contentWords(run, say, 'outdated')}, and later ${contentWords(run, say, 'changed')}: ${say.wait('changed')}, and the origin sent ${bytesWords(run, say, 'changed')}.`,
      },
      { text: 'what changed comes whole', holds: (run) => run.request('changed').bytes > FILE_BYTES },
      { text: 'that takes the whole trip, and the time to store', holds: (run) => run.request('changed').waitMs! >= wholeTripMs(run) },
    ],
  },
  ...directiveSteps,
]
