/**
 * Which stored response may answer which request: storing (RFC 9111 section 3), Vary (section 4.1), and the client's own
 * conditions (section 4.3.2).
 */
import { dateMs } from './dates'
import { cacheControl, policyOf } from './directives'
import { HEURISTIC_STATUSES, timeIn } from './freshness'
import type { Exchange, Field, Request } from './messages'
import { listOf, valueOf, valuesOf } from './messages'
import { isAmong, isStrong, sameTag } from './tags'

const UNDERSTOOD = [
  200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413,
  414, 415, 416, 417, 421, 422, 426, 500, 501, 502, 503, 504, 505,
]

/** Answers to what one request had said: its conditions, its Range, its Expect, how often or at what length its client asks. */
const ONE_REQUEST = new Map([
  [412, 'RFC 9110 15.5.13'],
  [416, 'RFC 9110 15.5.17'],
  [417, 'RFC 9110 15.5.18'],
  [428, 'RFC 6585 3'],
  [429, 'RFC 6585 4'],
  [431, 'RFC 6585 5'],
  [511, 'RFC 6585 6'],
])

export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)
}

/** Why nothing of a response may be kept for others because of what the client had sent with its request. */
export function whyNotForOthers(asked: Request, headers: readonly Field[], shared: boolean): string | undefined {
  if (cacheControl(asked.headers).has('no-store')) return 'RFC 9111 5.2.1.5: a response to a no-store request'
  const policy = policyOf(headers, shared)
  const exempt = policy.has('public') || policy.has('s-maxage') || policy.has('must-revalidate')
  const authorized = shared && valueOf(asked.headers, 'Authorization') !== undefined && !exempt
  return authorized ? 'RFC 9111 3.5: a response to a request with Authorization' : undefined
}

/** Why what the origin sent may not be kept, with the section. Undefined: it may. `asked` is what the client had sent. */
export function whyNotStored(exchange: Exchange, asked: Request, shared: boolean): string | undefined {
  const { status, headers } = exchange.response!
  const { method, url } = exchange.request
  const policy = policyOf(headers, shared)
  const explicit = policy.has('max-age') || (shared && policy.has('s-maxage')) || valuesOf(headers, 'Expires').length > 0
  if (method === 'POST') {
    const itself = valuesOf(headers, 'Content-Location').some((location) => new URL(location, url).href === url)
    if (!explicit || !itself) return 'RFC 9110 9.3.3: a POST response'
  } else if (method !== 'GET' && method !== 'HEAD') return `RFC 9111 3: a response to ${method}`
  if (status === 304 || status < 200) return `RFC 9111 3: status ${status}`
  if (ONE_REQUEST.has(status)) return `${ONE_REQUEST.get(status)}: a ${status}, which is about one request`
  if (status === 206 && valueOf(exchange.request.headers, 'Range') === undefined) return 'RFC 9110 15.3.7: a part that nobody asked for'
  const understood = policy.has('must-understand') && UNDERSTOOD.includes(status)
  if (policy.has('must-understand') && !understood) return 'RFC 9111 5.2.2.3: must-understand with a status not understood'
  if (policy.has('no-store') && !understood) return 'RFC 9111 5.2.2.5: a no-store response'
  if (shared && policy.plain('private')) return 'RFC 9111 5.2.2.7: a private response in a shared cache'
  const limited = whyNotForOthers(asked, headers, shared)
  if (limited !== undefined) return limited
  const marked = explicit || policy.has('public') || (!shared && policy.has('private'))
  if (!marked && !HEURISTIC_STATUSES.includes(status)) return `RFC 9111 3: nothing allows to keep status ${status}`
  return undefined
}

/** Equal in meaning: space does not count, nor do case, order and full weight in the two negotiation fields. */
function meaningOf(headers: readonly Field[], name: string): string | undefined {
  const value = valueOf(headers, name)?.replace(/\s+/g, '')
  if (!['accept-encoding', 'accept-language'].includes(name)) return value
  const members = value
    ?.toLowerCase()
    .split(',')
    .map((member) => member.replace(/;q=1(\.0*)?$/, ''))
  return members && [...new Set(members.filter((member) => member !== ''))].sort().join(',')
}

export function variesAsAsked(stored: readonly Field[], original: Request, presented: Request): boolean {
  const names = listOf(stored, 'Vary')
  if (names.includes('*')) return false
  return names.every((name) => meaningOf(original.headers, name) === meaningOf(presented.headers, name))
}

export function isConditional(request: Request): boolean {
  return valueOf(request.headers, 'If-None-Match') !== undefined || valueOf(request.headers, 'If-Modified-Since') !== undefined
}

/** If-None-Match decides alone where it is present (RFC 9110 section 13.2.2). */
export function hasWhatTheClientHas(request: Request, stored: readonly Field[], receivedMs: number): boolean {
  const tags = valueOf(request.headers, 'If-None-Match')
  const etag = valueOf(stored, 'ETag')
  if (tags !== undefined) return isAmong(tags, etag)
  const since = valueOf(request.headers, 'If-Modified-Since')
  const sinceMs = since === undefined ? undefined : dateMs(since)
  if (sinceMs === undefined) return false
  const changed = timeIn(stored, 'Last-Modified')
  if (changed !== undefined) return changed <= sinceMs
  // Of several dates a cache may go by any.
  const dates = valuesOf(stored, 'Date').flatMap((text) => dateMs(text) ?? [])
  return Math.min(...(dates.length > 0 ? dates : [Math.floor(receivedMs / 1000) * 1000])) <= sinceMs
}

/** Whether a 304 may update a stored response with these fields (RFC 9111 section 4.3.4). One that names no validator is about what was asked. */
export function isAboutStored(stored: readonly Field[], update: readonly Field[]): boolean {
  const [tag, newer] = [valueOf(stored, 'ETag'), valueOf(update, 'ETag')]
  const [changed, changedNow] = [timeIn(stored, 'Last-Modified'), timeIn(update, 'Last-Modified')]
  if (newer !== undefined && isStrong(newer)) return tag === newer
  if (newer !== undefined && tag !== undefined) return sameTag(tag, newer)
  return (newer === undefined && changedNow === undefined) || (changedNow !== undefined && changed === changedNow)
}
