/**
 * The steps of scene 2: what happens, what is said about it, and what must be true.
 */
import { EDGE_TIMES, THINK_MS } from '../../src/cdn/commonWorld'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'
import { START } from './regions'

const LOGO = '/logo.png'
const CHALLENGE_REQUESTS = 6

/** How many regions have asked: in the whole run what their first visits cost the origin. */
const regionsSeen = (run: RunView, step?: string): number => new Set(run.of(step === undefined ? {} : { step }).map(({ client }) => client)).size

/** The edges are there, and so are these users. */
const isOnMap = (run: RunView<Values>, step: string, ...cities: readonly (typeof START)[number][]): boolean => {
  const { caches, regions } = run.leversIn(step)
  return caches && cities.every((city) => regions.includes(city))
}

/** What a step says where the learner's changes give it another course; `asked` is a request of it. */
function otherCourse(step: string, asked?: string): (run: RunView<Values>, say: Say) => string {
  return (run, say) => {
    const why = run.leversIn(step).caches ? 'Your changes give this step another course.' : 'You have turned the edge caches off: users ask the origin themselves, as in the scene before.'
    const took = asked === undefined ? '' : `It took ${say.wait(asked)}. `
    return `${why} ${took}The origin got ${say.count(run.origin(step).requests)} of ${say.counted(run.of({ step }).length, 'request')}.`
  }
}

const missesAtMostOnce = (run: RunView): boolean =>
  run.nodes.filter(({ kind }) => kind === 'edge').every(({ misses }) => misses <= 1)

