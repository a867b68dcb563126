/**
 * The levers of a scene under their headings.
 */
import type { Lever, Levers } from './levers'

export interface LeverGroup {
  /** Absent for levers without a group. */
  readonly heading: string | undefined
  readonly levers: readonly (readonly [name: string, lever: Lever])[]
}

/** In the order of their declaration; neighbours of one group are together. */
export function leverGroups(levers: Levers): readonly LeverGroup[] {
  const entries = Object.entries(levers)
  const firsts = entries.flatMap(([, { group }], i) => (i === 0 || group !== entries[i - 1]![1].group ? [i] : []))
  return firsts.map((from, k) => ({ heading: entries[from]![1].group, levers: entries.slice(from, firsts[k + 1]) }))
}
