/**
 * Whether a response may be stored, and is worth it (RFC 9111 §3). The answer is a sentence,
 * so that a learner reads why a copy was not kept.
 */
import { lifetimeOfS } from './freshness'
import { fieldValues, listMembers } from './fieldLines'
import { type HeaderList, type HttpRequest, type HttpResponse, header } from './message'
import { HEURISTICALLY_CACHEABLE, type Policy, type Role, policyOf } from './policy'
import { requestDirectives } from './requestDirectives'
import { resolveUrl } from './resolveUrl'
import { parseVary } from './vary'

/** Status codes whose meaning for caches this cache knows; must-understand asks (§5.2.2.3). */
const UNDERSTOOD: ReadonlySet<number> = new Set([
  200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413,
  414, 415, 416, 417, 421, 422, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 511,
])

/**
 * Answers to what one request says of itself: its credentials for a proxy, its connection, how early it came, its conditions,
 * range and expectation (RFC 9110 §15.5), and what may not be stored by its definition (RFC 6585 §3 to §6).
 */
const OF_ONE_REQUEST: ReadonlySet<number> = new Set([407, 408, 412, 416, 417, 421, 425, 426, 428, 429, 431, 511])

/** Why this response is not stored by a cache of this role; undefined when it is. */
export function whyNotStored(request: HttpRequest, response: HttpResponse, role: Role, receivedMs: number): string | undefined {
  const { status, headers } = response
  if (status < 200) return 'only a final response can be stored'
  if (status === 304) return 'a 304 has nothing to store: it tells about a response that is stored'
  if (OF_ONE_REQUEST.has(status)) return `a ${status} is about this one request and answers no other`
  const policy = policyOf(status, headers, role, receivedMs)
  const explicit = hasExplicitLifetime(policy)
  return (
    methodRefusal(request, response, explicit) ??
    directiveRefusal(request, policy, status) ??
    (!explicit && !HEURISTICALLY_CACHEABLE.has(status) && !policy.isPublic && !(policy.isPrivate && role === 'private')
      ? `nothing says how long a ${status} may be kept`
      : undefined) ??
    (status === 206 && !header(headers, 'Content-Range') ? 'a part is useless without knowing which' : undefined) ??
    varyRefusal(headers) ??
    (isUseless(response, policy) ? 'it is stale at once, and nothing allows to ask whether it still holds' : undefined)
  )
}

export function hasExplicitLifetime({ shared, sMaxageS, maxAgeS, expiresS }: Policy): boolean {
  return (shared && sMaxageS !== undefined) || maxAgeS !== undefined || expiresS !== undefined
}

/** GET is stored; the answer to a POST only where it says that it stands for a GET of the same URL (RFC 9110 §9.3.3). */
function methodRefusal({ method, url }: HttpRequest, { headers }: HttpResponse, explicit: boolean): string | undefined {
  if (method === 'GET') return undefined
  const location = header(headers, 'Content-Location')
  const standsForGet = method === 'POST' && explicit && location !== undefined && resolveUrl(url, location) === url
  return standsForGet ? undefined : `the answer to ${method} is not for later requests`
}

function directiveRefusal(request: HttpRequest, policy: Policy, status: number): string | undefined {
  const overruled = policy.mustUnderstand && UNDERSTOOD.has(status)
  if (policy.mustUnderstand && !overruled) return `must-understand: ${status} is not understood here`
  if (policy.noStore && !overruled) return 'no-store: it may not be kept'
  if (requestDirectives(request).noStore) return 'the request asked for no-store'
  if (!policy.shared) return undefined
  if (policy.isPrivate) return 'private: only the user’s own cache may keep it'
  const mayShare = policy.isPublic || policy.mustRevalidate || policy.sMaxageS !== undefined
  if (header(request.headers, 'Authorization') !== undefined && !mayShare) return 'the request carried Authorization'
  return undefined
}

function varyRefusal(headers: HeaderList): string | undefined {
  const values = fieldValues(headers, 'Vary')
  if (parseVary(values) !== '*') return undefined
  return listMembers(values).includes('*') ? 'Vary: * matches no later request' : 'Vary names what is no field: nobody can tell what it depends on'
}

function isUseless({ headers }: HttpResponse, policy: Policy): boolean {
  const canBeAsked = header(headers, 'ETag') !== undefined || header(headers, 'Last-Modified') !== undefined
  return !canBeAsked && lifetimeOfS(policy) <= 0 && policy.staleWhileRevalidateS === 0 && policy.staleIfErrorS === 0
}
