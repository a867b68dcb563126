/**
 * A browser's own cache, for ClientSpec.cache: the same code as an edge's, with the role of a
 * private cache. Only scenes that have one load it.
 */
import type { LeverValues, NoLevers } from '../levers'
import type { CacheSpec } from './cacheSpec'
import type { PrivateCache } from './client'
import { SimCache } from './simCache'

export function browserCache<V extends LeverValues = NoLevers>(spec: CacheSpec<V>): PrivateCache<V> {
  return { spec, make: (network, node, name, fetch) => new SimCache(network, node, name, spec, 'private', fetch) }
}
