/**
 * What a scene declares of a control plane: how an order to forget gets from the place where it was given to all others.
 *
 * Sources: Fastly's purges enter at the nearest server, are sent straight to all others, and what is lost is repaired by gossip (bimodal
 * multicast; "Building a Fast and Reliable Purging System"). Loss rates and timers of products are not published: illustrative.
 */
import type { LeverValues, OfLevers } from '../levers'
import type { Network, SimNode } from '../network'
import type { Purge } from '../purge/purge'
import type { Process } from '../../engine/process'

/** Who is told first: everybody at once, or one tier after the other has said that it did it. */
export type ToldFirst = 'together' | 'shield' | 'edges'

export interface ControlPlan {
  /** Share of messages that are lost (0..1), orders, acknowledgements and gossip alike. */
  readonly loss: number
  /** How often an order is sent again to somebody who has not acknowledged it, and after how long (ms). */
  readonly retries: number
  readonly timeoutMs: number
  /** How often each POP compares what it knows with another one, chosen at random (ms); 0 for never. */
  readonly gossipMs: number
  readonly first: ToldFirst
}

/** A topology's `control`: its members are all caches for many that take part. */
export interface ControlSpec<V extends LeverValues = LeverValues> {
  readonly plan: OfLevers<V, ControlPlan>
  readonly make: (network: Network, nodes: readonly SimNode[]) => Control
}

/** A control plane at work. */
export interface Control {
  /** An order is given at the POP of that id; returns when all have acknowledged it, or there is no try left. */
  purge(ingress: string, order: Purge): Process<void>
  /** The run is over: gossip ends. */
  end(): void
}
