/**
 * What becomes of whom a learner puts at a point of the map: the network by which she goes, and how far it is.
 */
import type { LeverValue } from '../cdn/levers'
import type { ViewOf } from '../cdn/topology'
import type { Moment } from './moment'
import { saidOf } from './ways'

export interface PutThere {
  /** The lever that puts her there. */
  readonly lever: string
  /** "Nairobi": the city or the name of her network's router. */
  readonly network: string
  /** Round trip to it (ms). */
  readonly rttMs: number
}

/** null where nobody can be put anywhere on the picture. */
export function putThere({ run, frame }: Moment, { users, spot }: ViewOf<'doors'>, place: LeverValue): PutThere | null {
  const client = run.nodes.find(({ id, city }) => users.includes(id) && !city)
  if (spot === undefined || !client) return null
  const levers = { ...frame.levers, [spot]: place }
  const gateway = saidOf(run, client.index, 'gateway', levers)
  const link = run.scene.topology.links.find(({ from, to, when }) => from === client.id && to === gateway && (when?.(levers) ?? true))
  const rttMs = typeof link?.rttMs === 'function' ? link.rttMs(levers) : link?.rttMs
  const network = run.nodes.find(({ id }) => id === gateway)?.name
  return network === undefined || rttMs === undefined ? null : { lever: spot, network, rttMs }
}
