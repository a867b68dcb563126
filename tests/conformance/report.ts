/**
 * The whole result of a run: every test with its verdict, counted by suite and by group. Plain
 * data; how it is written is in table.ts.
 */
import { ACCEPTED } from './accepted'
import { type Definitions, KINDS, type Kind, kindOf } from './definitions'
import { GOAL, GROUPS, type Group, UNSOUND, groupOf } from './groups'
import { type Outcome } from './run'
import { isPassing, judge, type Judgement } from './verdicts'

export interface TestReport extends Judgement {
  readonly id: string
  readonly suite: string
  readonly kind: Kind
  readonly group: Group
}

export interface Count {
  readonly passed: number
  readonly total: number
}
export type Counts = Readonly<Record<Kind, Count>>

export interface Failure extends TestReport {
  /** Why the failure is accepted; absent where it is not. */
  readonly accepted?: string
}

export interface Report {
  readonly tests: readonly TestReport[]
  readonly suites: Readonly<Record<string, Counts>>
  readonly groups: Readonly<Record<Group, Counts>>
  /** Of required and optimal tests. Checks have no right answer. */
  readonly failures: readonly Failure[]
  /** Ids of tests that pass although their failure is accepted. */
  readonly acceptedButPassing: readonly string[]
}

export function reportOf(
  definitions: Pick<Definitions, 'suites'>,
  outcomes: ReadonlyMap<string, Outcome>,
  accepted: Readonly<Record<string, string>> = ACCEPTED,
): Report {
  const judgements = judge(definitions, outcomes)
  const tests = definitions.suites.flatMap((suite) =>
    suite.tests.flatMap((test): TestReport[] => {
      const judgement = judgements.get(test.id)
      if (!judgement || test.support_only) return []
      return [{ id: test.id, suite: suite.id, kind: kindOf(test), group: groupOf(suite.id, test.id), ...judgement }]
    }),
  )
  const failures = tests.filter((test) => test.kind !== 'check' && !isPassing(test))
  const suiteIds = [...new Set(tests.map(({ suite }) => suite))]
  return {
    tests,
    suites: Object.fromEntries(suiteIds.map((id) => [id, countsOf(tests.filter(({ suite }) => suite === id))])),
    groups: Object.fromEntries(GROUPS.map((one) => [one, countsOf(tests.filter(({ group }) => group === one))])) as Record<Group, Counts>,
    failures: failures.map((test) => {
      const reason = UNSOUND[test.id] ?? accepted[test.id]
      return reason === undefined ? test : { ...test, accepted: reason }
    }),
    acceptedButPassing: tests.filter((test) => Object.hasOwn(accepted, test.id) && isPassing(test)).map(({ id }) => id),
  }
}

/** The failures that nobody accepts; with `goalOnly` those that break what the project promises. */
export function openFailures({ failures }: Report, goalOnly = false): readonly Failure[] {
  return failures.filter(({ accepted, group }) => accepted === undefined && (!goalOnly || GOAL.has(group)))
}

function countsOf(tests: readonly TestReport[]): Counts {
  const count = (kind: Kind): Count => {
    const some = tests.filter((test) => test.kind === kind)
    return { passed: some.filter(isPassing).length, total: some.length }
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, Count>
}
