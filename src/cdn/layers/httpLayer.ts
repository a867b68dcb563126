/**
 * A layer that follows the rules of HTTP: it is handed what it needs for that, and is otherwise
 * like any other.
 */
import type { CacheServer } from '../cache/cacheServer'
import { HttpCache } from '../cache/httpCache'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Layer, Next } from './layer'

export interface HttpLayer {
  readonly name: string
  handle(edge: HttpCache, req: HttpRequest, next: Next): Promise<HttpResponse>
}

/** One for each server, shared by its layers. */
const caches = new WeakMap<CacheServer, HttpCache>()

export function overHttp({ name, handle }: HttpLayer): Layer {
  return { name, handle: (server, req, next) => handle(httpCacheOf(server), req, next) }
}

function httpCacheOf(server: CacheServer): HttpCache {
  let cache = caches.get(server)
  if (!cache) {
    cache = new HttpCache(server)
    caches.set(server, cache)
  }
  return cache
}
