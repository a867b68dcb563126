/**
 * What a balancer has given to each of its servers in the step that is on, and what went past a server because loads are bounded.
 */
import type { BalancerSpec } from '../cdn/nodes/balancerSpec'
import { type Placing, placing } from '../cdn/placement/placement'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { Kind } from '../trace/traceKinds'
import { leversOfCount, stepOfCount } from './frameAt'
import { placedOnAt } from './placedOnAt'

/** Requests by the number of a node. */
export interface Given {
  readonly to: ReadonlyMap<number, number>
  /** Those that belonged to it and went on around the ring, for it had its bound of open requests. */
  readonly past: ReadonlyMap<number, number>
}

/** By the balancer with this number, among the first `count` records. */
export function givenBy(run: Reading, pop: number, spec: BalancerSpec, count: number): Given {
  const index = indexOf(run)
  const [since] = index.recordsOfStep(stepOfCount(index, count))
  const placed = index.ofKind(Kind.Placed)
  const past = passedIn(run, index, pop, spec)
  const given = { to: new Map<number, number>(), past: new Map<number, number>() }
  for (let k = lowerBound(placed, since); k < lowerBound(placed, count); k++) {
    if (run.trace.node(placed[k]!) !== pop) continue
    add(given.to, run.trace.a(placed[k]!))
    if (past[k]! >= 0) add(given.past, past[k]!)
  }
  return given
}

function add(counts: Map<number, number>, node: number): void {
  counts.set(node, (counts.get(node) ?? 0) + 1)
}

const known = new WeakMap<Reading, Map<number, Int32Array>>()

/** For each Placed record the node that it went past; -1 for none. */
function passedIn(run: Reading, index: TraceIndex, pop: number, spec: BalancerSpec): Int32Array {
  const ofRun = known.get(run) ?? new Map<number, Int32Array>()
  known.set(run, ofRun)
  const past = ofRun.get(pop) ?? pastOf(run, index, pop, spec)
  ofRun.set(pop, past)
  return past
}

function pastOf(run: Reading, index: TraceIndex, pop: number, spec: BalancerSpec): Int32Array {
  const { trace, requests, nodes } = run
  const numbers = new Map(nodes.map((node) => [node.id, node.index]))
  const rings = new Map<string, Placing>()
  return Int32Array.from(index.ofKind(Kind.Placed), (record) => {
    const placement = spec.placement(leversOfCount(index, record))
    if (trace.node(record) !== pop || placement.kind !== 'ring' || placement.loadFactor === undefined) return -1
    const { servers } = placedOnAt(run, index, spec, record, trace.timeUs(record))
    const name = JSON.stringify([placement, servers])
    const ring = rings.get(name) ?? placing(placement, servers, () => 0)
    rings.set(name, ring)
    const owner = numbers.get(ring.ownerOf(requests.url(trace.request(record))) ?? '') ?? -1
    return owner === trace.a(record) ? -1 : owner
  })
}
