/**
 * The front of a POP as a scene declares it: its servers, and which of them a key belongs to. A balancer at work and a picture
 * of it ask the same here.
 */
import type { LeverValues, OfLevers } from '../levers'
import type { NodeSpec } from '../network'
import type { Placement } from '../placement/placement'
import type { Upstream } from '../upstream'
import type { Retries } from './tries'

export interface BalancerSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'balancer'
  /** Ids of the servers that it may give requests to, in an order that stays: a modulo counts them. */
  readonly servers: readonly string[] | OfLevers<V, readonly string[]>
  placement(levers: V): Placement
  /** How long a server is down until the balancer knows (ms): 0 when absent. One that is up again it knows at once. */
  readonly noticesAfterMs?: number
  /** How often a request whose server did not answer is given to one again (HAProxy calls it redispatch): never, when absent. */
  readonly retries?: Retries
  /** The servers that take part: those that are not known to be down, or all where none is left. */
  readonly upstream: Upstream<V>
}

export function isBalancer(spec: NodeSpec): spec is BalancerSpec {
  return spec.kind === 'balancer'
}
