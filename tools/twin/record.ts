/**
 * What a run of the twin has found, for people, for a page and for the next look at it.
 */
import type { Comparison, Difference } from './compare.ts'
import type { Product } from './realCache.ts'
import { type Done, type Skipped, wasLate } from './work.ts'

export interface Row extends Comparison {
  readonly done: Done
}

interface RecordedVariant {
  readonly scenario: string
  readonly variant: string
  readonly product: Product
  /** Scenes that it has to do with. */
  readonly scenes: readonly string[]
  readonly groups: number
  readonly requests: number
  readonly originRequests: { readonly engine: number; readonly real: number }
  /** Runs that it took: one whose requests went out late was made again. */
  readonly tries: number
  readonly differences: readonly Difference[]
}

export interface TwinRecord {
  readonly date: string
  readonly versions: Readonly<Record<string, string>>
  readonly groups: number
  readonly unexplained: number
  /** Differences in runs in which something was late to the last try: the machine was too busy to say anything of a cache. */
  readonly undecided: number
  readonly variants: readonly RecordedVariant[]
  readonly skipped: readonly Skipped[]
}

export function recordOf(rows: readonly Row[], skipped: readonly Skipped[], { versions, date }: { versions: Readonly<Record<string, string>>; date: string }): TwinRecord {
  return {
    date, versions,
    groups: rows.reduce((sum, { groups }) => sum + groups, 0),
    unexplained: withoutCause(rows.filter(({ done }) => !wasLate(done))), undecided: withoutCause(rows.filter(({ done }) => wasLate(done))),
    variants: rows.map(({ done: { scenario, variant, product, engine, real, tries }, groups, differences }) => ({
      scenario: scenario.name, variant: variant.name, product, scenes: scenario.scenes ?? [], groups, requests: real.totals.requests,
      originRequests: { engine: engine.totals.originRequests, real: real.totals.originRequests }, tries, differences,
    })),
    skipped,
  }
}

function withoutCause(rows: readonly Row[]): number {
  return rows.reduce((sum, { differences }) => sum + differences.filter(({ cause }) => cause === undefined).length, 0)
}
