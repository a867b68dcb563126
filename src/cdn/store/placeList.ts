/**
 * Places in a line, from the oldest to the newest: a doubly linked list whose links are two typed
 * arrays, so that adding, removing and moving cost the same however long the line is.
 */
import { PlaceColumn } from './placeColumn'

/** No place. */
export const NOWHERE = -1

export class PlaceList {
  oldest = NOWHERE
  newest = NOWHERE
  readonly #newer = new PlaceColumn(NOWHERE)
  readonly #older = new PlaceColumn(NOWHERE)

  /** The next one towards the newest; NOWHERE after that. */
  newer(place: number): number {
    return this.#newer.at(place)
  }

  addNewest(place: number): void {
    this.#older.set(place, this.newest)
    this.#newer.set(place, NOWHERE)
    if (this.newest === NOWHERE) this.oldest = place
    else this.#newer.set(this.newest, place)
    this.newest = place
  }

  remove(place: number): void {
    const older = this.#older.at(place)
    const newer = this.#newer.at(place)
    if (older === NOWHERE) this.oldest = newer
    else this.#newer.set(older, newer)
    if (newer === NOWHERE) this.newest = older
    else this.#older.set(newer, older)
  }

  moveToNewest(place: number): void {
    this.remove(place)
    this.addNewest(place)
  }
}
