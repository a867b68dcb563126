/**
 * Parts of a stored response (RFC 9110 §14): one range of bytes, cut from the whole. Several
 * ranges at once are answered with the whole, as the RFC allows.
 */
import { dateField } from './dateField'
import { sameStrongTag } from './etag'
import { fieldValues } from './fieldLines'
import { parseHttpDate } from './httpDate'
import { type Body, type HttpRequest, HttpResponse, header, withField, withoutFields } from './message'

/** First and last byte, both included. */
type Span = readonly [first: number, last: number]

/** The Range of a request; no other method than GET has one (§14.2). */
export function rangeOf({ method, headers }: HttpRequest): string | undefined {
  const values = method === 'GET' ? fieldValues(headers, 'Range') : []
  return values.length === 0 ? undefined : values.join(', ')
}

/** What a GET with a Range gets of a complete response: a part (206), a refusal (416) or the whole. */
export function partOf(request: HttpRequest, whole: HttpResponse, nowMs: number): HttpResponse {
  const range = whole.status === 200 ? rangeOf(request) : undefined
  if (range === undefined || !wantsPartOf(request, whole, nowMs)) return whole
  const span = spanOf(range, whole.bodyBytes)
  if (span === undefined) return whole
  if (span === 'unsatisfiable') return noPart(whole)
  const [first, last] = span
  const headers = withField(withoutFields(whole.headers, OF_ALL_CONTENT), 'Content-Range', `bytes ${first}-${last}/${whole.bodyBytes}`)
  const bytes = last - first + 1
  return new HttpResponse(206, withField(headers, 'Content-Length', String(bytes)), bytes, cut(whole.body, span))
}

/** Fields that are true of the whole content alone: a length, and sums over it (RFC 9530 §2). */
const OF_ALL_CONTENT = new Set(['content-length', 'content-md5', 'content-digest'])

/** What a response says of its content and of how long it may be kept: true of the whole, and not of a refusal (§15.5.17). */
const OF_THE_WHOLE = new Set([
  ...OF_ALL_CONTENT, 'content-encoding', 'content-language', 'content-location', 'content-type', 'content-disposition', 'repr-digest',
  'etag', 'last-modified', 'date', 'age', 'expires', 'cache-control', 'cdn-cache-control', 'surrogate-control', 'pragma',
])

/** The cache's own answer: how long the whole is, and nothing that another cache could keep it by. */
function noPart({ headers, bodyBytes }: HttpResponse): HttpResponse {
  return new HttpResponse(416, withField(withoutFields(headers, OF_THE_WHOLE), 'Content-Range', `bytes */${bodyBytes}`))
}

/**
 * If-Range: a part is wanted only while the response is of the version that the client has begun to fetch (§13.1.5). Its
 * validator must be a strong one; a time is, when the response was made a second after it or later (§8.8.2.2).
 */
export function wantsPartOf(request: HttpRequest, { headers }: HttpResponse, nowMs: number): boolean {
  const values = fieldValues(request.headers, 'If-Range')
  if (values.length === 0) return true
  const wanted = values.join(', ')
  const since = parseHttpDate(wanted, nowMs)
  if (since === undefined) return sameStrongTag(wanted, header(headers, 'ETag') ?? '')
  const madeMs = dateField(headers, 'Date', nowMs)
  return dateField(headers, 'Last-Modified', nowMs) === since && madeMs !== undefined && madeMs - since >= 1000
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
