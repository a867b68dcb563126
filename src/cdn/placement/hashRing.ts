/**
 * Consistent hashing (Karger et al., "Consistent Hashing and Random Trees", STOC 1997): servers have points on a ring, and a
 * key belongs to the server of the first point clockwise from its own place. When a server goes, its arcs go to those behind
 * its points and nobody else's do. How many points each has decides how evenly: ketama gives 160, Envoy 1,024 to the whole ring or more.
 */
import { textHash } from '../../engine/textHash'

/** Places on the ring are whole numbers from 0 to this (exclusive). */
export const RING = 2 ** 32

/** Whether a server may get one more request. */
export type HasRoom = (server: string) => boolean

const always: HasRoom = () => true

/** From one place of the ring (exclusive) clockwise to another (inclusive): whose it is. */
export interface Arc {
  readonly from: number
  readonly to: number
  readonly server: string
}

/** The place of a key. */
export function ringPlace(key: string): number {
  return textHash(key)
}

/**
 *     const ring = new HashRing(100)
 *     ring.join('server-1'); ring.join('server-2')
 *     ring.locate('/logo.png') // 'server-2'
 */
export class HashRing {
  readonly #pointsEach: number
  /** In the order of their places; of equal ones, in that of the servers' names. The same servers make the same ring, in whatever order they came. */
  #places: number[] = []
  #servers: string[] = []

  /** `pointsEach` points for each server: 1 or more. */
  constructor(pointsEach: number) {
    this.#pointsEach = pointsEach
  }

  /** A server that is on the ring already stays as it is. */
  join(server: string): void {
    if (this.#servers.includes(server)) return
    const own = Array.from({ length: this.#pointsEach }, (_, k) => ({ place: textHash(`${server}-${k}`), server }))
    const all = [...this.#places.map((place, i) => ({ place, server: this.#servers[i]! })), ...own]
    all.sort((a, b) => a.place - b.place || (a.server < b.server ? -1 : Number(a.server > b.server)))
    this.#places = all.map(({ place }) => place)
    this.#servers = all.map((point) => point.server)
  }

  leave(server: string): void {
    const stays = (_: unknown, i: number): boolean => this.#servers[i] !== server
    this.#places = this.#places.filter(stays)
    this.#servers = this.#servers.filter((one) => one !== server)
  }

  // #region listing HashRing.locate
  locate(key: string, hasRoom = always) {
    const place = ringPlace(key)
    // the first point clockwise
    let point = this.firstFrom(place)
    while (!hasRoom(this.serverAt(point))) {
      point = this.next(point) // it is full
    }
    return this.serverAt(point)
  }
  // #endregion

  /** Every arc of the ring, in the order of their ends; the first begins behind the last point. */
  get arcs(): readonly Arc[] {
    return this.#places.map((to, i) => ({ from: this.#places.at(i - 1)!, to, server: this.#servers[i]! }))
  }

  /** The number of the first point at a place or after it; behind the last one the ring begins again. */
  private firstFrom(place: number): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#places[middle]! < place) low = middle + 1
      else high = middle
    }
    return low % this.#places.length
  }

  private next(point: number): number {
    return (point + 1) % this.#places.length
  }

  private serverAt(point: number): string {
    return this.#servers[point]!
  }
}
