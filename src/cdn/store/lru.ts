/**
 * Least recently used: every use makes a copy the newest again, and the oldest goes.
 */
import type { Eviction, EvictionPolicy } from './eviction'
import { PlaceList } from './placeList'

class Lru implements Eviction {
  private readonly queue = new PlaceList()

  added(place: number): void {
    this.queue.addNewest(place)
  }

  removed(place: number): void {
    this.queue.remove(place)
  }

  // #region listing LRU
  used(place: number) {
    // as if it had just come
    this.queue.moveToNewest(place)
  }

  victim() {
    return this.queue.oldest
  }
  // #endregion
}

export const lru: EvictionPolicy = () => new Lru()
