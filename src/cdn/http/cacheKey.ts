/**
 * What makes two requests the same request (RFC 9111 §2): method and URL, and what the rules of
 * a cache add to them or leave out. `cacheKey` is what scene 7 shows.
 */
import { keyValue } from './fieldValue'
import type { HttpRequest } from './message'
import type { NormaliseRules } from './normalise'
import { QueryUrl } from './queryUrl'

/** Rules of one cache. Without any, the key is the method and the URL as it was sent. */
export interface KeyRules {
  /** The order of query parameters does not matter. */
  readonly sortQuery?: boolean
  /** Query parameters that are left out; a name may end in `*`. */
  readonly dropParams?: readonly string[]
  /** Request fields that belong to the key. */
  readonly headers?: readonly string[]
  /** What is done to a request before anything else looks at it. */
  readonly normalise?: NormaliseRules
}

// #region listing cacheKey
export function cacheKey(
  req: HttpRequest, rules: KeyRules
) {
  const url = new QueryUrl(req.url)
  url.drop(rules.dropParams ?? []) // utm_*
  if (rules.sortQuery) url.sort()
  let key = `GET ${url}`
  for (const name of rules.headers ?? []) {
    const value = keyValue(req, name)
    key += ` · ${name}: ${value}`
  }
  return key
}
// #endregion

/** The part of a store's key that all variants of a URL share: "GET /p/7" of "GET /p/7 · accept-language: de". */
export function urlKeyOf(key: string): string {
  const end = key.indexOf(' · ')
  return end < 0 ? key : key.slice(0, end)
}

/** The URL that a store's key was made of. */
export function urlOfKey(key: string): string {
  return urlKeyOf(key).slice('GET '.length)
}
