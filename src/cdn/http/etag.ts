/**
 * Entity tags (RFC 9110 §8.8.3): reading a list of them, and the weak comparison that
 * If-None-Match asks for. Tags that lack their quotes are common; they are read as opaque.
 */

export interface EntityTag {
  readonly weak: boolean
  /** With its quotes, if it has any. */
  readonly opaque: string
}

/** The tags of an If-None-Match field, or the one of an ETag field; '*' stands for any. Never throws. */
export function parseEntityTags(value: string): readonly EntityTag[] | '*' {
  if (value.trim() === '*') return '*'
  const tags: EntityTag[] = []
  // A quoted tag may contain commas; anything else ends at the next one.
  for (const [, weak, quoted, bare] of value.matchAll(/(W\/)?(?:("[^"]*")|([^\s,"][^,"]*))/g)) {
    tags.push({ weak: weak !== undefined, opaque: quoted ?? bare!.trim() })
  }
  return tags
}

/** Whether a stored ETag is among those of If-None-Match, by weak comparison (§8.8.3.2, §13.1.2). */
export function matchesAnyTag(stored: string | undefined, ifNoneMatch: string): boolean {
  const wanted = parseEntityTags(ifNoneMatch)
  if (wanted === '*') return true
  const [own] = stored === undefined ? [] : parseEntityTags(stored)
  return typeof own === 'object' && wanted.some(({ opaque }) => opaque === own.opaque)
}

/** Whether two ETags are equal by strong comparison (§8.8.3.2). */
export function sameStrongTag(a: string, b: string): boolean {
  return a === b && !a.startsWith('W/')
}
