/**
 * A cache that can be purged by URL, prefix, tag or as a whole, hard or soft: the layer brings what knows its copies by
 * their names (purge/purger.ts). Outermost.
 */
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { type HttpResponse, withoutFields } from '../http/message'
import { Purger } from '../purge/purger'
import type { Handler, Layer } from './layer'

const TAKEN_OFF: ReadonlySet<string> = new Set(['surrogate-key'])

function purgeable(name: string, handler: Handler): Layer {
  return {
    name,
    findsByName: true,
    install(server: CacheServer) {
      server.purger ??= new Purger(server.store, server.host)
      return handler
    },
  }
}

const atUsers: { handle(req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing Edge.surrogateKeys
  async handle(req, next) {
    const res = await next(req)
    return withoutKeys(res) // not for users
  }
  // #endregion
}

function withoutKeys(response: HttpResponse): HttpResponse {
  return response.withHeaders(withoutFields(response.headers, TAKEN_OFF))
}

/** For a cache that other caches ask: they need the keys, too. */
export const surrogateKeys = purgeable('surrogate keys', (req, next) => next(req))
/** For a cache that users ask: they do not get them. */
export const surrogateKeysAtUsers = purgeable('surrogate keys at users', atUsers.handle)
