/**
 * Who asks in scene 9, and for what.
 */

export const USERS = 'sydney'
export const PAGE = '/tickets'
/** Pages that come into the cache together. */
export const PAGES: readonly string[] = Array.from({ length: 40 }, (_, i) => `/seats/${i + 1}`)
