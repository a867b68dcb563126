/**
 * Whom a node asks for what it does not have: one node, several in the order of preference, or what
 * a pure function of the moment says. Pure: the node at work, its world and a frame ask the same.
 */
import { SimulationError } from '../engine/invariant'
import type { HealthName } from '../trace/traceKinds'
import type { HttpRequest } from './http/message'
import type { LeverValues, OfLevers } from './levers'

/** A node's health as a check would tell that is never late: how long it has been so lets a function be as late as its check is. */
export interface KnownHealth {
  readonly state: HealthName
  readonly forMs: number
}

/** What is known when somebody must be asked. */
export interface UpstreamAsk<V extends LeverValues = LeverValues> {
  readonly request: HttpRequest
  readonly levers: V
  /** Since the run began. */
  readonly nowMs: number
  readonly health: (id: string) => KnownHealth
}

/**
 * Ids of nodes. Of several the first is asked that this node has not just seen fail (nodes/tries.ts).
 *
 *     upstream: 'us-east'
 *     upstream: ['parent-a', 'parent-b']
 *     upstream: ({ levers: { caches } }) => (caches ? 'edge' : 'us-east')
 *     // A health check that needs 3 s to notice:
 *     upstream: ({ health }) => (health('edge-a').state === 'down' && health('edge-a').forMs > 3000 ? 'edge-b' : 'edge-a')
 */
export type Upstream<V extends LeverValues = LeverValues> = string | readonly string[] | OfLevers<UpstreamAsk<V>, string | readonly string[]>

/** Those that may be asked, in the order of preference: at least one. */
export function candidates(node: string, upstream: Upstream, ask: UpstreamAsk): readonly string[] {
  const said = typeof upstream === 'function' ? upstream(ask) : upstream
  const ids = typeof said === 'string' ? [said] : said
  if (ids.length === 0) throw new SimulationError(`${node} has nobody to ask for ${ask.request.summary()}: its upstream is an empty list`)
  return ids
}

/** What a resolver knows of a name. */
export interface NameRecord<V extends LeverValues = LeverValues> {
  /** The id of the node at that address, when the answer is made: of several, the first. */
  readonly address: Upstream<V>
  /** For how long an answer may be kept. */
  readonly ttlS: number
}

/** Names by themselves: "cdn.example". They have a dot, which no id of a node has. */
export type Names<V extends LeverValues = LeverValues> = Readonly<Record<string, NameRecord<V>>>

/** As much of a declaration as a way looks at. */
interface Declaration {
  readonly id: string
  readonly upstream?: Upstream
  readonly names?: Names
}

/** A node by its id; for a name, the node that it stands for at this moment. */
function nodeBehind<N extends Declaration>(nodes: readonly N[], id: string, ask: UpstreamAsk): N {
  const named = nodes.find(({ names }) => names?.[id])
  const address = named ? candidates(id, named.names![id]!.address, ask)[0] : id
  const found = nodes.find((node) => node.id === address)
  if (!found) throw new SimulationError(`no node is called "${address}", and no resolver knows that name`)
  return found
}

/** The node that this one asks first; undefined where it asks nobody. */
export function nextOnWay<N extends Declaration>(nodes: readonly N[], { id, upstream }: N, ask: UpstreamAsk): N | undefined {
  return upstream === undefined ? undefined : nodeBehind(nodes, candidates(id, upstream, ask)[0]!, ask)
}

/** The node at the end of the way when each node on it asks its first choice: the first that asks nobody. */
export function endOfWay<N extends Declaration>(nodes: readonly N[], from: N, ask: UpstreamAsk): N {
  let at = from
  for (let [hops, next] = [0, nextOnWay(nodes, at, ask)]; next; [hops, next] = [hops + 1, nextOnWay(nodes, at, ask)]) {
    if (hops > nodes.length) throw new SimulationError(`the way from ${from.id} goes round in a circle; it passes ${at.id} again`)
    at = next
  }
  return at
}
