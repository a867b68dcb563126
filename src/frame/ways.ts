/**
 * What stands behind the end of a thread: the address that a user has, the routers that its packets go by, and at each of them the list
 * of BGP's decision with what lost at which rule.
 */
import type { LeverValues } from '../cdn/levers'
import type { Candidates, Rule } from '../cdn/net/bgp/decision'
import type { Route } from '../cdn/net/bgp/route'
import { RouteLog, type Way, type WayChange, routesRow } from '../cdn/net/bgp/routeLog'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { leversOfCount } from './frameAt'
import { Kind } from '../trace/traceKinds'

/** A route in a decision list. */
export interface DecisionRow {
  readonly route: Route
  /** The rule that struck it out; null for the one that was taken. */
  readonly struckBy: Rule | null
}

const logs = new WeakMap<Reading, RouteLog>()

/** What the routers of a run have written down. */
export function routeLogOf(run: Reading): RouteLog {
  const { trace, nodes } = run
  const log = logs.get(run) ?? new RouteLog(Array.from(indexOf(run).ofKind(Kind.Routes), (record) => routesRow({
    record, atMs: usToMs(trace.timeUs(record)), node: nodes[trace.node(record)]!.id, texts: [trace.string(trace.a(record)), trace.string(trace.b(record))],
  })))
  logs.set(run, log)
  return log
}

/** The address that a client has of its name at this position; null before its first lookup. */
export function addressAt(run: Reading, client: number, position: number): string | null {
  const { trace } = run
  const count = countAt(trace, position)
  const records = indexOf(run).ofKind(Kind.Resolved)
  const last = between(records, [0, count]).findLast((i) => trace.node(i) === client)
  return last === undefined ? null : trace.string(trace.a(last)).split(' is ')[1]!
}

/** The way that a client's packets go at this position; null where it has no address or its network no router. */
export function wayAt(run: Reading, client: number, position: number): Way | null {
  const [gateway, address] = [gatewayOf(run, client, position), addressAt(run, client, position)]
  return gateway === null || address === null ? null : routeLogOf(run).wayAt(gateway, address, countAt(run.trace, position))
}

/** Every way to an address that a client's network has had, for as long as the run goes. */
export function waysOf(run: Reading, client: number, address: string): readonly WayChange[] {
  const gateway = gatewayOf(run, client, run.endUs)
  return gateway === null ? [] : routeLogOf(run).changes(gateway, address)
}

/** A decision as a list: what was taken first, and then who lost, the latest rule first. */
export function decisionRows({ routes, struck }: Candidates): readonly DecisionRow[] {
  const lost = struck.toReversed().flatMap(({ rule, routes: removed }) => removed.map((route): DecisionRow => ({ route, struckBy: rule })))
  return [...routes.map((route): DecisionRow => ({ route, struckBy: null })), ...lost]
}

/** The router of a client's network; who can be put elsewhere has the one that levers say. */
function gatewayOf(run: Reading, client: number, position: number): string | null {
  return saidOf(run, client, 'gateway', leversOfCount(indexOf(run), countAt(run.trace, position)))
}

/** Whom a node's declaration names under these levers, in a field that is an id or a function of levers; null where it names nobody. */
export function saidOf({ scene }: Reading, node: number, field: 'gateway' | 'resolver', levers: LeverValues): string | null {
  const declared: unknown = Object.entries(scene.topology.nodes[node]!).find(([name]) => name === field)?.[1]
  const said: unknown = typeof declared === 'function' ? declared(levers) : declared
  return typeof said === 'string' ? said : null
}
