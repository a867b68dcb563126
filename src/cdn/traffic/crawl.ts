/**
 * A crawler: every object once, in the order of the catalogue, whether anybody likes it or not.
 */
import type { Arrivals } from './arrivals'
import { type Catalogue, type CatalogueObject, inOrder } from './catalogue'
import { steady } from './steady'

/** The part of a traffic that a crawl decides: `traffic({ clients: ['bot'], ...crawl(catalogue, 20) })`. */
export interface Crawl {
  readonly arrivals: Arrivals
  readonly perSecond: number
  readonly forMs: number
  readonly catalogue: Catalogue
}

export function crawl({ objects }: { readonly objects: readonly CatalogueObject[] }, perSecond: number): Crawl {
  return { arrivals: steady, perSecond, forMs: (objects.length * 1000) / perSecond, catalogue: inOrder(objects) }
}
