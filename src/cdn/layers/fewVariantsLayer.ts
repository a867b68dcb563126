/**
 * So many variants of a URL are kept; the oldest goes.
 */
import { StoredResponse } from '../cache/storedResponse'
import { statelessLayer } from './layer'
import type { CacheServer } from '../cache/cacheServer'
import type { CacheRequest } from '../cache/cacheRequest'
import type { Layer } from './layer'

/** Outside of `store`. */
function fewVariants(most: number): Layer {
  return statelessLayer('few variants', {
    // #region listing fewVariants
    async handle(edge, req, next) {
      const res = await next(req)
      if (req.transaction.stored)
        thinOut(edge, req, most)
      return res
    }
    // #endregion
  })
}

function thinOut({ store }: CacheServer, { transaction }: CacheRequest, most: number): void {
  const variants = store.entries().filter((entry) => entry instanceof StoredResponse).filter(({ primary }) => primary === transaction.primaryKey)
  const oldestFirst = variants.toSorted((a, b) => a.receivedMs - b.receivedMs)
  for (const { key } of oldestFirst.slice(0, Math.max(0, variants.length - most))) store.remove(key, 'evicted')
}

/** Traffic Server (`proxy.config.cache.limits.http.max_alts`, 5). */
export const fiveVariants = fewVariants(5)
