/**
 * The steps of scene 1: what happens, what is said about it, and what must be true.
 */
import { RING_MS } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { ORIGIN, PAGE, START, WORKERS, capacity } from './regions'

const CROWD_MS = 2000
const TARGET_RPS = 400
/** What chance makes of users' phases at that rate is less, whatever the learner did in the steps before. */
const TARGET_SLACK_MS = 40

/** Every user of every region asks once a second. */
function* crowd({ crowd: ask, clients, levers }: Script<Values>, forMs: number): Process<void> {
  yield* ask({ clients: clients(), url: PAGE, users: () => levers().users, everyMs: 1000, forMs })
}

const nobodyBeatsLight = (run: RunView, step: string): boolean =>
  run.of({ step }).every(({ waitMs, client }) => waitMs !== null && waitMs >= run.floorMs(client, ORIGIN))

const asksFrom = (run: RunView, step: string, client: string): boolean => run.of({ step, client }).length > 0

/** Half of each region's requests wait no longer than the way and the origin's work: nobody queues. */
const distanceAndThink = (run: RunView<Values>, step: string): boolean =>
  START.filter((client) => asksFrom(run, step, client))
    .every((client) => Math.abs(run.p50({ step, client }) - (run.rttMs(client, ORIGIN) + run.leversIn(step).think)) <= 2)

/** The wait that half of Sydney's requests did not exceed, in a step. */
const sydneyMs = (run: RunView, step: string): number => run.p50({ step, client: 'sydney' })

