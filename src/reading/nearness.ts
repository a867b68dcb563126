/**
 * How near the user a record is: of all decisions and Cache-Status fields about one request, those
 * of the first shared cache on its way are the user's, whatever happened first in time.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { Run } from '../run/run.types'
import { Outcome } from '../trace/traceKinds'

/** Behind every shared cache: what a browser's own cache decided, and then what an origin did. */
const [BROWSER, OWNER] = [1000, 2000]
/** What nobody waited for decides nothing. */
export const NOT_THE_USERS = Infinity

/**
 * The rank of an Outcome record among those of its request: the least is the user's outcome, and
 * of equals those of the latest try. A user's own node that gives up has the last word.
 */
export function decisionRank({ trace, nodes }: Pick<Run, 'trace' | 'nodes'>, i: number): number {
  if (trace.isBehind(i)) return NOT_THE_USERS
  const kind = NODE_KINDS[nodes[trace.node(i)]!.kind]
  const depth = trace.exchanges.depth(trace.exchange(i))
  if (kind.asks) return trace.a(i) === Outcome.Unanswered ? -1 : BROWSER
  return kind.ownsContent ? OWNER + depth : depth
}

/** The rank of a CacheStatus record: the least is what the user received. */
export function statusRank({ trace, nodes }: Pick<Run, 'trace' | 'nodes'>, i: number): number {
  if (trace.isBehind(i)) return NOT_THE_USERS
  return NODE_KINDS[nodes[trace.node(i)]!.kind].asks ? -1 : trace.exchanges.depth(trace.exchange(i))
}
