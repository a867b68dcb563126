/**
 * The origin at the end of a node's way at a moment: the one behind what it asks first, and what that
 * asks first. Where a topology has several, each user has its own.
 */
import type { NodeSpec } from '../cdn/network'
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { ClientSpec } from '../cdn/nodes/client'
import { endOfWay } from '../cdn/upstream'
import { invariant } from '../engine/invariant'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { type WayMoment, askAt } from './askAt'
import { type Instant, instantOf } from './instant'
import type { Moment } from './moment'

/** The number of the node at which the way ends that a GET of this URL would take from `node`. */
export function originAt(run: Reading, index: TraceIndex, node: number, url: string, moment: WayMoment): number {
  const { nodes } = run.scene.topology
  return nodes.indexOf(endOfWay(nodes, nodes[node]!, askAt(run, index, url, moment)))
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
