/**
 * Parts of a stored response (RFC 9110 §14): one range of bytes, cut from the whole. Several
 * ranges at once are answered with the whole, as the RFC allows.
 */
import { sameStrongTag } from './etag'
import { type Body, type HttpRequest, HttpResponse, header, withField } from './message'

/** First and last byte, both included. */
type Span = readonly [first: number, last: number]

/** What a GET with a Range gets of a complete response: a part (206), a refusal (416) or the whole. */
export function partOf({ method, headers }: HttpRequest, whole: HttpResponse): HttpResponse {
  const range = method === 'GET' && whole.status === 200 ? header(headers, 'Range') : undefined
  if (range === undefined || !isSameVersion(headers, whole)) return whole
  const span = spanOf(range, whole.bodyBytes)
  if (span === undefined) return whole
  if (span === 'unsatisfiable') {
    return new HttpResponse(416, withField(whole.headers, 'Content-Range', `bytes */${whole.bodyBytes}`))
  }
  const [first, last] = span
  const described = withField(whole.headers, 'Content-Range', `bytes ${first}-${last}/${whole.bodyBytes}`)
  const bytes = last - first + 1
  return new HttpResponse(206, withField(described, 'Content-Length', String(bytes)), bytes, cut(whole.body, span))
}

/** If-Range: the part is wanted only while the whole is the one that the client has begun to fetch (§13.1.5). */
function isSameVersion(headers: HttpRequest['headers'], whole: HttpResponse): boolean {
  const wanted = header(headers, 'If-Range')
  if (wanted === undefined) return true
  const etag = header(whole.headers, 'ETag')
  if (wanted.startsWith('"') || wanted.startsWith('W/')) return etag !== undefined && sameStrongTag(wanted, etag)
  return header(whole.headers, 'Last-Modified') === wanted
}

function spanOf(range: string, length: number): Span | 'unsatisfiable' | undefined {
  const found = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range)
  if (!found || (!found[1] && !found[2])) return undefined
  const [, from, to] = found
  if (!from) return suffix(Number(to), length)
  const first = Number(from)
  const last = to ? Math.min(Number(to), length - 1) : length - 1
  if (to && Number(to) < first) return undefined
  return first < length ? [first, last] : 'unsatisfiable'
}

function suffix(bytes: number, length: number): Span | 'unsatisfiable' {
  return bytes === 0 || length === 0 ? 'unsatisfiable' : [Math.max(0, length - bytes), length - 1]
}

/** Strings of the conformance tests are ASCII: a character is a byte. */
function cut(body: Body | undefined, [first, last]: Span): Body | undefined {
  return body?.slice(first, last + 1)
}
