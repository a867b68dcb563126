/**
 * What a run of the twin has found, for people, for a page and for the next look at it.
 */
import type { SkippedVariant, TwinRecord } from '../../src/panels/checked/twinRecord.ts'
import type { Comparison } from './compare.ts'
import { type Done, wasLate } from './work.ts'

export interface Row extends Comparison {
  readonly done: Done
}

export function recordOf(rows: readonly Row[], skipped: readonly SkippedVariant[], { versions, date }: { versions: Readonly<Record<string, string>>; date: string }): TwinRecord {
  const scenarios = [...new Set(rows.map(({ done }) => done.scenario))]
  return {
    date, versions,
    groups: rows.reduce((sum, { groups }) => sum + groups, 0),
    unexplained: withoutCause(rows.filter(({ done }) => !wasLate(done))), undecided: withoutCause(rows.filter(({ done }) => wasLate(done))),
    scenarios: scenarios.map(({ name, lesson = '', scenes = [] }) => ({ name, lesson, scenes: scenes.map(Number) })),
    variants: rows.map(({ done: { scenario, variant, product, engine, real, tries }, groups, differences }) => ({
      scenario: scenario.name, variant: variant.name, product, groups, requests: real.totals.requests,
      originRequests: { engine: engine.totals.originRequests, real: real.totals.originRequests }, tries, differences,
    })),
    skipped,
  }
}

function withoutCause(rows: readonly Row[]): number {
  return rows.reduce((sum, { differences }) => sum + differences.filter(({ cause }) => cause === undefined).length, 0)
}
