/**
 * One number for every place: a typed array that doubles when a place beyond its end is written.
 */

const FIRST_SIZE = 16

export class PlaceColumn {
  #values: Int32Array
  readonly #initial: number

  constructor(initial: number) {
    this.#initial = initial
    this.#values = new Int32Array(FIRST_SIZE).fill(initial)
  }

  at(place: number): number {
    return place < this.#values.length ? this.#values[place]! : this.#initial
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place)
    this.#values[place] = value
  }

  #grow(place: number): void {
    const grown = new Int32Array(Math.max(place + 1, this.#values.length * 2)).fill(this.#initial)
    grown.set(this.#values)
    this.#values = grown
  }
}
