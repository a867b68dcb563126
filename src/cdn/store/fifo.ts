/**
 * First in, first out: the copy that came first goes first, however often it is used.
 */
import type { Eviction, EvictionPolicy } from './eviction'
import { PlaceList } from './placeList'

class Fifo implements Eviction {
  private readonly queue = new PlaceList()

  // #region listing FIFO
  added(place: number) {
    this.queue.addNewest(place)
  }

  used() {} // being wanted does not help

  removed(place: number) {
    this.queue.remove(place)
  }

  victim() {
    return this.queue.oldest
  }
  // #endregion
}

export const fifo: EvictionPolicy = () => new Fifo()
