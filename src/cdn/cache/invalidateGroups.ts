/** Invalidation of groups of stored responses (RFC 9875 §2.2.1, §3). */
import { cacheGroups } from '../http/cacheGroups'
import { urlOfKey } from '../http/cacheKey'
import { sameOrigin } from '../http/resolveUrl'
import type { Store } from '../store/store'
import type { Entry } from './entry'

/** Copies of these groups of that URL's origin go, and nobody with them: it does not cascade. */
export function invalidateGroups(store: Store<Entry>, groups: ReadonlySet<string>, url: string): void {
  if (groups.size === 0) return
  for (const { key, response } of store.entries()) {
    if (!cacheGroups(response.headers).some((group) => groups.has(group))) continue
    if (sameOrigin(urlOfKey(key), url)) store.remove(key, 'invalidated')
  }
}
