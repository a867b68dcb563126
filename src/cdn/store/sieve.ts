/**
 * SIEVE (Zhang et al., "SIEVE is Simpler than LRU", NSDI 2024): a queue in which nothing moves, a
 * bit for each copy that was used, and a hand that walks from the oldest to the newest and round.
 * The hand takes the bit where there is one, and the copy where there is none.
 */
import type { Eviction, EvictionPolicy } from './eviction'
import { PlaceColumn } from './placeColumn'
import { NOWHERE, PlaceList } from './placeList'

class Sieve implements Eviction {
  private readonly queue = new PlaceList()
  private readonly visited = new PlaceColumn(0)
  private hand = NOWHERE

  added(place: number): void {
    this.queue.addNewest(place)
    this.visited.set(place, 0)
  }

  /** The hand goes on from where the removed copy was. */
  removed(place: number): void {
    if (place === this.hand) this.hand = this.queue.newer(place)
    this.queue.remove(place)
  }

  // #region listing SIEVE
  used(place: number) {
    this.visited.set(place, 1)
  }

  victim() {
    this.hand = this.orOldest(this.hand)
    while (this.visited.at(this.hand)) {
      // used since: it stays this time
      this.visited.set(this.hand, 0)
      this.hand = this.next(this.hand)
    }
    return this.hand
  }
  // #endregion

  private next(place: number): number {
    return this.orOldest(this.queue.newer(place))
  }

  /** Past the newest the hand begins again. */
  private orOldest(place: number): number {
    return place === NOWHERE ? this.queue.oldest : place
  }
}

export const sieve: EvictionPolicy = () => new Sieve()
