/**
 * The places of a store: numbers from 0 on, each for one key at a time. A number that was given
 * back is taken again, the lowest first, so that there are never more numbers than were needed at
 * once. A reserved key has its number for ever.
 */
import { PlaceHeap } from './placeHeap'
import { NOWHERE } from './placeList'

export class Places {
  readonly #reserved: number
  readonly #placeOf = new Map<string, number>()
  readonly #keys: (string | undefined)[] = []
  readonly #free = new PlaceHeap((a, b) => a - b)

  constructor(reserved: readonly string[]) {
    this.#reserved = reserved.length
    reserved.forEach((key, place) => {
      this.#keys[place] = key
      this.#placeOf.set(key, place)
    })
  }

  /** How many numbers there are: one more than the highest. */
  get count(): number {
    return this.#keys.length
  }

  of(key: string): number | undefined {
    return this.#placeOf.get(key)
  }

  keyAt(place: number): string | undefined {
    return this.#keys[place]
  }

  /** The place of this key, a free one when it has none. */
  take(key: string): number {
    const own = this.#placeOf.get(key)
    if (own !== undefined) return own
    const place = this.#takeFree()
    this.#keys[place] = key
    this.#placeOf.set(key, place)
    return place
  }

  giveBack(place: number): void {
    const key = this.#keys[place]
    if (place < this.#reserved || key === undefined) return
    this.#keys[place] = undefined
    this.#placeOf.delete(key)
    this.#free.add(place)
  }

  #takeFree(): number {
    const place = this.#free.first()
    if (place === NOWHERE) return this.#keys.length
    this.#free.remove(place)
    return place
  }
}