export const steps: readonly Step<Values>[] = [
  {
    id: 'empty',
    title: 'An edge for each city',
    prose: () => [
      `Put a server close to each group of users: an [[edge]]. Each has one [[cache slot]] for \`${LOGO}\`, and every slot is empty.`,
      'A user now speaks to the edge next door, never to the origin itself.',
    ],
    line: () => 'Edges stand near their users. Every slot is empty.',
    *play({ wait }) {
      yield* wait(400)
    },
    claims: [
      {
        text: 'the edges are there, and nobody has asked',
        holds: (run) => isOnMap(run, 'empty') && run.of({ step: 'empty' }).length === 0,
        instead: (run) =>
          run.leversIn('empty').caches
            ? 'An edge is a server close to a group of users. Somebody has asked already, so not every slot is empty any more.'
            : 'You have turned the edge caches off: users ask the origin themselves, as in the scene before.',
      },
    ],
  },
  {
    id: 'sydney-first',
    title: 'Sydney pays for the first trip',
    prose: (_, say) => [
      `Sydney asks for \`${LOGO}\`. Its edge has no copy: a [[cache miss]]. The request goes on to the origin, and the answer comes all the way back.`,
      `It took ${say.wait('sydney-first')}. On its way home the edge kept a copy.`,
    ],
    line: (_, say) => `Sydney’s edge has no copy: a miss. The trip to the origin takes ${say.wait('sydney-first')}.`,
    *play({ ask }) {
      yield* ask('sydney', LOGO, { as: 'sydney-first', follow: true })
    },
    claims: [
      {
        text: 'the first request in Sydney is a miss',
        holds: (run) => isOnMap(run, 'sydney-first', 'sydney') && run.request('sydney-first').outcome === 'miss',
        instead: otherCourse('sydney-first', 'sydney-first'),
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
    title: 'The second request stays home',
    prose: (_, say) => [
      `The next user in Sydney asks for the same file. The edge finds its copy and answers: a [[cache hit]].`,
      `${say.wait('sydney-first')} became ${say.wait('sydney-second')}. The origin never heard of it.`,
    ],
    line: (_, say) => `The second request is a hit: ${say.wait('sydney-second')}, and the origin hears nothing.`,
    *play({ ask }) {
      yield* ask('sydney', LOGO, { as: 'sydney-second', follow: true })
    },
    claims: [
      {
        text: 'the second request in Sydney is a hit, after a miss',
        holds: (run) => isOnMap(run, 'sydney-second', 'sydney') && run.request('sydney-first').outcome === 'miss' && run.request('sydney-second').outcome === 'hit',
        instead: otherCourse('sydney-second', 'sydney-second'),
      },
      { text: 'a hit waits less than 20 ms', holds: (run) => run.request('sydney-second').waitMs! < 20 },
      { text: 'the origin got nothing in this step', holds: (run) => run.origin('sydney-second').requests === 0 },
    ],
  },
  {
    id: 'own-slot',
    title: 'São Paulo asks, too',
    prose: (_, say) => [
      `Frankfurt asks, and its edge keeps a copy, too. Then São Paulo asks for \`${LOGO}\`.`,
      `Its edge has never seen it, and neither copy can help: every edge fills *its own* slot, with its own first trip. This one took ${say.wait('sao-paulo-first')}.`,
    ],
    line: (_, say) => `São Paulo’s edge has never seen \`${LOGO}\`, and no sibling’s copy can help: ${say.wait('sao-paulo-first')}.`,
    predict: {
      question: 'Sydney and Frankfurt hold copies. What will São Paulo’s first request be?',
      options: ['A hit: another edge has it', 'A miss: the whole trip', 'A hit, a little slower'],
      answer: (run) => (run.request('sao-paulo-first').outcome === 'miss' ? 1 : run.request('sao-paulo-first').waitMs! < 20 ? 0 : 2),
      because: (_, say) => `It was a miss and waited ${say.wait('sao-paulo-first')}: an edge looks only into its own slots.`,
    },
    *play({ ask, wait }) {
      yield* ask('frankfurt', LOGO, { as: 'frankfurt-first', follow: false })
      yield* wait(60)
      yield* ask('sao-paulo', LOGO, { as: 'sao-paulo-first', follow: true })
    },
    claims: [
      {
        text: 'São Paulo’s first request is a miss, as Frankfurt’s was',
        holds: (run) =>
          isOnMap(run, 'own-slot', 'sydney', 'frankfurt', 'sao-paulo') && ['frankfurt-first', 'sao-paulo-first'].every((name) => run.request(name).outcome === 'miss'),
        instead: otherCourse('own-slot', 'sao-paulo-first'),
      },
      {
        text: 'it never visits another edge',
        holds: (run) => !run.request('sao-paulo-first').path.some((node) => node === 'edge-sydney' || node === 'edge-frankfurt'),
      },
      { text: 'the origin got one request from each of the two', holds: (run) => run.origin('own-slot').requests === 2 },
    ],
  },
  {
    id: 'origin-load',
    title: 'What the origin felt',
    paceMs: 400,
    prose: (run, say) => {
      const step = run.step('origin-load')
      return [
        `Now a crowd asks in every region: ${say.givenCount(run.leversIn('origin-load').requests, 'request')} in each, in a few seconds.`,
        `The edges answer, and the gauge stays at rest. Of ${say.counted(run.of({ step: step.id }).length, 'request')} the origin has seen ${say.count(run.origin(step.id).requests)}. The [[hit ratio]] says it in one number.`,
      ]
    },
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
        instead: otherCourse('origin-load'),
      },
      {
        text: 'each region sends as many requests as the lever says',
        holds: (run) => run.of({ step: 'origin-load' }).length === run.leversIn('origin-load').regions.length * run.leversIn('origin-load').requests,
      },
      { text: 'the origin got one request a region, whatever the count', holds: (run) => run.origin().requests === START.length, asPlayed: true },
      {
        text: 'the hit ratio of a region is (n - 1) / n',
        asPlayed: true,
        holds: (run) =>
          START.every((city) => {
            const { hits, misses } = run.node(`edge-${city}`)
            const asked = run.of({ client: city }).length
            return hits === asked - 1 && misses === 1
          }),
      },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: add a fourth region',
    prose: () => [
      'Add Tokyo or Mumbai under *Regions*, then click a user on the map to send a request. Send another from the same place.',
      'What were the edges worth? {{step origin-load|Go back to what the origin felt}}, and {{compare caches|compare its edge caches}} with none, as the two bars beside the lever do.',
    ],
    line: () => 'Your turn: add a region, click a user, and watch what its edge does.',
    *play({ wait }) {
      yield* wait(300)
    },
    claims: [{ text: 'nobody pays for a trip twice', holds: missesAtMostOnce, asPlayed: true }],
    challenge: {
      text: (say) => `Bring a fourth region in: at least ${say.givenCount(CHALLENGE_REQUESTS, 'request')} of your own, from four regions or more, with at most one at the origin that was not there before.`,
      met: (run) => {
        const mine = run.of({ step: 'your-turn' })
        return mine.length >= CHALLENGE_REQUESTS && regionsSeen(run, 'your-turn') >= 4 && run.origin('your-turn').requests <= 1
      },
      solution: { levers: { regions: [...START, 'tokyo'] }, sends: ['tokyo', 'sydney', 'tokyo', 'frankfurt', 'sao-paulo', 'tokyo'] },
      now: (run, say) =>
        `${say.counted(run.of({ step: 'your-turn' }).length, 'request', 0)}, ${say.counted(regionsSeen(run, 'your-turn'), 'region', 0)}, ${say.count(run.origin('your-turn').requests, 0)} at the origin.`,
    },
  },
]
