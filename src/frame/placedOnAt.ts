/**
 * How a balancer places keys at a moment, and on which servers.
 */
import type { BalancerSpec } from '../cdn/nodes/balancerSpec'
import type { PlacedOn } from '../cdn/placement/inheritance'
import { candidates } from '../cdn/upstream'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { askAt } from './askAt'
import { leversOfCount } from './frameAt'

/** After the first `count` records, at a time that may be later. */
export function placedOnAt(run: Reading, index: TraceIndex, spec: BalancerSpec, count: number, timeUs: number): PlacedOn {
  const levers = leversOfCount(index, count)
  return { placement: spec.placement(levers), servers: candidates(spec.id, spec.upstream, askAt(run, index, '/', { count, timeUs, levers })) }
}
