/**
 * The smallest edge cache there is, as scene 2 shows it: a copy is kept for ever and every
 * response is stored. Freshness, validation and Vary come with later layers.
 */
import { statelessLayer } from './layer'

export const cacheLayer = statelessLayer('cache', {
  // #region listing Edge.handle
  async handle(edge, req, next) {
    const key = edge.keyFor(req)
    const entry = await edge.cache.lookup(key)
    if (entry) {
      return edge.hit(entry, req) // from here
    }
    // MISS: only the origin has it
    const response = await next(req)
    await edge.cache.store(key, response)
    return response
  }
  // #endregion
})
