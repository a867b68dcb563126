/**
 * The origin at the end of a node's way at a moment: the one behind what it asks first, and what that
 * asks first. Where a topology has several, each user has its own.
 */
import { HttpRequest } from '../cdn/http/message'
import type { LeverValues } from '../cdn/levers'
import type { NodeSpec } from '../cdn/network'
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { ClientSpec } from '../cdn/nodes/client'
import { type KnownHealth, endOfWay } from '../cdn/upstream'
import { invariant } from '../engine/invariant'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { NO_EXCHANGE } from '../trace/exchanges'
import { type Instant, instantOf } from './instant'
import type { Moment } from './moment'

/** How far a run has come. */
interface WayMoment {
  /** Records that have happened. */
  readonly count: number
  readonly timeUs: number
  readonly levers: LeverValues
}

/** The number of the node at which the way ends that a GET of this URL would take from `node`. */
export function originAt({ scene: { topology }, trace }: Reading, index: TraceIndex, node: number, url: string, { count, timeUs, levers }: WayMoment): number {
  const { nodes } = topology
  const numberOf = (id: string): number => {
    const found = nodes.findIndex((spec) => spec.id === id)
    invariant(found >= 0, `no node is called "${id}"`)
    return found
  }
  const health = (id: string): KnownHealth => {
    const at = numberOf(id)
    const fault = index.lastFault(at, count)
    return { state: index.health(at, count), forMs: usToMs(timeUs - (fault === undefined ? 0 : trace.timeUs(fault))) }
  }
  const ask = { request: new HttpRequest(NO_EXCHANGE, 'GET', url), levers, nowMs: usToMs(timeUs), health }
  return nodes.indexOf(endOfWay(nodes, nodes[node]!, ask))
}

/** The same for what a click on a client asks for. */
export function originOfClient({ run, frame, index, count }: Instant, client: number): number {
  const spec = run.scene.topology.nodes[client]!
  const url = isClient(spec) ? spec.asks : '/'
  return originAt(run, index, client, url, { count, timeUs: Math.max(0, frame.position), levers: frame.levers })
}

/** The origin of the request that the reader is asked to watch, or else of the first client, if one that takes part. */
export function originOfFrame({ run, frame }: Moment): number {
  const clients = run.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map(({ index }) => index)
  const first = clients.find((client) => frame.nodes[client]!.active) ?? clients[0]
  const client = frame.spotlight ? run.requests.client(frame.spotlight.request) : first
  invariant(client !== undefined, 'the topology has no client: nobody could ask an origin')
  return originOfClient(instantOf(run, frame), client)
}

function isClient(spec: NodeSpec): spec is ClientSpec {
  return spec.kind === 'client'
}
