/** The trial of a design, run without a page. */
import { type Clause, type ClauseId, verdictOf } from '../../scenes/13-your-cdn/contract'
import type { Values } from '../../scenes/13-your-cdn/levers'
import { trialScene } from '../../scenes/13-your-cdn/trialScene'
import { type Reading, readingOf } from '../../src/reading/reading'
import { RunReport } from '../../src/reading/report'
import { run } from '../../src/run/run'
import type { RunView } from '../../src/scene/runView'

export interface TriedDesign {
  readonly reading: Reading
  readonly view: RunView<Values>
  readonly clauses: readonly Clause[]
  /** Clauses that do not hold. */
  readonly broken: readonly ClauseId[]
}

export function triedDesign(levers: Partial<Values>): TriedDesign {
  const reading = readingOf(trialScene, run(trialScene, { seed: trialScene.seed, levers: { ...levers }, acts: [] }))
  const view = new RunReport(reading) as unknown as RunView<Values>
  const clauses = verdictOf(view)
  return { reading, view, clauses, broken: clauses.filter(({ holds }) => !holds).map(({ id }) => id) }
}
