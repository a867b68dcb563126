/**
 * What changes hands when servers come or go, or keys are placed otherwise: the arcs of a ring whose owner is another one than before, and the
 * share of the keys.
 */
import { type Arc, type HashRing, RING } from './hashRing'
import { type Placement, placing } from './placement'

/** From one place of the ring (exclusive) clockwise to another (inclusive). */
export interface Inherited {
  readonly from: number
  readonly to: number
  readonly was: string
  readonly now: string
}

/**
 * The arcs that change hands between two rings, in the order of their ends; neighbours that go the same way are one. None
 * where one of the rings is empty: there was nobody to inherit from, or nobody inherits.
 */
export function inheritedArcs(before: HashRing, after: HashRing): readonly Inherited[] {
  const [was, now] = [before.arcs, after.arcs]
  if (was.length === 0 || now.length === 0) return []
  const ends = [...new Set([...was, ...now].map(({ to }) => to))].sort((a, b) => a - b)
  const [wasAt, nowAt] = [ownersAt(was, ends), ownersAt(now, ends)]
  const inherited: { -readonly [K in keyof Inherited]: Inherited[K] }[] = []
  ends.forEach((to, k) => {
    const piece = { from: ends.at(k - 1)!, to, was: wasAt[k]!, now: nowAt[k]! }
    const last = inherited.at(-1)
    if (piece.was === piece.now) return
    if (last && last.to === piece.from && last.was === piece.was && last.now === piece.now) last.to = to
    else inherited.push(piece)
  })
  return inherited
}

/** How much of the ring some arcs are, 0 to 1. */
export function shareOf(arcs: readonly Pick<Arc, 'from' | 'to'>[]): number {
  // An arc that ends where it begins is all of the ring.
  return arcs.reduce((sum, { from, to }) => sum + ((to - from + RING) % RING || RING), 0) / RING
}

/** Whose each of some places is; both ascending. */
function ownersAt(arcs: readonly Arc[], places: readonly number[]): string[] {
  let arc = 0
  return places.map((place) => {
    while (arc < arcs.length && arcs[arc]!.to < place) arc++
    return (arcs[arc] ?? arcs[0]!).server
  })
}

/** A placement and the servers that take part in it. */
export interface PlacedOn {
  readonly placement: Placement
  readonly servers: readonly string[]
}

/** The share of some keys that belong to another server than before, 0 to 1; null where chance decides or decided. */
export function movedShare(keys: readonly string[], before: PlacedOn, now: PlacedOn): number | null {
  if (before.placement.kind === 'random' || now.placement.kind === 'random') return null
  const [was, is] = [before, now].map(({ placement, servers }) => placing(placement, servers, () => 0))
  return keys.filter((key) => was!.ownerOf(key) !== is!.ownerOf(key)).length / keys.length
}
