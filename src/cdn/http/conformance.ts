/**
 * The public door of the cache: `createCache` under the path that outside tests import. The cache
 * itself is cache/createCache.
 */
export { type CacheEnvironment, type CacheInstance, createCache, type PlainRequest as CacheRequest, type PlainResponse as CacheResponse } from '../cache/createCache'