export const steps: readonly Step<Values>[] = [
  {
    id: 'frankfurt',
    title: 'One request from Frankfurt',
    prose: (_, say) => [
      `All the content lives on one server in Virginia: the [[origin]]. Jonas in Frankfurt opens a page.`,
      `${say.asked('frankfurt-alone')}His request crosses the Atlantic, the origin thinks, and the answer crosses back: one [[round trip]]. His page was there after ${say.wait('frankfurt-alone')}.`,
    ],
    line: (_, say) => `A page from Virginia to Frankfurt and its request the other way: ${say.wait('frankfurt-alone')}.`,
    *play({ ask, wait }) {
      yield* wait(150)
      yield* ask('frankfurt', PAGE, { as: 'frankfurt-alone', follow: true })
    },
    claims: [
      {
        text: 'the wait is the round trip and the think time',
        asPlayed: true,
        holds: (run) => run.request('frankfurt-alone').waitMs === run.rttMs('frankfurt', ORIGIN) + run.leversIn('frankfurt').think,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'frankfurt') },
    ],
  },
  {
    id: 'sydney',
    title: 'The same page in Sydney',
    prose: (run, say) => [
      `Now Mia in Sydney opens the same page. Same server, same ${say.given(run.leversIn('sydney').think, 'ms')} of thinking, another ocean.`,
      `She waited ${say.wait('sydney-alone')}. Light in glass fibre needs ${say.ms(run.floorMs('sydney', ORIGIN), run.request('sydney-alone').atMs)} to the origin and back on the shortest way: the mark *light*. Real cables make detours, and nothing on this way gets below the light.`,
    ],
    line: (_, say) => `The same page in Sydney: ${say.wait('sydney-alone')}. Only the distance is different.`,
    predict: {
      question: 'Sydney is the farther one. How will its wait compare with Frankfurt’s?',
      options: ['About the same', 'Up to twice as long', 'More than twice as long'],
      answer: (run) => {
        const ratio = run.request('sydney-alone').waitMs! / run.request('frankfurt-alone').waitMs!
        return ratio < 1.2 ? 0 : ratio <= 2 ? 1 : 2
      },
      because: (_, say) => `Frankfurt waited ${say.wait('frankfurt-alone')}, Sydney ${say.wait('sydney-alone')}.`,
    },
    *play({ ask }) {
      yield* ask('sydney', PAGE, { as: 'sydney-alone', follow: true })
    },
    claims: [
      {
        text: 'Sydney waits more than twice as long as Frankfurt',
        holds: (run) => run.request('sydney-alone').waitMs! > 2 * run.request('frankfurt-alone').waitMs!,
        instead: (run, say) =>
          `Now Mia in Sydney opens the same page, and your origin thinks for ${say.given(run.leversIn('sydney').think, 'ms')} here, too. Jonas waited ${say.wait('frankfurt-alone')}, Mia ${say.wait('sydney-alone')}: the ocean is a smaller part of both.`,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'sydney') },
    ],
  },
  {
    id: 'all',
    title: 'All of them at once',
    paceMs: 350,
    prose: (run, say) => [
      `${say.givenCount(run.leversIn('all').users, 'user')} in each region ask once a second. The gauge counts what reaches the origin in a second, its [[requests per second]]: up to ${say.count(run.origin('all').peakRps)}.`,
      `Half of Sydney’s requests, its [[p50]], waited no longer than ${say.ms(sydneyMs(run, 'all'))}. All but five in a hundred, its [[p95]], took ${say.ms(run.p95({ step: 'all', client: 'sydney' }))} at most. Nobody is in anybody’s way.`,
    ],
    line: (run, say) => `Every region asks. The origin gets up to ${say.counted(run.origin('all').peakRps, 'request')} a second.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'Sydney asks',
        holds: (run) => asksFrom(run, 'all', 'sydney'),
        instead: (run, say) => `Nobody asks from Sydney in your run. The gauge rose to ${say.counted(run.origin('all').peakRps, 'request')} a second.`,
      },
      {
        text: 'p50 is round trip and think time in every region',
        holds: (run) => distanceAndThink(run, 'all'),
        instead: (run, say) =>
          `Your own levers hold here. The gauge rose to ${say.counted(run.origin('all').peakRps, 'request')} a second, and half of Sydney’s requests waited no longer than ${say.ms(sydneyMs(run, 'all'))}. What of it is the way, what is work, and what is a queue?`,
      },
      {
        text: 'the origin’s rate is the sum of the users’ rates',
        holds: (run) => run.origin('all').peakRps === START.length * run.levers.users,
        asPlayed: true,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'all') },
    ],
  },
  {
    id: 'crowd',
    title: 'Ten times the users',
    paceMs: 350,
    set: { users: 100 },
    prose: (run, say) => [
      `Now ten times the users ask. The origin gets up to ${say.counted(run.origin('crowd').peakRps, 'request')} a second, where it was ${say.count(run.origin('all').peakRps, 0)}: the mark on the gauge.`,
      `${say.from()}And the waits? Half of Sydney’s requests waited no longer than ${say.ms(sydneyMs(run, 'crowd'))}. Load and distance are two different costs.`,
    ],
    line: (run, say) => `Ten times the users: ${say.counted(run.origin('crowd').peakRps, 'request')} a second, and hardly a bar moves.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'Sydney asks',
        holds: (run) => asksFrom(run, 'crowd', 'sydney'),
        instead: (run, say) => `Nobody asks from Sydney in your run. The gauge rose to ${say.counted(run.origin('crowd').peakRps, 'request')} a second.`,
      },
      {
        text: 'ten times the users are ten times the rate',
        holds: (run) => run.origin('crowd').peakRps === 10 * run.origin('all').peakRps,
        instead: (run, say) =>
          `Your own lever holds, so the users are not ten times as many. The gauge went from ${say.count(run.origin('all').peakRps, 0)} to ${say.counted(run.origin('crowd').peakRps, 'request')} a second, and half of Sydney’s requests waited no longer than ${say.ms(sydneyMs(run, 'crowd'))}.`,
      },
      {
        text: 'below capacity p50 does not depend on the users',
        holds: (run) => distanceAndThink(run, 'crowd'),
        instead: (run, say) =>
          `Ten times the users ask, and your own levers hold. At ${say.counted(run.origin('crowd').peakRps, 'request')} a second half of Sydney’s requests waited up to ${say.ms(sydneyMs(run, 'crowd'))}. What is more than the way and the work is a queue.`,
      },
    ],
  },
  {
    id: 'faster',
    title: 'Buy a faster server',
    paceMs: 350,
    set: { users: 100, think: 0 },
    prose: (run, say) => [
      'Suppose the origin needed no time at all: the fastest server that money can buy.',
      `Sydney’s p50 went from ${say.ms(sydneyMs(run, 'crowd'), 0)} to ${say.ms(sydneyMs(run, 'faster'))}. That is all a faster server can save. The ocean is still there.`,
    ],
    line: (run, say) => `An origin that needs no time at all: Sydney still waits ${say.ms(run.p50({ step: 'faster', client: 'sydney' }))}.`,
    predict: {
      question: 'The origin’s think time drops to nothing. What becomes of Sydney’s wait?',
      options: ['It halves', 'It gets a few milliseconds shorter', 'It does not change'],
      answer: (run) => {
        const before = run.p50({ step: 'crowd', client: 'sydney' })
        const saved = before - run.p50({ step: 'faster', client: 'sydney' })
        return saved > before / 3 ? 0 : saved > 0 ? 1 : 2
      },
      because: (run, say) =>
        `It saved ${say.ms(run.p50({ step: 'crowd', client: 'sydney' }) - run.p50({ step: 'faster', client: 'sydney' }))} of ${say.ms(run.p50({ step: 'crowd', client: 'sydney' }))}: the think time, and nothing of the way.`,
    },
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'Sydney asks',
        holds: (run) => asksFrom(run, 'faster', 'sydney'),
        instead: (run, say) => `Nobody asks from Sydney in your run. The gauge rose to ${say.counted(run.origin('faster').peakRps, 'request')} a second.`,
      },
      {
        text: 'the origin needs no time, and nobody queued before',
        holds: (run) => run.leversIn('faster').think === 0 && run.leversIn('crowd').think > 0 && distanceAndThink(run, 'crowd') && distanceAndThink(run, 'faster'),
        instead: (run, say) =>
          `Your own levers hold here. Half of Sydney’s requests waited no longer than ${say.ms(sydneyMs(run, 'crowd'), 0)} in the step before, and ${say.ms(sydneyMs(run, 'faster'))} in this one. A faster server saves work and queues, and nothing of the ocean.`,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'faster') },
    ],
  },
  {
    id: 'overload',
    title: 'Past its capacity',
    paceMs: 450,
    set: { users: 200 },
    prose: (run, say) => [
      `The origin has ${say.givenCount(WORKERS, 'worker')}, and each needs ${say.given(run.leversIn('overload').think, 'ms')} for a page: together ${say.givenCount(Math.floor(capacity(run.leversIn('overload').think)), 'page')} a second.`,
      `${say.count(run.origin('overload').peakRps)} arrived. What finds no worker waits in line, whoever sent it: Frankfurt’s slow end, its p95, was ${say.ms(run.p95({ step: 'overload', client: 'frankfurt' }))}.`,
    ],
    line: (run, say) => `${say.counted(run.origin('overload').peakRps, 'request')} a second are more than the origin can answer: every region queues.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'Frankfurt asks',
        holds: (run) => asksFrom(run, 'overload', 'frankfurt'),
        instead: (run, say) => `Nobody asks from Frankfurt in your run. The gauge rose to ${say.counted(run.origin('overload').peakRps, 'request')} a second.`,
      },
      {
        text: 'more arrives than the origin can answer',
        holds: (run) => run.origin('overload').peakRps > capacity(run.leversIn('overload').think),
        instead: (run, say) => `Your own levers hold here. ${say.counted(run.origin('overload').peakRps, 'request')} a second arrived at most, and the origin can bear that.`,
      },
      {
        text: 'above capacity the slow end grows in every region',
        holds: (run) => START.every((client) => run.p95({ step: 'overload', client }) > run.p95({ step: 'crowd', client }) + 50),
        asPlayed: true,
      },
      { text: 'nothing is lost', holds: (run) => run.of({ step: 'overload' }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'bend',
    title: 'Bend the map',
    paceMs: 60,
    set: { lens: 'distance' },
    prose: (run, say) => [
      `Now the map is bent: distance from the origin is time. Each ring is ${say.given(RING_MS, 'ms')} of light in fibre, there and back.`,
      `Sydney lies at ${say.ms(run.floorMs('sydney', ORIGIN))}. To move it inwards, something has to stand closer to it. That is what a [[CDN]] is for, a content delivery network.`,
    ],
    line: (_, say) => `The bent map: distance from the origin is time. Each ring is ${say.given(RING_MS, 'ms')} of light in fibre.`,
    *play({ ask, all, clients }) {
      yield* all(clients().map((client) => ask(client, PAGE)))
    },
    claims: [
      {
        text: 'the nearest region has its answer first',
        holds: (run) => {
          const waits = [...START].sort((a, b) => run.floorMs(a, ORIGIN) - run.floorMs(b, ORIGIN))
          return waits[2] === 'sydney' && run.p50({ step: 'bend', client: 'sydney' }) === Math.max(...run.waits({ step: 'bend' }))
        },
        asPlayed: true,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'bend') },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: how much can it bear',
    paceMs: 450,
    prose: () => [
      'Set the levers, then press Play. Click a user on the map to send one request and follow it.',
      'Where is the most that this origin can bear before everyone waits?',
    ],
    line: () => 'Your turn: move the levers, click a user, find the most that this origin can bear.',
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [{ text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'your-turn') }],
    challenge: {
      text: (say) => `Bring the origin to ${say.givenCount(TARGET_RPS, 'request')} a second or more, with no region’s p95 more than ${say.given(TARGET_SLACK_MS, 'ms')} above its round trip and think time.`,
      met: (run) => run.origin('your-turn').peakRps >= TARGET_RPS && slackMs(run) <= TARGET_SLACK_MS,
      solution: { levers: { users: 135 } },
      now: (run, say) =>
        `${say.counted(run.origin('your-turn').peakRps, 'request', 0)} a second; the slowest region is ${say.ms(slackMs(run), 0)} above.`,
    },
  },
]

/** How far the worst region's p95 in the last step lies above its round trip and think time (ms). */
function slackMs(run: RunView<Values>): number {
  const clients = [...new Set(run.of({ step: 'your-turn' }).map(({ client }) => client))]
  const thinkMs = run.levers.think
  return Math.max(...clients.map((client) => run.p95({ step: 'your-turn', client }) - run.rttMs(client, ORIGIN) - thinkMs))
}
