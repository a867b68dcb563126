/** The steps of the test scene of layers. */
import { steady } from '../../../src/cdn/traffic/steady'
import { inOrder } from '../../../src/cdn/traffic/catalogue'
import type { RunView } from '../../../src/scene/runView'
import type { Step } from '../../../src/scene/types'
import type { Values } from './levers'
import { FLOODED, ORIGIN, URL, USERS } from './network'
import { LAYERS } from './order'

const HERD = 4
const EXPIRED_MS = 1_200

const refused = (run: RunView, step: string): number => run.of({ step }).filter(({ status }) => status === 429).length
const hits = (run: RunView, step: string): number => run.of({ step, outcome: 'hit' }).length

export const steps: readonly Step<Values>[] = [
  {
    id: 'through',
    title: 'Through all layers',
    view: { kind: 'layers', users: [USERS] },
    about: ['layers'],
    prose: (_, say) => ['A request passes through the [[layer]]s of the edge, outermost first.', `It took ${say.wait('first')}, and the next one ${say.wait('second')}.`],
    line: (_, say) => `It took ${say.wait('first')}, and then ${say.wait('second')}.`,
    *play({ ask }) {
      yield* ask(USERS, URL, { as: 'first', follow: true })
      yield* ask(USERS, URL, { as: 'second', follow: true })
    },
    claims: [
      { text: 'the first goes to the origin', holds: (run) => run.request('first').path.includes(ORIGIN) },
      { text: 'the second finds the copy', asPlayed: true, holds: (run) => run.request('second').outcome === 'hit' },
    ],
  },
  {
    id: 'herd',
    title: 'A herd, and an origin that fails',
    view: { kind: 'layers', users: [USERS] },
    about: ['collapses'],
    paceMs: 4_000,
    prose: (run, say) => ['Several users ask at once when the copy is too old, and again when the origin is down.', `The origin got ${say.counted(run.origin('herd').requests, 'request')}.`],
    line: (run, say) => `The origin got ${say.counted(run.origin('herd').requests, 'request')}.`,
    *play({ all, ask, fault, repair, wait }) {
      yield* wait(EXPIRED_MS)
      yield* all(Array.from({ length: HERD }, (_, k) => ask(USERS, URL, k === HERD - 1 ? { as: 'herd', follow: true } : {})))
      yield* wait(EXPIRED_MS)
      fault(ORIGIN, { kind: 'down' })
      yield* ask(USERS, URL, { as: 'failing', follow: true })
      repair(ORIGIN)
    },
    claims: [
      { text: 'one asks about the copy', asPlayed: true, holds: (run) => run.request('herd').outcome === 'hit' && run.origin('herd').requests === 1 },
      { text: 'while the origin is down the old copy serves', asPlayed: true, holds: (run) => run.request('failing').outcome === 'stale' },
    ],
  },
  {
    id: 'without',
    title: 'Without a layer',
    set: { layers: LAYERS.filter((name) => name !== 'fresh') },
    about: ['layers', 'collapses'],
    prose: (_, say) => ['The layer `fresh` is off.', `A request took ${say.wait('again')}.`],
    line: (_, say) => `Without \`fresh\` it took ${say.wait('again')}.`,
    predict: {
      question: 'The layer that serves fresh copies is off. Who answers?',
      options: ['The edge, from its copy', 'The origin'],
      answer: (run) => (run.request('again').path.includes(ORIGIN) ? 1 : 0),
      because: () => 'No other layer serves a copy that is fresh.',
    },
    *play({ ask }) {
      yield* ask(USERS, URL)
      yield* ask(USERS, URL, { as: 'again', follow: true })
    },
    claims: [{ text: 'the origin answers', asPlayed: true, holds: (run) => run.request('again').path.includes(ORIGIN) }],
  },
  {
    id: 'rebuild',
    title: 'Rebuild it',
    set: { layers: [] },
    paceMs: 900,
    prose: () => ['The edge has no layers. Put them back: few requests are refused, and many find a copy.', 'Press Play when you are done.'],
    line: () => 'Put the layers of the edge back.',
    *play({ ask, traffic }) {
      yield* ask(USERS, URL, { as: 'last', follow: true })
      yield* traffic({ clients: [USERS], arrivals: steady, perSecond: 16, forMs: 2_000, catalogue: inOrder([{ url: URL }, { url: FLOODED }, { url: FLOODED }]) })
    },
    claims: [{ text: 'without layers nothing is found', asPlayed: true, holds: (run) => hits(run, 'rebuild') === 0 }],
    challenge: {
      text: () => 'Copies are found, and too many requests are refused.',
      met: (run) => hits(run, 'rebuild') > 0 && refused(run, 'rebuild') > 0,
      solution: { levers: { layers: LAYERS } },
      now: (run, say) => `${say.counted(hits(run, 'rebuild'), 'hit')}, ${say.count(refused(run, 'rebuild'))} refused.`,
    },
  },
]
