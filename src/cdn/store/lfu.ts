/**
 * Least frequently used: the copy with the fewest uses goes; of several, the one that came first.
 * A binary heap keeps the next victim on top: O(log n) a use.
 */
import type { Eviction, EvictionPolicy } from './eviction'
import { PlaceColumn } from './placeColumn'
import { PlaceHeap } from './placeHeap'

class Lfu implements Eviction {
  private readonly uses = new PlaceColumn(0)
  private readonly cameAs = new PlaceColumn(0)
  private readonly heap = new PlaceHeap((a, b) => this.uses.at(a) - this.uses.at(b) || this.cameAs.at(a) - this.cameAs.at(b))
  #came = 0

  added(place: number): void {
    this.uses.set(place, 1)
    this.cameAs.set(place, this.#came++)
    this.heap.add(place)
  }

  removed(place: number): void {
    this.heap.remove(place)
  }

  // #region listing LFU
  used(place: number) {
    const uses = this.uses.at(place) + 1
    this.uses.set(place, uses)
    this.heap.sink(place)
  }

  victim() {
    // fewest uses; among those, the oldest
    return this.heap.first()
  }
  // #endregion
}

export const lfu: EvictionPolicy = () => new Lfu()
