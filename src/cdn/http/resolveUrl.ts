/**
 * A reference in Location or Content-Location against the URL that was asked for (RFC 3986
 * §5.2), for absolute URLs and for the plain paths that scenes use.
 */

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i
const PARTS = /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i

/** The resolved URL without its fragment. */
export function resolveUrl(base: string, reference: string): string {
  const [, scheme = '', authority = '', path = '', query = ''] = PARTS.exec(base)!
  const [, , itsAuthority = '', itsPath = '', itsQuery = ''] = PARTS.exec(reference)!
  if (ABSOLUTE.test(reference)) return reference.split('#', 1)[0]!
  if (itsAuthority) return `${scheme}${itsAuthority}${itsPath}${itsQuery}`
  const root = `${scheme}${authority}`
  if (!itsPath) return `${root}${path}${itsQuery || query}`
  const merged = itsPath.startsWith('/') ? itsPath : `${path.slice(0, path.lastIndexOf('/') + 1)}${itsPath}`
  return `${root}${withoutDots(merged)}${itsQuery}`
}

/** Whether both URLs have the same scheme and authority. */
export function sameOrigin(a: string, b: string): boolean {
  const origin = (url: string): string => PARTS.exec(url)!.slice(1, 3).join('').toLowerCase()
  return origin(a) === origin(b)
}

function withoutDots(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1
    if (segment === '..') {
      if (kept.length > 1) kept.pop()
      if (isLast) kept.push('')
    } else if (segment !== '.') kept.push(segment)
    else if (isLast) kept.push('')
  })
  return kept.join('/')
}
