/**
 * Entity tags (RFC 9110 section 8.8.3), a character at a time. What is no tag, or no list of tags, is one text that equals
 * nothing but itself: it is not cut into pieces that might be equal.
 */
interface Tag {
  weak: boolean
  opaque: string
}

/** Undefined: not written as the RFC says. Of the characters inside, quotes alone matter here. */
function readTag(text: string): Tag | undefined {
  const weak = text.startsWith('W/')
  const opaque = weak ? text.slice(2) : text
  const inside = opaque.slice(1, -1)
  const quoted = opaque.length >= 2 && opaque.startsWith('"') && opaque.endsWith('"') && !inside.includes('"')
  return quoted ? { weak, opaque } : undefined
}

/** The members of a list, or the whole text when one of them is no tag. */
export function tagsOf(value: string): string[] {
  const found = ['']
  let quoted = false
  for (const character of value) {
    if (character === '"') quoted = !quoted
    if (character === ',' && !quoted) found.push('')
    else found[found.length - 1] += character
  }
  const tags = found.map((member) => member.trim()).filter((member) => member !== '')
  return tags.every(readTag) ? tags : [value.trim()]
}

export function isStrong(tag: string): boolean {
  return !readTag(tag)?.weak
}

/** The weak comparison (section 8.8.3.2). */
export function sameTag(one: string, other: string): boolean {
  const [a, b] = [readTag(one.trim()), readTag(other.trim())]
  return a && b ? a.opaque === b.opaque : one.trim() === other.trim()
}

/** The strong comparison. */
export function sameStrongTag(one: string, other: string): boolean {
  const tag = readTag(one.trim())
  return tag !== undefined && !tag.weak && one.trim() === other.trim()
}

/** Whether a tag is one of If-None-Match, by weak comparison (section 13.1.2). */
export function isAmong(value: string, etag: string | undefined): boolean {
  return value.trim() === '*' || (etag !== undefined && tagsOf(value).some((tag) => sameTag(tag, etag)))
}
