/**
 * The steps of scene 1: what happens, what is said about it, and what must be true.
 */
import { RING_MS } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { ORIGIN, PAGE, START, capacity } from './regions'

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

const distanceAndThink = (run: RunView<Values>, step: string): boolean =>
  START.every((client) => Math.abs(run.p50({ step, client }) - (run.rttMs(client, ORIGIN) + run.leversIn(step).think)) <= 2)

/** What a crowded step says where the learner's levers give it another course. */
function otherCrowd(step: string): (run: RunView<Values>, say: Say) => string {
  return (run, say) => {
    const { users, think } = run.leversIn(step)
    return `Your levers give this step another course: ${say.givenCount(users, 'user')} in each of your regions, and ${say.given(think, 'ms')} of thinking. The origin gets ${say.counted(run.origin(step).peakRps, 'request')} a second. Half of them wait ${say.ms(run.p50({ step }))} at most, and all but five in a hundred ${say.ms(run.p95({ step }))}.`
  }
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'frankfurt',
    title: 'One request from Frankfurt',
    prose: (_, say) => [
      `All the content lives on one server in Virginia: the [[origin]]. A user in Frankfurt asks for a page.`,
      `The request crosses the Atlantic, the origin thinks, and the answer crosses back: one [[round trip]]. It took ${say.wait('frankfurt-alone')}.`,
    ],
    line: (_, say) => `A page from Virginia to Frankfurt and its request the other way: ${say.wait('frankfurt-alone')}.`,
    *play({ ask, wait }) {
      yield* wait(150)
      yield* ask('frankfurt', PAGE, { as: 'frankfurt-alone', follow: true })
    },
    claims: [
      {
        text: 'the wait is the round trip and the think time',
        holds: (run) => run.request('frankfurt-alone').waitMs === run.rttMs('frankfurt', ORIGIN) + run.leversIn('frankfurt').think,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'frankfurt') },
    ],
  },
  {
    id: 'sydney',
    title: 'The same page in Sydney',
    prose: (run, say) => [
      `Now a user in Sydney asks for the same page. Same server, same ${say.given(run.leversIn('sydney').think, 'ms')} of thinking, more ocean.`,
      `It took ${say.wait('sydney-alone')}. The dashed line is light in glass fibre on the shortest way, ${say.ms(run.floorMs('sydney', ORIGIN), run.request('sydney-alone').atMs)}. Nothing gets below it.`,
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
          `Now a user in Sydney asks for the same page, and your origin thinks for ${say.given(run.leversIn('sydney').think, 'ms')} here, too. Frankfurt waited ${say.wait('frankfurt-alone')}, Sydney ${say.wait('sydney-alone')}: the ocean is a smaller part of both.`,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'sydney') },
    ],
  },
  {
    id: 'all',
    title: 'All of them at once',
    paceMs: 350,
    prose: (run, say) => [
      `${say.givenCount(run.leversIn('all').users, 'user')} in each region ask once a second. The gauge counts what reaches the origin in a second, its [[requests per second]]: ${say.count(run.origin('all').peakRps)}.`,
      `Half of Sydney’s requests, its [[p50]], still wait ${say.ms(run.p50({ step: 'all', client: 'sydney' }))}. Nobody is in anybody’s way.`,
    ],
    line: (run, say) => `Every region asks. The origin gets ${say.counted(run.origin('all').peakRps, 'request')} a second.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'the origin’s rate is the sum of the users’ rates',
        holds: (run) => run.origin('all').peakRps === new Set(run.of({ step: 'all' }).map(({ client }) => client)).size * run.leversIn('all').users,
        instead: otherCrowd('all'),
      },
      { text: 'p50 is round trip and think time in every region', holds: (run) => distanceAndThink(run, 'all'), instead: otherCrowd('all') },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'all') },
    ],
  },
  {
    id: 'crowd',
    title: 'Ten times the users',
    paceMs: 350,
    set: { users: 100 },
    prose: (run, say) => [
      `Now ten times the users ask. The gauge rises from ${say.count(run.origin('all').peakRps, 0)} to ${say.counted(run.origin('crowd').peakRps, 'request')} a second.`,
      `And the waits? Sydney’s p50 is ${say.ms(run.p50({ step: 'crowd', client: 'sydney' }))}. Load and distance are two different costs.`,
    ],
    line: (run, say) => `Ten times the users: ${say.counted(run.origin('crowd').peakRps, 'request')} a second, and no bar moves.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      {
        text: 'ten times the users are ten times the rate',
        holds: (run) => run.origin('crowd').peakRps === 10 * run.origin('all').peakRps,
        instead: otherCrowd('crowd'),
      },
      { text: 'below capacity p50 does not depend on the users', holds: (run) => distanceAndThink(run, 'crowd'), instead: otherCrowd('crowd') },
    ],
  },
  {
    id: 'faster',
    title: 'Buy a faster server',
    paceMs: 350,
    set: { users: 100, think: 0 },
    prose: (run, say) => [
      'Suppose the origin needed no time at all: the fastest server that money can buy.',
      `Sydney’s p50 goes from ${say.ms(run.p50({ step: 'crowd', client: 'sydney' }), 0)} to ${say.ms(run.p50({ step: 'faster', client: 'sydney' }))}. That is all a faster server can save. The ocean is still there.`,
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
      { text: 'p50 is the bare round trip', holds: (run) => run.leversIn('faster').think === 0 && distanceAndThink(run, 'faster'), instead: otherCrowd('faster') },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'faster') },
    ],
  },
  {
    id: 'overload',
    title: 'Past its capacity',
    paceMs: 450,
    set: { users: 200 },
    prose: (run, say) => [
      `At ${say.given(run.leversIn('overload').think, 'ms')} a page the origin can answer ${say.givenCount(capacity(run.leversIn('overload').think), 'request')} a second. Now ${say.count(run.origin('overload').peakRps)} arrive.`,
      `What it cannot answer waits in a queue, whoever sent it: Frankfurt’s slow end, its p95, grows to ${say.ms(run.p95({ step: 'overload', client: 'frankfurt' }))}.`,
    ],
    line: (run, say) => `${say.counted(run.origin('overload').peakRps, 'request')} a second are more than the origin can answer: every region queues.`,
    *play(script) {
      yield* crowd(script, CROWD_MS)
    },
    claims: [
      { text: 'more arrives than the origin can answer', holds: (run) => run.origin('overload').peakRps > capacity(run.leversIn('overload').think), instead: otherCrowd('overload') },
      {
        text: 'above capacity the slow end grows in every region',
        holds: (run) => START.every((client) => run.p95({ step: 'overload', client }) > run.p95({ step: 'crowd', client }) + 50),
        instead: otherCrowd('overload'),
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
      `Sydney lies at ${say.ms(run.floorMs('sydney', ORIGIN), 0)}. To move it inwards, something has to stand closer to it.`,
    ],
    line: (_, say) => `The bent map: distance from the origin is time. Each ring is ${say.given(RING_MS, 'ms')} of light in fibre.`,
    *play({ ask, all, clients }) {
      yield* all(clients().map((client) => ask(client, PAGE)))
    },
    claims: [
      { text: 'the map is bent', holds: (run) => run.leversIn('bend').lens === 'distance', instead: otherMap },
      {
        text: 'the nearest region has its answer first',
        holds: (run) => {
          const waits = [...START].sort((a, b) => run.floorMs(a, ORIGIN) - run.floorMs(b, ORIGIN))
          return waits[2] === 'sydney' && run.p50({ step: 'bend', client: 'sydney' }) === Math.max(...run.waits({ step: 'bend' }))
        },
        instead: otherMap,
      },
      { text: 'no wait is below light in fibre', holds: (run) => nobodyBeatsLight(run, 'bend') },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: how much can it bear',
    paceMs: 450,
    prose: () => [
      'Move the levers while it runs. Click a user on the map to send one request and follow it.',
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

function otherMap(_: RunView<Values>, say: Say): string {
  return `Your levers show another map. On the bent one, with Sydney on it, distance from the origin is time: each ring is ${say.given(RING_MS, 'ms')} of light in fibre, there and back.`
}

/** How far the worst region's p95 in the last step lies above its round trip and think time (ms). */
function slackMs(run: RunView<Values>): number {
  const clients = [...new Set(run.of({ step: 'your-turn' }).map(({ client }) => client))]
  const thinkMs = run.levers.think
  return Math.max(...clients.map((client) => run.p95({ step: 'your-turn', client }) - run.rttMs(client, ORIGIN) - thinkMs))
}
