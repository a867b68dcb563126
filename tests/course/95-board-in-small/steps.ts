/** The steps of the test scene of boards. */
import { poisson } from '../../../src/cdn/traffic/poisson'
import type { RunView } from '../../../src/scene/runView'
import type { Say } from '../../../src/scene/say'
import type { Process, Script, Step } from '../../../src/scene/types'
import { PROMISED } from './boards'
import { answeredShare, isAnswered } from './counts'
import type { Values } from './levers'
import { FAVOURITE, ORIGIN, POP, catalogue } from './network'

const OTHER = catalogue.objects[1]!.url
/** Copies are old then (ms). */
const GONE_MS = 2_500
const [PER_SECOND, FOR_MS, WELL_MS, DOWN_MS] = [7, 16_000, 7_000, 4_000] as const

/** Users ask, and the origin goes down for a while. */
function* trial(script: Script<Values>, name: string): Process<void> {
  const { all, ask, clients, fault, repair, traffic, wait } = script
  yield* ask('frankfurt', FAVOURITE, { as: name })
  yield* all([
    traffic({ clients: clients(), arrivals: poisson, perSecond: PER_SECOND, forMs: FOR_MS, catalogue }),
    (function* (): Process<void> {
      yield* wait(WELL_MS)
      fault(ORIGIN, { kind: 'down' })
      yield* wait(DOWN_MS - 1_000)
      yield* ask('frankfurt', FAVOURITE, { as: `${name}-down` })
      repair(ORIGIN)
    })(),
  ])
}

const kept = (run: RunView, step: string): boolean => answeredShare(run, step) >= PROMISED.availability
const answered = (run: RunView, say: Say, step: string): string => `${say.tenths(answeredShare(run, step))} of the requests were answered.`
const other = (step: string) => (run: RunView, say: Say): string => `Your levers give this step another course. ${answered(run, say, step)}`

export const steps: readonly Step<Values>[] = [
  {
    id: 'one',
    title: 'One request',
    view: { kind: 'lanes', lanes: [['frankfurt', 'sydney'], [POP], [ORIGIN]] },
    paceMs: 8_000,
    prose: (_, say) => ['An [[edge]] keeps copies of pages for a little while, and the origin goes down twice.', `The first request took ${say.wait('one')}. ${say.answered('old')}The last one got an old copy.`],
    line: (_, say) => `The first request took ${say.wait('one')}.`,
    *play({ ask, fault, repair, set, wait }) {
      yield* ask('frankfurt', FAVOURITE, { as: 'one', follow: true })
      for (const [name, stale] of [['in-vain', false], ['old', true]] as const) {
        set({ stale })
        yield* ask('frankfurt', OTHER, { as: `before-${name}` })
        fault(ORIGIN, { kind: 'down' })
        yield* wait(GONE_MS)
        yield* ask('frankfurt', OTHER, { as: name, follow: true })
        repair(ORIGIN)
      }
    },
    claims: [
      { text: 'it is answered', holds: (run) => run.request('one').status === 200 },
      { text: 'the last one gets an old copy', holds: (run) => run.request('old').outcome === 'stale', instead: (_, say) => `Your levers give this step another course. The first request took ${say.wait('one')}, the last ${say.wait('old')}.` },
      { text: 'before that there is none', asPlayed: true, holds: (run) => !isAnswered(run.request('in-vain')) },
    ],
  },
  {
    id: 'promised',
    title: 'A contract',
    paceMs: 1_600,
    prose: (run, say) => ['Users ask, and the origin goes down for a while. What was promised of [[availability]]?', answered(run, say, 'promised')],
    line: (run, say) => answered(run, say, 'promised'),
    play: (script) => trial(script, 'first'),
    claims: [{ text: 'the promise is broken', holds: (run) => !kept(run, 'promised'), instead: other('promised') }],
  },
  {
    id: 'sick',
    title: 'A dashboard',
    view: { kind: 'board', board: 'sick' },
    set: { ttl: 1 },
    paceMs: 1_600,
    prose: (run, say) => ['The same, as whoever keeps it running sees it: [[p95]], statuses, regions.', answered(run, say, 'sick')],
    line: (run, say) => answered(run, say, 'sick'),
    play: (script) => trial(script, 'second'),
    claims: [{ text: 'the promise is broken', holds: (run) => !kept(run, 'sick'), instead: other('sick') }],
  },
  {
    id: 'kept',
    title: 'Old copies',
    set: { stale: true },
    paceMs: 1_600,
    prose: (run, say) => ['Now old copies may be used while the origin fails.', answered(run, say, 'kept')],
    line: (run, say) => answered(run, say, 'kept'),
    predict: {
      question: 'The origin goes down again. Is the promise kept?',
      options: ['No', 'Yes'],
      answer: (run) => (kept(run, 'kept') ? 1 : 0),
      because: (run, say) => answered(run, say, 'kept'),
    },
    play: (script) => trial(script, 'third'),
    claims: [{ text: 'the promise is kept', holds: (run) => kept(run, 'kept'), instead: other('kept') }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    paceMs: 1_600,
    prose: () => ['Keep the contract.', 'Something to try: old copies.'],
    line: () => 'Keep the contract.',
    play: (script) => trial(script, 'last'),
    claims: [{ text: 'as it is it is broken', asPlayed: true, holds: (run) => !kept(run, 'your-turn') }],
    challenge: {
      text: (say) => `Have ${say.given(PROMISED.availability, 'percent')} answered.`,
      met: (run) => kept(run, 'your-turn'),
      solution: { levers: { stale: true } },
      now: (run, say) => answered(run, say, 'your-turn'),
    },
  },
]
