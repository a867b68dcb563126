/**
 * Who answered what users of the step have asked for, counted (Tally) or drawn: each kind of cache what it did not pass on. What is under way
 * is nobody's answer yet.
 */
import { passedOf } from '../reading/passedSeries'
import type { Instant } from './instant'

export interface TiersSoFar {
  /** Answered by edges, by parents, by shields, by the origins. */
  readonly edge: number
  readonly parent: number
  readonly shield: number
  readonly origin: number
  /** Asked of the origins. */
  readonly atOrigin: number
}

export function tiersSoFar({ run, index, since, count }: Pick<Instant, 'run' | 'index' | 'since' | 'count'>): TiersSoFar {
  const passed = passedOf(run, index)
  const [came, went] = [new Map<number, number>(), new Map<number, number>()]
  for (const pair of passed.pairs) {
    const requests = passed.between(pair, since, count)
    came.set(pair.to, (came.get(pair.to) ?? 0) + requests)
    went.set(pair.from, (went.get(pair.from) ?? 0) + requests)
  }
  const sums = { edge: 0, parent: 0, shield: 0, origin: 0, atOrigin: 0 }
  for (const { index: node, kind } of run.nodes) {
    const arrived = came.get(node) ?? 0
    if (kind === 'origin') sums.atOrigin += arrived
    if (kind === 'edge' || kind === 'parent' || kind === 'shield' || kind === 'origin') sums[kind] += passed.answered(node, since, count, { arrived, passed: went.get(node) ?? 0 })
  }
  return sums
}
