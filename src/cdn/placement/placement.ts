/**
 * Which server of a POP a key belongs to: by chance, by its hash modulo their number, or by a ring.
 */
import { invariant } from '../../engine/invariant'
import type { RandomSource } from '../../engine/streams'
import { textHash } from '../../engine/textHash'
import { type HasRoom, HashRing } from './hashRing'

export type Placement =
  /** Any of them, drawn anew for each request: every server sees everything. */
  | { readonly kind: 'random' }
  /** The key's hash modulo the number of servers. */
  | { readonly kind: 'modulo' }
  /** Consistent hashing, with so many points for each server; with a `loadFactor` (1 or more) none gets more than that many times the average. */
  | { readonly kind: 'ring'; readonly points: number; readonly loadFactor?: number }

/** Names the server of a key among those that take part; they are at least one. */
export interface Placing {
  /** `hasRoom` is asked where loads are bounded. */
  locate(key: string, hasRoom: HasRoom): string
  /** The server that a key belongs to, however busy it is; undefined where chance decides. */
  ownerOf(key: string): string | undefined
}

const anyRoom: HasRoom = () => true

/** One placement of keys on servers; `random` is asked where chance decides. */
export function placing(placement: Placement, servers: readonly string[], random: RandomSource): Placing {
  invariant(servers.length > 0, 'keys cannot be placed on no server')
  if (placement.kind === 'random') return { locate: () => servers[Math.floor(random() * servers.length)]!, ownerOf: () => undefined }
  if (placement.kind === 'modulo') {
    const ownerOf = (key: string): string => servers[textHash(key) % servers.length]!
    return { locate: ownerOf, ownerOf }
  }
  const { points, loadFactor } = placement
  invariant(Number.isInteger(points) && points >= 1, `a ring with ${points} points a server cannot be: give a whole number from 1 on`)
  // Below the average nobody would have room, and the walk around the ring would not end.
  invariant((loadFactor ?? 1) >= 1, `loads bounded at ${loadFactor} times the average cannot be: give a factor from 1 on`)
  const ring = ringOf(points, servers)
  return { locate: (key, hasRoom) => ring.locate(key, loadFactor === undefined ? anyRoom : hasRoom), ownerOf: (key) => ring.locate(key) }
}

export function ringOf(points: number, servers: readonly string[]): HashRing {
  const ring = new HashRing(points)
  for (const server of servers) ring.join(server)
  return ring
}

/** Whether two placements are the same in every figure. */
export function samePlacement(a: Placement, b: Placement): boolean {
  if (a.kind !== 'ring' || b.kind !== 'ring') return a.kind === b.kind
  return a.points === b.points && a.loadFactor === b.loadFactor
}
