/**
 * The steps of scene {{number}}: what happens, what is said about it, and what must be true.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'

export const PAGE = '/index.html'

export const steps: readonly Step<Values>[] = [
  {
    id: 'first',
    title: 'The first request goes all the way',
    prose: (_, say) => [`Anna asks for \`${PAGE}\`. The edge has no copy and asks the [[origin]]: ${say.wait('first')}.`],
    line: (_, say) => `The edge has no copy: a miss, ${say.wait('first')}.`,
    *play({ ask }) {
      yield* ask('anna', PAGE, { as: 'first', follow: true })
    },
    claims: [
      {
        text: 'the first request is a miss',
        holds: (run) => run.request('first').outcome === 'miss',
        instead: (_, say) => `There is no edge now: Anna asks the origin. It took ${say.wait('first')}.`,
      },
    ],
  },
  {
    id: 'second',
    title: 'The second stays near',
    prose: (_, say) => [`Anna asks again. The edge answers from its copy: ${say.wait('second')} instead of ${say.wait('first')}.`],
    line: (_, say) => `The edge has a copy: a hit, ${say.wait('second')}.`,
    predict: {
      question: 'Anna asks for the same page again. How long does she wait?',
      options: ['As long as before', 'Less'],
      answer: (run) => (run.request('second').waitMs! < run.request('first').waitMs! ? 1 : 0),
      because: (_, say) => `It took ${say.wait('second')} instead of ${say.wait('first')}.`,
    },
    *play({ ask }) {
      yield* ask('anna', PAGE, { as: 'second', follow: true })
    },
    claims: [
      {
        text: 'the second request is a hit',
        holds: (run) => run.request('second').outcome === 'hit',
        instead: (_, say) => `There is no edge now: Anna asks the origin again. It took ${say.wait('second')}.`,
      },
      { text: 'a hit is faster than a miss', holds: (run) => run.request('second').waitMs! < run.request('first').waitMs! },
    ],
  },
  {
    id: 'other-user',
    title: 'Another user, the same copy',
    prose: (_, say) => [`Ben has never asked before. The copy belongs to the edge, so he waits only ${say.wait('ben')}.`],
    line: (_, say) => `Ben gets the same copy: ${say.wait('ben')}.`,
    *play({ ask }) {
      yield* ask('ben', PAGE, { as: 'ben', follow: true })
    },
    claims: [
      {
        text: 'the origin hears nothing of Ben',
        holds: (run) => run.origin('other-user').requests === 0,
        instead: (_, say) => `There is no edge now: Ben asks the origin, too. It took ${say.wait('ben')}.`,
      },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    prose: () => ['Make the origin answer every request itself. Move a lever and play the scene again.', 'Or deploy a new page, see who gets the old one, and purge the edge.'],
    line: () => 'Make the origin answer every request itself.',
    *play({ clients, traffic }) {
      yield* traffic({ clients: clients(), arrivals: steady, perSecond: 4, forMs: 1000, catalogue: inOrder([{ url: PAGE }]) })
    },
    claims: [{ text: 'with the edge the origin gets nothing more', holds: (run) => run.origin('your-turn').requests === 0, asPlayed: true }],
    challenge: {
      text: () => 'The origin answers every request itself.',
      met: (run) => run.origin('your-turn').requests === run.of({ step: 'your-turn' }).length,
      solution: { levers: { edge: false } },
      now: (run, say) => `${say.counted(run.of({ step: 'your-turn' }).length, 'request')}, ${say.count(run.origin('your-turn').requests)} at the origin.`,
    },
  },
]
