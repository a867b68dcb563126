/**
 * Entity tags (RFC 9110 §8.8.3): reading a list of them, and the two ways to compare. Servers
 * do send what is none: without quotes, with a small w, with something behind the quotes. Such a
 * text, and a list with one in it, is taken as a whole and equals nothing but itself; its pieces
 * may be those of another version.
 */

export interface EntityTag {
  readonly weak: boolean
  /** With its quotes; of what is no tag, the whole text. */
  readonly opaque: string
}

/** One tag and the commas behind it. Its characters are not looked at, but for quotes. */
const MEMBER = /(W\/)?("[^"]*")[ \t]*(?:,[ \t,]*|$)/y

/** The tags of an If-None-Match or If-Match field, or the one of an ETag field; '*' stands for any. Never throws. */
export function parseEntityTags(value: string): readonly EntityTag[] | '*' {
  const text = value.trim()
  if (text === '*') return '*'
  const tags: EntityTag[] = []
  MEMBER.lastIndex = /^[ \t,]*/.exec(text)![0].length
  while (MEMBER.lastIndex < text.length) {
    const found = MEMBER.exec(text)
    if (!found) return [{ weak: false, opaque: text }]
    tags.push({ weak: found[1] !== undefined, opaque: found[2]! })
  }
  return tags
}

/** Whether an ETag is a weak validator; what is no tag is not known to be one. */
export function isWeakTag(etag: string): boolean {
  const tags = parseEntityTags(etag)
  return tags !== '*' && tags.length === 1 && tags[0]!.weak
}

/** Whether a stored ETag is among those of If-None-Match, by weak comparison (§8.8.3.2, §13.1.2). */
export function matchesAnyTag(stored: string | undefined, ifNoneMatch: string): boolean {
  const wanted = parseEntityTags(ifNoneMatch)
  if (wanted === '*') return true
  const own = stored === undefined ? [] : parseEntityTags(stored)
  return own !== '*' && own.length === 1 && wanted.some(({ opaque }) => opaque === own[0]!.opaque)
}

/** Whether two ETags are equal by strong comparison (§8.8.3.2). What is no tag is not strong. */
export function sameStrongTag(a: string, b: string): boolean {
  return a.trim() === b.trim() && /^"[^"]*"$/.test(a.trim())
}
