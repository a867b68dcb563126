/**
 * Who goes when room is needed. A policy hears what happens to places and names the next victim;
 * the store removes it and says so. Each policy is a file of its own here: fifo, lru, lfu, sieve.
 */

/**
 * Places are numbers from 0 on; a place that was removed may be added again with something else.
 *
 *     const eviction = lru()
 *     eviction.added(0); eviction.added(1); eviction.used(0)
 *     eviction.victim() // 1
 */
export interface Eviction {
  /** A copy has been put here; nothing was before. */
  added(place: number): void
  /** The copy here has answered a request, or was renewed. */
  used(place: number): void
  /** The copy here is gone, for whatever reason. */
  removed(place: number): void
  /** The place to be emptied next. Asked only while one is occupied; the store empties it and says `removed`. */
  victim(): number
}

/** Makes a policy for one store. */
export type EvictionPolicy = () => Eviction
