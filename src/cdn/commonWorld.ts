/**
 * What the networks of all scenes have in common, unless a scene is about just that: one origin
 * in Virginia, how long it thinks, and how long an edge looks. The figures are the course's own
 * (round ones, so that waits can be added up in the head); measured ones are in net/places.
 */
import type { LeverValues, NoLevers } from './levers'
import type { Declared } from './network'
import { origin } from './nodes/origin'
import type { OriginSpec } from './nodes/originSpec'

/** Time in which the origin makes one response (ms). */
export const THINK_MS = 10
/** Time of a lookup, and of writing a response of more than one packet (ms). */
export const EDGE_TIMES = { lookupMs: 1, storeMs: 5 } as const

/** The origin in us-east, with what it has and whatever is special about it. */
export function usEast<V extends LeverValues = NoLevers>(special: Pick<OriginSpec<V>, 'resources'> & Partial<Declared<OriginSpec<V>>>): OriginSpec<V> {
  return origin({
    id: 'us-east', name: 'us-east', city: 'ashburn',
    thinkMs: () => THINK_MS, workers: 5, queueLimit: 1000, ...special,
  })
}
