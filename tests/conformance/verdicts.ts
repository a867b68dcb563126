/**
 * What outcomes mean, in the words of the public suite: a test whose setup failed or that
 * stands on a test that did not pass says nothing of its own. It neither runs nor counts.
 */
import { type Definitions, type TestDefinition, kindOf } from './definitions'
import type { Outcome } from './run'

export type Verdict =
  | 'pass' | 'fail' | 'optional_fail' | 'yes' | 'no' | 'setup_fail' | 'dependency_fail' | 'harness_fail' | 'retry' | 'untested'

export interface Judgement {
  readonly verdict: Verdict
  /** Empty for what passed. */
  readonly reason: string
}

const PASSING: ReadonlySet<Verdict> = new Set(['pass', 'yes'])

export function isPassing({ verdict }: Judgement): boolean {
  return PASSING.has(verdict)
}

/** The verdict of every test that ran. */
export function judge({ suites }: Pick<Definitions, 'suites'>, outcomes: ReadonlyMap<string, Outcome>): Map<string, Judgement> {
  const tests = new Map(suites.flatMap((suite) => suite.tests).map((test) => [test.id, test]))
  const judgements = new Map<string, Judgement>()
  const judgementOf = (test: TestDefinition): Judgement => {
    const known = judgements.get(test.id)
    if (known) return known
    const judgement = judgeOne(test)
    judgements.set(test.id, judgement)
    return judgement
  }
  const judgeOne = (test: TestDefinition): Judgement => {
    if (!outcomes.has(test.id)) return { verdict: 'untested', reason: 'it did not run' }
    const needed = (test.depends_on ?? []).flatMap((id) => tests.get(id) ?? [])
    const missed = needed.find((one) => !isPassing(judgementOf(one)))
    if (missed) return { verdict: 'dependency_fail', reason: `it stands on ${missed.id}: ${judgementOf(missed).verdict}` }
    const outcome = outcomes.get(test.id)
    return { verdict: verdictOf(test, outcome), reason: outcome?.message ?? '' }
  }
  return new Map([...outcomes.keys()].flatMap((id) => {
    const test = tests.get(id)
    return test ? [[id, judgementOf(test)] as const] : []
  }))
}

function verdictOf(test: TestDefinition, outcome: Outcome): Verdict {
  if (outcome?.kind === 'retry') return 'retry'
  if (outcome?.kind === 'setup') return 'setup_fail'
  if (outcome?.kind === 'timeout') return 'harness_fail'
  const [held, missed] = (
    { required: ['pass', 'fail'], optimal: ['pass', 'optional_fail'], check: ['yes', 'no'] } as const
  )[kindOf(test)]
  return outcome ? missed : held
}
