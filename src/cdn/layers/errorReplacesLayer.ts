/**
 * An error that comes in answer takes the place of the copy that was asked about: the next one starts anew (Varnish makes it a
 * hit-for-miss object; Traffic Server; both as recorded). Where nobody answers, the copy stays.
 */
import type { CacheServer } from '../cache/cacheServer'
import { type HttpResponse, NoResponse } from '../http/message'
import { statelessLayer } from './layer'

function isFailure(response: HttpResponse): boolean {
  return response.status >= 500 && !(response instanceof NoResponse)
}

function drop({ store }: CacheServer, key: string): void {
  store.remove(key, 'invalidated')
}

/** Inside of `store`. */
export const errorReplaces = statelessLayer('error replaces', {
  // #region listing errorReplaces
  async handle(edge, req, next) {
    const res = await next(req)
    const copy = req.transaction.selected
    if (copy && isFailure(res))
      drop(edge, copy.key)
    return res
  }
  // #endregion
})
