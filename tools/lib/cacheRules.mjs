/**
 * How long a file of a build may be kept: said once, for our own host (host.mjs) and for those that read `_headers` (hostFiles.ts).
 */

/** Files whose name carries a hash of what is in them. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** Pages, and whatever else keeps its name when it changes. */
export const ASK_FIRST = 'no-cache'
/** The script of the SDK, whose name has the version of its protocol alone: an hour, and another day behind an answer. */
export const FOR_A_WHILE = 'public, max-age=3600, stale-while-revalidate=86400'

const HASHED = /^assets\//
const SDK = /^embed\//

/** @param {string} name Path below the root of the course. */
export function cacheControlOf(name) {
  return HASHED.test(name) ? FOR_EVER : SDK.test(name) ? FOR_A_WHILE : ASK_FIRST
}
