/**
 * Looks for a history that the oracle objects to, shrinks it, and gives it as a table to read. An empty text: there is none.
 * The seed is that of all tests (tests/support/seed.ts).
 */
import fc from 'fast-check'
import type { History } from './messages'
import { judge } from './oracle'
import type { Scenario } from './scenario'
import { simplest } from './simpler'
import { historyTable } from './table'
import type { Violation } from './violation'
import type { CacheFactory } from './world'
import { play } from './world'

interface Search {
  runs: number
  /** What to object to. All that the oracle does, when left out. */
  objections?: (history: History) => Violation[]
}

export async function counterExample(cache: CacheFactory, scenarios: fc.Arbitrary<Scenario>, search: Search): Promise<string> {
  const { runs, objections = judge } = search
  const rules = async (scenario: Scenario) => objections(await play(cache, scenario)).map(({ section }) => section)
  const details = await fc.check(
    fc.asyncProperty(scenarios, async (scenario) => (await rules(scenario)).length === 0),
    { numRuns: runs },
  )
  if (!details.failed) return ''
  const found = `seed ${details.seed}, after ${details.numRuns} runs`
  const first = details.counterexample![0]
  const broken = await rules(first).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (broken instanceof Error) return `${found}: ${JSON.stringify(first)}\n${broken.stack}`
  const small = await simplest(first, (scenario) =>
    rules(scenario).then(
      (sections) => sections.includes(broken[0]!),
      () => false,
    ),
  )
  const history = await play(cache, small)
  return `${found}\n${historyTable(history, objections(history))}`
}
