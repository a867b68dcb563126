/**
 * What a purge means of that which a cache remembers beside its copies (hit-for-miss).
 */
import type { Purge } from './purge'

/** Whether a purge, of a key, of all or by name, means what is remembered of a key. A soft one keeps it, and of a tag nothing is known but copies. */
export function meansKey(what: string | Purge | undefined, key: string): boolean {
  if (typeof what !== 'object') return what === undefined || what === key
  if (what.soft) return false
  return what.kind === 'all' || (what.kind === 'url' && key === `GET ${what.what}`) || (what.kind === 'prefix' && key.startsWith(`GET ${what.what}`))
}
