/**
 * What networks do with each other's routes as long as they do it for money: they prefer routes for whose traffic they are paid, and
 * tell no route to a neighbour if that would make them carry traffic for nobody who pays them ("valley-free": L. Gao, J. Rexford, Stable
 * Internet Routing Without Global Coordination, 2001).
 */
import { type Relation } from './route'

/** Local preferences by who told the route. Only their order means something: the figures are the course's own. */
export const PREFERENCE: Readonly<Record<Relation, number>> = { customer: 200, peer: 150, provider: 100 }

/** Whether a route that was heard from a network of the first kind is told to one of the second. */
export function exports(from: Relation, to: Relation): boolean {
  return from === 'customer' || to === 'customer'
}

const MIRROR: Readonly<Record<Relation, Relation>> = { customer: 'provider', peer: 'peer', provider: 'customer' }

/** What this network is to its neighbour. */
export const seenFromThere = (relation: Relation): Relation => MIRROR[relation]
