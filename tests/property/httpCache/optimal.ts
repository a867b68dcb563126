/**
 * The one thing a cache is for: a plain response that is fresh beyond doubt is used again, and the origin is not asked
 * (RFC 9111 section 4 allows it; the tests of the public suite call it optimal).
 */
import { policyOf } from './directives'
import { ageAt, lifetimeOf } from './freshness'
import type { Call, Exchange, History, Request } from './messages'
import { CONTENT_FIELD, listOf, valueOf, valuesOf } from './messages'
import { exchangesOf } from './reading'
import { whyNotStored } from './selection'
import type { Violation } from './violation'
import { said } from './violation'

const PLAIN_STATUSES = [200, 203, 301, 308, 404, 410]

function isPlain({ method, headers }: Request): boolean {
  const odd = ['Authorization', 'Cache-Control', 'Pragma', 'Range', 'If-None-Match', 'If-Modified-Since']
  return method === 'GET' && odd.every((name) => valueOf(headers, name) === undefined)
}

function isFreshBeyondDoubt(history: History, call: Call, { response, endMs, ...rest }: Exchange): boolean {
  const { headers, status } = response!
  const policy = policyOf(headers, history.shared)
  const cautious = ['private', 'no-cache', 'no-store'].some((name) => policy.has(name))
  const odd = ['Connection', 'Pragma'].some((name) => valueOf(headers, name) !== undefined)
  if (cautious || odd || !policy.wellKnown || !PLAIN_STATUSES.includes(status)) return false
  if (['Date', 'Expires', 'Age', 'CDN-Cache-Control'].some((name) => valuesOf(headers, name).length > 1)) return false
  const age = ageAt(call.answeredMs, { response: response!, endMs, ...rest }, headers)
  return age.atMost + 1000 < lifetimeOf(headers, status, history.shared, endMs).atLeast
}

export function reusable(history: History, call: Call): Violation[] {
  if (!isPlain(call.request)) return []
  const earlier = history.exchanges.filter(({ call: at, request }) => at < call.index && request.url === call.request.url)
  const last = earlier.at(-1)
  const touched = history.exchanges.some(
    ({ id, call: at, response }) =>
      at < call.index &&
      response !== undefined &&
      id >= (last?.id ?? 0) &&
      ['Location', 'Content-Location'].some((name) => valueOf(response.headers, name) !== undefined),
  )
  if (last?.response === undefined || last.response.status === 304 || touched) return []
  const asked = history.calls[last.call]!.request
  // A refresh in the background may have been asked for on behalf of somebody else, or be of another kind.
  if (!isPlain(asked) || last.request.method !== 'GET' || whyNotStored(last, asked, history.shared) !== undefined) return []
  const vary = listOf(last.response.headers, 'Vary')
  if (vary.includes('*') || vary.some((name) => valueOf(asked.headers, name) !== valueOf(call.request.headers, name))) return []
  if (!isFreshBeyondDoubt(history, call, last)) return []
  const used = valueOf(call.answer!.headers, CONTENT_FIELD) === String(last.id)
  const asks = exchangesOf(history, call).length
  return said(call.index, (asks > 0 || !used) && ['RFC 9111 4', `exchange ${last.id} is fresh beyond doubt and was not used (optimal)`])
}
