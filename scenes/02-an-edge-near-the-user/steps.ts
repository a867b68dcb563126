/**
 * The steps of scene 2: what happens, what is said about it, and what must be true.
 */
import { EDGE_TIMES, THINK_MS } from '../../src/cdn/commonWorld'
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'
import { START } from './regions'

const LOGO = '/logo.png'
const CHALLENGE_REQUESTS = 6
/** After the answer without them (ms). */
const EDGES_COME_MS = 150

/** The requests that were made since the edges stand there. */
const sinceEdges = (run: RunView): readonly RequestView[] => run.of().filter(({ step }) => step !== 'empty')
const originSinceEdges = (run: RunView): number => run.origin().requests - run.origin('empty').requests

/** What a region's first visit cost the origin, by the regions that have asked. */
const regionsSeen = (run: RunView): number => new Set(sinceEdges(run).map(({ client }) => client)).size

/** How long after it was asked an edge has looked into its slot (ms). */
const lookedUpMs = (run: RunView, city: string): number => run.rttMs(city, `edge-${city}`) / 2 + EDGE_TIMES.lookupMs

const missesAtMostOnce = (run: RunView): boolean =>
  run.nodes.filter(({ kind }) => kind === 'edge').every(({ misses }) => misses <= 1)

export const steps: readonly Step<Values>[] = [
  {
    id: 'empty',
    title: 'A server next door',
    set: { caches: false },
    prose: (_, say) => [
      `Once more Mia in Sydney asks the origin itself, across the ocean, for \`${LOGO}\`.`,
      `It took ${say.wait('sydney-direct')}. ${say.answered('sydney-direct', EDGES_COME_MS)}Now a server stands close to each group of users, an [[edge]] of the [[CDN]]. Each has one [[cache slot]] for the file, and every slot is empty. From here on users ask the edge next door, never the origin itself.`,
    ],
    line: (_, say) => `From the origin itself: ${say.wait('sydney-direct')}. ${say.answered('sydney-direct', EDGES_COME_MS)}Now three edges stand near their users, and every slot is empty.`,
    *play({ ask, set, wait }) {
      yield* ask('sydney', LOGO, { as: 'sydney-direct', follow: true })
      yield* wait(EDGES_COME_MS)
      set({ caches: true })
      yield* wait(250)
    },
    claims: [
      {
        text: 'edges stand there at the end',
        holds: (run) => run.leversIn('sydney-first').caches,
        instead: (_, say) => `Your lever keeps the edges away. Mia asked the origin itself and waited ${say.wait('sydney-direct')}.`,
      },
      {
        text: 'the request goes to the origin itself, and waits for the way and the think time',
        holds: (run) => !run.request('sydney-direct').path.includes('edge-sydney') && run.request('sydney-direct').waitMs === run.rttMs('sydney', 'us-east') + THINK_MS,
        asPlayed: true,
      },
    ],
  },
  {
    id: 'sydney-first',
    title: 'Sydney pays for the first trip',
    prose: (run, say) => [
      `Mia asks her edge, and Jonas in Frankfurt asks his. ${say.asked('sydney-first', lookedUpMs(run, 'sydney'))}Hers has no copy: a [[cache miss]]. The request goes on to the origin and comes back.`,
      `She waited ${say.wait('sydney-first')}, ${say.ms(run.request('sydney-first').waitMs! - run.request('sydney-direct').waitMs!, run.request('sydney-first').atMs)} more than without an edge: for the way to it and its look into the slot. But it kept a copy.`,
    ],
    line: (run, say) => `Mia asks her edge. ${say.asked('sydney-first', lookedUpMs(run, 'sydney'))}It has no copy: a miss. The trip to the origin takes ${say.wait('sydney-first')}.`,
    *play({ all, ask }) {
      yield* all([
        ask('sydney', LOGO, { as: 'sydney-first', follow: true }),
        ask('frankfurt', LOGO, { as: 'frankfurt-first' }),
      ])
    },
    claims: [
      {
        text: 'the first request in Sydney is a miss',
        holds: (run) => run.request('sydney-first').outcome === 'miss',
        instead: (_, say) => `No edge of Sydney’s took part in your run. The request took ${say.wait('sydney-first')}.`,
      },
      {
        text: 'it pays both round trips, the think time and the lookup',
        holds: (run) =>
          run.request('sydney-first').waitMs === run.rttMs('sydney', 'edge-sydney') + run.rttMs('edge-sydney', 'us-east') + THINK_MS + EDGE_TIMES.lookupMs,
      },
      { text: 'the slot in Sydney is filled', holds: (run) => run.node('edge-sydney').slots.some(({ state }) => state === 'fresh') },
    ],
  },
  {
    id: 'sydney-second',
    title: 'The second request',
    prose: (run, say) => [
      `Mia’s neighbour asks for the same file. ${say.asked('sydney-second', lookedUpMs(run, 'sydney'))}The edge finds its copy and answers: a [[cache hit]].`,
      `${say.wait('sydney-first')} became ${say.wait('sydney-second')}. Light to the origin and back needs ${say.ms(run.floorMs('sydney', 'us-east'), run.request('sydney-second').atMs)}; this one went no further than next door. The origin never heard of it.`,
    ],
    line: (_, say) => `The second request is a hit: ${say.wait('sydney-second')}, and the origin hears nothing.`,
    *play({ ask }) {
      yield* ask('sydney', LOGO, { as: 'sydney-second', follow: true })
    },
    claims: [
      {
        text: 'the second request in Sydney is a hit',
        holds: (run) => run.request('sydney-second').outcome === 'hit',
        instead: (_, say) => `No edge of Sydney’s took part in your run. The second request took ${say.wait('sydney-second')}, as the first one did.`,
      },
      { text: 'a hit waits less than 20 ms', holds: (run) => run.request('sydney-second').waitMs! < 20 },
      { text: 'the origin got nothing in this step', holds: (run) => run.origin('sydney-second').requests === 0 },
    ],
  },
  {
    id: 'own-slot',
    title: 'A third region asks',
    prose: (run, say) => [
      `The edges of Sydney and Frankfurt hold copies. Now Ana in São Paulo asks for \`${LOGO}\`, and her edge has never seen it.`,
      `${say.asked('sao-paulo-first', lookedUpMs(run, 'sao-paulo'))}Neither copy can help: every edge fills *its own* slot, with its own first trip. This one took ${say.wait('sao-paulo-first')}.`,
    ],
    line: (_, say) => `São Paulo’s edge has never seen \`${LOGO}\`, and no sibling’s copy can help: ${say.wait('sao-paulo-first')}.`,
    predict: {
      question: 'Sydney and Frankfurt hold copies. What will São Paulo’s first request be?',
      options: ['A hit: another edge has it', 'A miss: the whole trip', 'A hit, a little slower'],
      answer: (run) => (run.request('sao-paulo-first').outcome === 'miss' ? 1 : run.request('sao-paulo-first').waitMs! < 20 ? 0 : 2),
      because: (_, say) => `It was a miss and waited ${say.wait('sao-paulo-first')}: an edge looks only into its own slots.`,
    },
    *play({ ask }) {
      yield* ask('sao-paulo', LOGO, { as: 'sao-paulo-first', follow: true })
    },
    claims: [
      {
        text: 'São Paulo’s first request is a miss',
        holds: (run) => run.request('sao-paulo-first').outcome === 'miss',
        instead: (_, say) => `No edge of São Paulo’s took part in your run. The request took ${say.wait('sao-paulo-first')}.`,
      },
      { text: 'the copies that the question speaks of are there', holds: (run) => ['edge-sydney', 'edge-frankfurt'].every((edge) => run.slots(edge, 'sydney-second').some(({ state }) => state === 'fresh')), asPlayed: true },
      {
        text: 'it never visits another edge',
        holds: (run) => !run.request('sao-paulo-first').path.some((node) => node === 'edge-sydney' || node === 'edge-frankfurt'),
      },
      { text: 'the origin has got one request a region', holds: (run) => originSinceEdges(run) === regionsSeen(run), asPlayed: true },
    ],
  },
  {
    id: 'origin-load',
    title: 'What the origin felt',
    paceMs: 400,
    prose: (run, say) => [
      `Now a crowd asks in every region: ${say.givenCount(run.leversIn('origin-load').requests, 'request')} in each, in a few seconds.`,
      `The edges answered, and the gauge stayed at rest: of ${say.counted(run.of({ step: 'origin-load' }).length, 'request')}, ${say.count(run.origin('origin-load').requests)} reached the origin. The [[hit ratio]] says it in one number.`,
    ],
    line: (run, say) => `A crowd arrives: ${say.counted(run.of({ step: 'origin-load' }).length, 'request')}, and ${say.count(run.origin('origin-load').requests)} reach the origin.`,
    predict: {
      question: 'A crowd asks in every region. How many of its requests will reach the origin?',
      options: ['None', 'One in each region', 'All of them'],
      answer: (run) => {
        const reached = run.origin('origin-load').requests
        return reached === 0 ? 0 : reached < run.of({ step: 'origin-load' }).length ? 1 : 2
      },
      because: (run, say) => `${say.count(run.origin('origin-load').requests)} reached it: every edge that they asked had its copy already.`,
    },
    *play({ clients, crowd, levers }) {
      const perSecond = levers().requests / 2
      yield* crowd({ clients: clients(), url: LOGO, users: () => perSecond, everyMs: 1000, forMs: 2000 })
    },
    claims: [
      {
        text: 'all of them are hits',
        holds: (run) => run.of({ step: 'origin-load' }).every(({ outcome }) => outcome === 'hit'),
        instead: (run, say) => `Your own levers hold here. The crowds made ${say.counted(run.of({ step: 'origin-load' }).length, 'request')}, and ${say.count(run.origin('origin-load').requests)} reached the origin.`,
      },
      {
        text: 'each region sends as many requests as the lever says',
        holds: (run) => START.every((client) => run.of({ step: 'origin-load', client }).length === run.levers.requests),
        asPlayed: true,
      },
      { text: 'the origin got one request a region, whatever the count', holds: (run) => originSinceEdges(run) === START.length, asPlayed: true },
      {
        asPlayed: true,
        text: 'the hit ratio of a region is (n - 1) / n',
        holds: (run) =>
          START.every((city) => {
            const { hits, misses } = run.node(`edge-${city}`)
            const asked = sinceEdges(run).filter(({ client }) => client === city).length
            return hits === asked - 1 && misses === 1
          }),
      },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: add a fourth region',
    prose: () => [
      'Add Tokyo or Mumbai under *Regions*. Click a user on the map to send a request, and another when the first has its answer. Reset clears all.',
      'What were the edges worth? {{step origin-load|Go back to what the origin felt}}, and {{compare caches|compare its edge caches}} with none, as the two bars beside the lever do.',
    ],
    line: () => 'Your turn: add a region, click a user, and watch what its edge does.',
    *play({ wait }) {
      yield* wait(300)
    },
    claims: [{ text: 'nobody pays for a trip twice', holds: missesAtMostOnce, asPlayed: true }],
    challenge: {
      text: (say) => `Add a region and send at least ${say.givenCount(CHALLENGE_REQUESTS, 'request')}, from four regions or more. At most one of them may reach the origin.`,
      met: (run) => {
        const mine = run.of({ step: 'your-turn' })
        return mine.length >= CHALLENGE_REQUESTS && regionsSeen(run) >= 4 && run.origin('your-turn').requests <= 1
      },
      solution: { levers: { regions: [...START, 'tokyo'] }, sends: ['tokyo', 'sydney', 'tokyo', 'frankfurt', 'sao-paulo', 'tokyo'] },
      now: (run, say) =>
        run.of({ step: 'your-turn' }).length === 0 ? 'Nobody has asked yet: click a user on the map.' : `${say.counted(run.of({ step: 'your-turn' }).length, 'request', 0)} from ${say.counted(regionsSeen(run), 'region', 0)}, ${say.count(run.origin('your-turn').requests, 0)} at the origin.${missesAtMostOnce(run) ? '' : ' Some were sent before the copy was there: wait for the first answer.'}`,
    },
  },
]
