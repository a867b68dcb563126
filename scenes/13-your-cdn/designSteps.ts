/** Design: a contract, a design that is wrong on purpose, and the task of keeping it. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Step } from '../../src/scene/types'
import { type Clause, type ClauseId, verdictOf } from './contract'
import { DESIGN, type Values } from './levers'
import { CITIES, usersOf } from './places'
import { RESTART_MS, restart } from './restart'
import { SOLUTIONS } from './solutions'
import { played, trial } from './trial'
import { JUDGED_FROM_S, type Trouble, WORKLOADS } from './workloads'

/** The first look lasts so long (s). */
const LOOK_S = 30

const brokenIn = (run: RunView<Values>, step: string): readonly Clause[] => verdictOf(run, step).filter(({ holds }) => !holds)
const breaks = (run: RunView<Values>, step: string, ...ids: readonly ClauseId[]): boolean => brokenIn(run, step).some(({ id }) => ids.includes(id))

const CLAUSE_WORDS: Readonly<Record<ClauseId, string>> = {
  availability: 'too many got nothing', p95: 'waits were too long', staleness: 'something was too old', leaks: 'strangers got what was not theirs', origin: 'the origin was asked too much', budget: 'a month costs too much',
}

/** How a contract fares in a step, as a sentence. */
function standing(run: RunView<Values>, say: Say, step: string): string {
  const broken = brokenIn(run, step)
  const all = say.counted(verdictOf(run, step).length, 'promise')
  if (broken.length === 0) return `All of ${all} were kept.`
  return `Broken, of ${all}: ${say.count(broken.length)}. It was that ${broken.map(({ id }) => CLAUSE_WORDS[id]).join(', and that ')}.`
}

const [ASKS, PAGE] = [usersOf(CITIES[0]), '/p/0'] as const

/** What a day has brought, told when it has begun. */
const WENT_WRONG: Readonly<Record<Trouble['kind'], string>> = {
  'viral': 'Then a page became the talk of the town: everybody asked for the same.',
  'flood': 'Then a crawler flooded the edge; each of its requests had a query of its own.',
  'origin down': 'Then the origin went down for a while.',
  'origin slow': 'Then the origin was slow for a while.',
  'provider out': 'Then the first provider went down for a while, with all of its POPs.',
}

export const designSteps: readonly Step<Values>[] = [
  {
    id: 'edge',
    title: 'The whole edge',
    about: ['coalesce', 'etags'],
    view: { kind: 'layers', users: [ASKS] },
    prose: (_, say) => [
      'All that twelve scenes have built is in this edge: `Edge.layers`, outermost first. Remember their order. A request goes in at the top; each may answer, or hand it on.',
      `The first went down to the origin: ${say.wait('first')}. The second turned back at \`fresh\`, with a copy: ${say.wait('second')}. Switch \`fresh\` off and press the users: how deep now?`,
    ],
    line: (_, say) => `A request passes through \`Edge.layers\`, outermost first: ${say.wait('first')}. With a fresh copy: ${say.wait('second')}.`,
    *play(script) {
      yield* script.ask(ASKS, PAGE, { as: 'first', follow: true })
      yield* script.ask(ASKS, PAGE, { as: 'second', follow: true })
    },
    claims: [
      {
        text: 'the first goes to the origin, and the second is answered by a copy nearby', holds: (run) => run.request('first').bytes > 0 && run.request('second').outcome === 'hit' && run.request('second').waitMs! < run.request('first').waitMs!,
        instead: (_, say) => `Your edge is another one: each line shows how deep its request went. The first took ${say.wait('first')}, the second ${say.wait('second')}.`,
      },
    ],
  },
  {
    id: 'agreed',
    title: 'Design: a contract before anything is built',
    about: ['workload', 'pops', 'pagesTtl', 'filesTtl'],
    paceMs: 3_000,
    prose: (run, say) => [
      `A [[contract]]: what users are promised, and what a month may cost, [[egress]] above all. Each promise of this static site has a red line; all but the cost count after ${say.given(JUDGED_FROM_S, 's')}, with caches filled. Wrong: ${say.givenCount(run.leversIn('agreed').pops, 'POP')}, and files are kept for a minute.`,
      standing(run, say, 'agreed'),
    ],
    line: (run, say) => `A contract is agreed before anything is built. ${standing(run, say, 'agreed')}`,
    predict: {
      question: 'Users live in six cities; files may be kept for a minute. Which promise does that break at once?',
      options: ['How soon answers come', 'How much the origin is asked', 'What a month costs'],
      answer: (run) => (['p95', 'origin', 'budget'] as const).findIndex((id) => breaks(run, 'agreed', id)),
      because: (run, say) => `${say.ms(verdictOf(run, 'agreed')[1]!.got)} for one in twenty: whoever has no POP nearby, or no copy there, goes across an ocean.`,
    },
    *play(script) {
      yield* played(script, { forS: LOOK_S, load: 1, beside: [] })
    },
    claims: [
      { text: 'as it begins the contract is broken: users wait too long', asPlayed: true, holds: (run) => breaks(run, 'agreed', 'p95') },
      { text: 'somebody asks, and is answered', holds: (run) => run.of({ step: 'agreed' }).some(({ status }) => status === 200) },
    ],
  },
  {
    id: 'trial',
    title: 'Design: your turn to keep it',
    about: ['workload', ...DESIGN],
    paceMs: 5_000,
    prose: (run, say) => [
      'Now a whole day, in two minutes, and something goes wrong in it. Choose a workload; set what you have learned, question by question; then press Play.',
      'Something to try: begin with where copies are and how long they are kept. The table says which promise broke, and when.',
      ...WORKLOADS[run.leversIn('trial').workload].troubles.map(({ kind, fromS }) => `${say.from(run.step('trial').startMs + RESTART_MS + fromS * 1000)}${WENT_WRONG[kind]}`),
    ],
    line: () => 'Keep all promises for a whole day, in which something goes wrong.',
    *play(script) {
      yield* restart(script)
      yield* trial(script)
    },
    claims: [{ text: 'as it begins the contract is not kept', asPlayed: true, holds: (run) => brokenIn(run, 'trial').length > 0 }],
    challenge: {
      text: () => 'Keep every promise of the workload that you have chosen.',
      met: (run) => brokenIn(run, 'trial').length === 0,
      now: (run, say) => standing(run, say, 'trial'),
      solution: { levers: SOLUTIONS.static },
    },
  },
]
