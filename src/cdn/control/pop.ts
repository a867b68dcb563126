/** Who hears of orders to forget, and what an order is on its way. */
import { SimulationError } from '../../engine/invariant'
import type { Signal } from '../../engine/signal'
import { msToUs } from '../../engine/time'
import { roundTripMs } from '../net/places'
import type { Network, NodeCache, SimNode } from '../network'
import type { Purge } from '../purge/purge'

/** A cache that hears of orders. */
export interface Pop {
  readonly node: SimNode
  readonly cache: NodeCache
  /** Orders that it has done, by their exchange. */
  readonly known: Map<number, Given>
  summary(): string
}

/** An order on its way. */
export interface Given {
  readonly exchange: number
  readonly what: Purge
  readonly ingress: Pop
  readonly sinceUs: number
  /** Who has said that it is done. */
  readonly acked: Set<Pop>
  /** Fires when one more has. */
  readonly heard: Signal
  summary(): string
}

export function isDown(network: Network, { node }: Pop): boolean {
  return network.faultOf(node.index)?.kind === 'down'
}

/** Half the round trip between the cities (µs). */
export function oneWayUs(a: Pop, b: Pop): number {
  const [from, to] = [a.node.spec.city, b.node.spec.city]
  if (!from || !to) throw new SimulationError(`${a.node.spec.id} and ${b.node.spec.id} have orders between them, and need a city each`)
  return msToUs(roundTripMs(from, to) / 2)
}
