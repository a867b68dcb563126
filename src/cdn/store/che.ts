/**
 * How often a cache answers, worked out instead of tried: Che's approximation, for requests that know nothing of each
 * other and objects of one size. Each object is as if it were alone with one time T, the same for all: under LRU it is
 * held until nobody has asked for it for T, under FIFO until T has passed since it came. T is the time in which the
 * objects that are held, on average, fill the room.
 *
 * LRU: Che, Tung and Wang, "Hierarchical Web Caching Systems: Modeling, Design and Experimental Results", IEEE JSAC
 * 20(7), 2002. FIFO: Fricker, Robert and Roberts, "A versatile and accurate approximation for LRU cache performance",
 * ITC 24, 2012, for random replacement, which hits as often as FIFO does (Gelenbe, 1973).
 */
import { invariant } from '../../engine/invariant'

export type CheLaw = 'lru' | 'fifo'

/** The share of time for which an object is held that is asked for `asked` times within T, on average. */
const HELD: Readonly<Record<CheLaw, (asked: number) => number>> = {
  lru: (asked) => 1 - Math.exp(-asked),
  fifo: (asked) => asked / (1 + asked),
}

/** Halvings of the interval in which T is: as many as a number has bits. */
const HALVINGS = 53
/** Ratios are rounded to multiples of 1e-9: engines differ in the last bits of an exponential. */
const GRAIN = 1e9

/**
 * The share of requests (0..1) that a cache answers which has room for so many of the objects. `shares[i]` is the share
 * of requests that object i gets; all are above 0 and their sum is 1.
 *
 *     cheHitRatio('lru', [1 / 3, 2 / 3], 1.25) // 2/3: T is such that half of the one and 3/4 of the other is held
 */
export function cheHitRatio(law: CheLaw, shares: readonly number[], room: number): number {
  invariant(room >= 0, `a cache with room for ${room} objects cannot be`)
  if (room >= shares.length) return 1
  const held = HELD[law]
  const heldAfter = (time: number): number => shares.reduce((sum, share) => sum + held(share * time), 0)
  let [low, high] = [0, 1]
  while (heldAfter(high) < room) high *= 2
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2
    if (heldAfter(middle) < room) low = middle
    else high = middle
  }
  const ratio = shares.reduce((sum, share) => sum + share * held(share * high), 0)
  return Math.round(ratio * GRAIN) / GRAIN
}
