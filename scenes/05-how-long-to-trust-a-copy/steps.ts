/**
 * The steps of scene 5 up to the change of the file; what each directive does comes in
 * directiveSteps.ts.
 */
import type { Step } from '../../src/scene/types'
import { FILE, FILE_BYTES } from './constants'
import { directiveSteps } from './directiveSteps'
import type { Values } from './levers'
import { ageWords, bytesWords, copyIn, lifetimeWords, wentAllTheWay, wholeTripMs } from './readings'

/** Virtual ms a second: rings empty while one looks. */
const PACE_MS = 1200

export const steps: readonly Step<Values>[] = [
  {
    id: 'fresh',
    title: 'Fresh: nobody asks',
    paceMs: PACE_MS,
    restMs: 400,
    prose: (_, say) => [
      `The answer to \`${FILE}\` carries a [[Cache-Control]] header. It says how long a copy may be trusted: its [[TTL]]. Both caches keep the file, and a ring shows what is left.`,
      `Until the ring is empty, nobody asks. That is [[freshness]]: the first request took ${say.wait('first')}, the second ${say.wait('again')}.`,
    ],
    line: (_, say) => `The first request goes all the way: ${say.wait('first')}. While its copy is fresh, the browser asks nobody: ${say.wait('again')}.`,
    *play({ ask, wait }) {
      yield* wait(200)
      yield* ask('browser', FILE, { as: 'first', follow: true })
      yield* wait(1600)
      yield* ask('browser', FILE, { as: 'again', follow: true })
    },
    claims: [
      { text: 'the first request goes all the way and brings the file', holds: (run) => wentAllTheWay(run, run.request('first')) && run.request('first').bytes > FILE_BYTES },
      {
        text: 'max-age is the lifetime in the browser, s-maxage in the shared cache only',
        holds: (run) => copyIn(run, 'browser', 'fresh')?.life?.lifetimeMs === 4000 && copyIn(run, 'edge', 'fresh')?.life?.lifetimeMs === 12_000,
      },
      {
        text: 'a fresh copy is used without asking anybody',
        holds: (run) => run.request('again').path.length === 1 && run.request('again').outcome === 'hit' && run.request('again').waitMs! < 5,
      },
    ],
  },
  {
    id: 'two-clocks',
    title: 'Two clocks',
    paceMs: PACE_MS,
    restMs: 400,
    prose: (run, say) => [
      `\`max-age\` gave every cache ${lifetimeWords(run, say, 'browser')}; \`s-maxage\` overrules it in shared caches, and the edge got ${lifetimeWords(run, say, 'edge')}.`,
      `The browser’s time is over, so it asks the edge: ${say.wait('second-clock')}. The answer has an [[Age]] of ${ageWords(run, say, 'second-clock')}, counted from the origin: too old for the browser from the start. Next time it is ${ageWords(run, say, 'later')}.`,
    ],
    line: (run, say) => `The browser’s time is over, the edge’s is not: ${say.wait('second-clock')}, with an Age of ${ageWords(run, say, 'second-clock')}.`,
    *play({ ask, wait }) {
      yield* wait(3600)
      yield* ask('browser', FILE, { as: 'second-clock', follow: true })
      yield* wait(2500)
      yield* ask('browser', FILE, { as: 'later' })
    },
    claims: [
      {
        text: 'the browser asks the edge, and the edge answers from its copy',
        holds: (run) => run.request('second-clock').outcome === 'hit' && run.request('second-clock').path.join() === 'browser,edge,browser',
      },
      { text: 'the origin hears nothing', holds: (run) => run.origin('two-clocks').requests === 0 },
      {
        text: 'Age grows with the time that the copy has been in the edge',
        holds: (run) => {
          const [before, after] = [run.request('second-clock'), run.request('later')]
          return before.ageS! >= 4 && Math.abs(after.ageS! - before.ageS! - (after.atMs - before.atMs) / 1000) < 1
        },
      },
    ],
  },
  {
    id: 'stale',
    title: 'Stale: ask, and get a 304',
    paceMs: PACE_MS,
    restMs: 600,
    prose: (run, say) => [
      'Both rings run out. A stale copy is not thrown away, because it has a [[validator]]. Here that is an [[ETag]]. A date would do, too: [[Last-Modified]].',
      `So the caches send a [[conditional request]], \`If-None-Match\`. The origin’s answer is [[304]]: still the same. It has ${bytesWords(run, say, 'stale')} instead of ${bytesWords(run, say, 'first')}, and took ${say.wait('stale')}.`,
    ],
    line: (run, say) => `Both copies are stale. Asking brings a 304 of ${bytesWords(run, say, 'stale')}, and still takes ${say.wait('stale')}.`,
    predict: {
      question: 'Both copies are stale, and the file has not changed. What does asking the origin cost?',
      options: ['Next to nothing: no content has to travel', 'The whole trip, for a few bytes', 'The whole trip, and the whole file'],
      answer: (run) => {
        const asked = run.request('stale')
        if (asked.bytes > FILE_BYTES) return 2
        return wentAllTheWay(run, asked) ? 1 : 0
      },
      because: (run, say) => `It took ${say.wait('stale')}, for ${bytesWords(run, say, 'stale')}. A 304 saves bytes, not the trip.`,
    },
    *play({ ask, wait }) {
      yield* wait(3600)
      yield* ask('browser', FILE, { as: 'stale', follow: true })
    },
    claims: [
      { text: 'the origin gets one conditional request', holds: (run) => run.origin('stale').requests === 1 && run.origin('stale').conditional === 1 },
      { text: 'a 304 moves less than 1 kB and no content', holds: (run) => run.request('stale').bytes < 1000 && run.origin('stale').contentBytes === 0 },
      {
        text: 'it still takes the round trip to the origin',
        holds: (run) => run.request('stale').waitMs! >= run.rttMs('edge', 'us-east') && wentAllTheWay(run, run.request('stale')),
      },
      { text: 'both copies are fresh again', holds: (run) => (['browser', 'edge'] as const).every((node) => copyIn(run, node, 'stale')?.state === 'fresh') },
    ],
  },
  {
    id: 'changed',
    title: 'The file changes',
    paceMs: 2000,
    restMs: 600,
    prose: (run, say) => [
      `Somebody edits the file at the origin, and no cache is told. While its copy was fresh, the browser went on to show ${say.text(run.request('outdated').content || 'nothing')}.`,
      `Once both were stale, the validator no longer matched: \`200\`, ${bytesWords(run, say, 'changed')}, ${say.wait('changed')}. The lifetime that you grant is the time that an old file may live.`,
    ],
    line: (run, say) => `The file changes, and no cache is told. Only a stale copy is asked about: ${bytesWords(run, say, 'changed')} of new file.`,
    *play({ ask, set, wait }) {
      yield* wait(1200)
      set({ version: 2 })
      yield* wait(800)
      yield* ask('browser', FILE, { as: 'outdated', follow: true })
      yield* wait(10_800)
      yield* ask('browser', FILE, { as: 'changed', follow: true })
    },
    claims: [
      {
        text: 'while the copy is fresh the browser shows the old file, and the origin has the new one',
        holds: (run) => run.request('outdated').content === 'v1' && run.request('outdated').expectedContent === 'v2' && run.request('outdated').path.length === 1,
      },
      {
        text: 'when it asks with the old validator it gets the whole new file',
        holds: (run) => run.request('changed').content === 'v2' && run.request('changed').bytes > FILE_BYTES && run.origin('changed').conditional === 1,
      },
      { text: 'that takes the whole trip, and the time to store', holds: (run) => run.request('changed').waitMs! >= wholeTripMs(run) },
    ],
  },
  ...directiveSteps,
]
