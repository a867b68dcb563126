/** Design: a contract, a design that is wrong on purpose, and the task of keeping it. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Step } from '../../src/scene/types'
import { type Clause, type ClauseId, verdictOf } from './contract'
import type { Values } from './levers'
import { restart } from './restart'
import { SOLUTIONS } from './solutions'
import { played, trial } from './trial'

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
  return `Of ${all} ${say.count(broken.length)} were broken: ${broken.map(({ id }) => CLAUSE_WORDS[id]).join(', ')}.`
}

export const designSteps: readonly Step<Values>[] = [
  {
    id: 'agreed',
    title: 'Design: a contract before anything is built',
    about: ['workload', 'pops', 'pagesTtl', 'filesTtl'],
    paceMs: 3_000,
    prose: (run, say) => [
      `A [[contract]] says what users are promised and what a month may cost. This one is a static site’s: each promise has a red line. The design has ${say.givenCount(run.leversIn('agreed').pops, 'POP')}, and keeps copies for the wrong times: on purpose.`,
      standing(run, say, 'agreed'),
    ],
    line: (run, say) => `A contract is agreed before anything is built. ${standing(run, say, 'agreed')}`,
    predict: {
      question: 'Users live in six cities; files may be kept for a minute. Which promise does that break at once?',
      options: ['How long users wait', 'How much the origin is asked', 'What a month costs'],
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
    paceMs: 5_000,
    prose: () => [
      'Now a whole day, in two minutes, and something goes wrong in it. Choose a workload; set what you have learned, question by question; then press Play.',
      'Something to try: begin with where copies are and how long they are kept. The table says which promise broke, and when.',
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
