/**
 * Who answered what users of the step have asked for so far: each kind of cache by what came to it and what it passed on, counted
 * (Tally) or drawn.
 */
import type { NodeKind } from '../cdn/nodeKinds'
import { passedOf } from '../reading/passedSeries'
import type { Instant } from './instant'

export interface TiersSoFar {
  readonly asked: number
  /** Answered by edges, by parents, by shields. */
  readonly edge: number
  readonly parent: number
  readonly shield: number
  /** Asked of the origins. */
  readonly origin: number
}

export function tiersSoFar({ run, index, since, count }: Pick<Instant, 'run' | 'index' | 'since' | 'count'>): TiersSoFar {
  const passed = passedOf(run, index)
  const [came, went] = [new Map<NodeKind, number>(), new Map<NodeKind, number>()]
  for (const pair of passed.pairs) {
    const requests = passed.between(pair, since, count)
    const [from, to] = [run.nodes[pair.from]!.kind, run.nodes[pair.to]!.kind]
    came.set(to, (came.get(to) ?? 0) + requests)
    went.set(from, (went.get(from) ?? 0) + requests)
  }
  const kept = (kind: NodeKind): number => Math.max(0, (came.get(kind) ?? 0) - (went.get(kind) ?? 0))
  return { asked: went.get('client') ?? 0, edge: kept('edge'), parent: kept('parent'), shield: kept('shield'), origin: came.get('origin') ?? 0 }
}
