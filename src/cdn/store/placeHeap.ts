/**
 * Places as a binary heap with the first by some order on top. It knows where each place stands,
 * so that one in the middle can be moved or removed in O(log n).
 */
import { NOWHERE } from './placeList'
import { PlaceColumn } from './placeColumn'

export class PlaceHeap {
  readonly #order: (a: number, b: number) => number
  /** By position in the heap: the place. */
  readonly #places: number[] = []
  /** By place: its position. */
  readonly #positions = new PlaceColumn(NOWHERE)

  /** `order` is negative where `a` comes before `b`; no two places are equal. */
  constructor(order: (a: number, b: number) => number) {
    this.#order = order
  }

  /** NOWHERE when it is empty. */
  first(): number {
    return this.#places[0] ?? NOWHERE
  }

  add(place: number): void {
    this.#places.push(place)
    this.#up(this.#places.length - 1)
  }

  /** The place comes later in the order than it did. */
  sink(place: number): void {
    this.#down(this.#positions.at(place))
  }

  remove(place: number): void {
    const position = this.#positions.at(place)
    this.#positions.set(place, NOWHERE)
    const last = this.#places.pop()!
    if (last === place) return
    this.#put(position, last)
    this.#up(position)
    this.#down(this.#positions.at(last))
  }

  #up(from: number): void {
    const place = this.#places[from]!
    let position = from
    while (position > 0) {
      const parent = (position - 1) >> 1
      if (this.#order(this.#places[parent]!, place) <= 0) break
      this.#put(position, this.#places[parent]!)
      position = parent
    }
    this.#put(position, place)
  }

  #down(from: number): void {
    const place = this.#places[from]!
    let position = from
    for (let child = this.#firstChild(position); child < this.#places.length; child = this.#firstChild(position)) {
      if (this.#order(place, this.#places[child]!) <= 0) break
      this.#put(position, this.#places[child]!)
      position = child
    }
    this.#put(position, place)
  }

  /** Position of the child that comes first; beyond the end without one. */
  #firstChild(position: number): number {
    const left = 2 * position + 1
    const right = left + 1
    return right < this.#places.length && this.#order(this.#places[right]!, this.#places[left]!) < 0 ? right : left
  }

  #put(position: number, place: number): void {
    this.#places[position] = place
    this.#positions.set(place, position)
  }
}
