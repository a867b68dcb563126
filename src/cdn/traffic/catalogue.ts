/**
 * What is asked for. A catalogue picks what one request says; the origin has to have its
 * objects among its resources (`resourcesOf`).
 */
import type { RandomSource } from '../../engine/streams'
import type { HeaderList } from '../http/message'
import type { ResourceSpec } from '../nodes/originSpec'

/** What one request asks for, and the fields that it sends. */
export interface Wanted {
  readonly url: string
  readonly headers?: HeaderList
}

export interface Catalogue {
  /** What the `n`-th request of a place asks for, counted from 0, at a time of the run (ms). */
  pick(n: number, random: RandomSource, atMs: number): Wanted
}

/** A thing that can be asked for, with the size of its content. */
export interface CatalogueObject {
  readonly url: string
  readonly bytes: number
}

/** One of the list after another, and the first again after the last. */
export function inOrder(list: readonly Wanted[]): Catalogue {
  return { pick: (n) => list[n % list.length]! }
}

/** The objects as resources of an origin, each with these fields. */
export function resourcesOf(objects: readonly CatalogueObject[], headers: HeaderList): Readonly<Record<string, ResourceSpec>> {
  return Object.fromEntries(objects.map(({ url, bytes }) => [url, { bytes, headers }]))
}
