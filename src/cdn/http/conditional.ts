/**
 * Conditional requests, both ways (RFC 9110 §13, RFC 9111 §4.3): what a cache asks with, and
 * when it answers 304 itself.
 */
import { dateField } from './dateField'
import { isWeakTag, matchesAnyTag } from './etag'
import { endToEnd } from './hopByHop'
import { fieldValues } from './fieldLines'
import { type HeaderList, type HttpRequest, HttpResponse, header, withoutFields } from './message'

/** What a copy can be asked about with (RFC 9110 §8.8); undefined where its response had none. */
export interface Validators {
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

/** A request that can be sent with other header fields and is of the same class then. */
interface Amendable<R> {
  readonly headers: HeaderList
  withHeaders(headers: HeaderList): R
}

/** What is asked of a cache (RFC 9111 §4.3.2). If-Match and If-Unmodified-Since are for the origin alone and go on to it, If-Range goes with Range. */
const CONDITIONS = new Set(['if-none-match', 'if-modified-since'])

export function isConditional({ headers }: HttpRequest): boolean {
  return headers.some(([name]) => CONDITIONS.has(name.toLowerCase()))
}

/** The request as one of a client that has nothing yet. */
export function unconditional<R extends Amendable<R>>(request: R): R {
  return request.withHeaders(withoutFields(request.headers, CONDITIONS))
}

/**
 * The request with the validators of the copy and with no others: the answer must tell about
 * this copy (RFC 9111 §4.3.1). Without a validator it is asked for anew.
 */
export function conditional<R extends Amendable<R>>(request: R, copy: Validators): R {
  if (copy.etag === undefined && copy.lastModified === undefined) return request
  const asked: HeaderList = [
    ...withoutFields(request.headers, CONDITIONS),
    ...(copy.etag === undefined ? [] : [['If-None-Match', copy.etag] as const]),
    ...(copy.lastModified === undefined ? [] : [['If-Modified-Since', copy.lastModified] as const]),
  ]
  return request.withHeaders(asked)
}

/** What is about one answer: conditions, the part that is wanted, what is expected (RFC 9110 §10.1.1, §13, §14). */
const OF_ONE_ANSWER = new Set([...CONDITIONS, 'if-match', 'if-unmodified-since', 'if-range', 'expect'])
const OF_ONE_PART = new Set([...OF_ONE_ANSWER, 'range'])

/** The request for all of it, on behalf of anybody: the conditions and the part that a client asks for are answered from what comes. */
export function forAnybody<R extends Amendable<R>>(request: R): R {
  return request.withHeaders(withoutFields(request.headers, OF_ONE_PART))
}

/** The request of a cache that refreshes a copy for nobody in particular: the whole of it, or the part that it is. */
export function refreshing<R extends Amendable<R>>(request: R, copy: HttpResponse): R {
  return request.withHeaders(withoutFields(request.headers, copy.status === 206 ? OF_ONE_ANSWER : OF_ONE_PART))
}

/** Whether the client already has what `response` holds (RFC 9110 §13.2.2, RFC 9111 §4.3.2). */
export function isNotModified({ method, headers }: HttpRequest, response: HttpResponse, nowMs: number): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || (response.status !== 200 && response.status !== 206)) return false
  const tags = fieldValues(headers, 'If-None-Match')
  // If-None-Match decides alone where it is present.
  if (tags.length > 0) return matchesAnyTag(header(response.headers, 'ETag'), tags.join(', '))
  const since = dateField(headers, 'If-Modified-Since', nowMs)
  if (since === undefined) return false
  const changed = dateField(response.headers, 'Last-Modified', nowMs) ?? dateField(response.headers, 'Date', nowMs) ?? nowMs
  return changed <= since
}

/**
 * Whether a 304 tells about this stored response (RFC 9111 §4.3.4). A strong validator must be the stored one's; weak ones
 * must agree, the tag before the time. One without any is about what was asked: many servers leave them out.
 */
export function isAbout(update: HttpResponse, stored: HttpResponse, nowMs: number): boolean {
  const [told, own] = [header(update.headers, 'ETag'), header(stored.headers, 'ETag')]
  if (told !== undefined && !isWeakTag(told)) return told === own
  if (told !== undefined && own !== undefined) return matchesAnyTag(own, told)
  if (header(update.headers, 'Last-Modified') === undefined) return told === undefined
  const changed = dateField(update.headers, 'Last-Modified', nowMs)
  return changed !== undefined && changed === dateField(stored.headers, 'Last-Modified', nowMs)
}

/** Fields that describe content which a 304 does not carry (RFC 9110 §15.4.5). */
const OF_THE_CONTENT = new Set(['content-length', 'content-encoding', 'content-type', 'content-language', 'content-range', 'transfer-encoding'])

/** "Not modified": the fields that update a copy, and no content. */
export function notModified(response: HttpResponse): HttpResponse {
  return new HttpResponse(304, withoutFields(response.headers, OF_THE_CONTENT), 0)
}

/** Fields of a stored response that a 304 does not replace: what is stored here is what was received (RFC 9111 §3.2). */
const KEPT = new Set(['content-length'])

/** The stored response with the fields that a 304 (or the answer to a HEAD) brings in place of its own. */
export function freshened(stored: HttpResponse, update: HttpResponse): HttpResponse {
  const news = withoutFields(endToEnd(update.headers), KEPT)
  const replaced = new Set(news.map(([name]) => name.toLowerCase()))
  // Age told about the old response.
  replaced.add('age')
  return stored.withHeaders([...withoutFields(stored.headers, replaced), ...news])
}

/** Whether the answer to a HEAD describes what is stored (RFC 9111 §4.3.5): what it says of it agrees. */
export function describesSame(described: HttpResponse, stored: HttpResponse): boolean {
  const agrees = (name: string): boolean => {
    const told = header(described.headers, name)
    return told === undefined || told === header(stored.headers, name)
  }
  return described.status === 200 && stored.status === 200 && ['ETag', 'Last-Modified', 'Content-Length'].every(agrees)
}
