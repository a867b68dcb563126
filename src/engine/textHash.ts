/**
 * A text as 32 bits: FNV-1a (RFC 9923) over its UTF-16 units, then murmur3's finaliser. FNV alone leaves texts that differ in
 * their last letters next to each other; after the finaliser each bit of the result hangs on every letter.
 */

/** From 0 to 2^32 - 1. Another `seed` gives another hash of the same text. */
export function textHash(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
