/**
 * What holds for a call whatever answers it: Cache-Status (RFC 9211), writing through, only-if-cached, and the validators
 * that the cache sends on (RFC 9111 section 4.3.1).
 */
import { cacheControl } from './directives'
import type { Call, Exchange, History } from './messages'
import { valueOf, valuesOf } from './messages'
import type { Reading } from './reading'
import { exchangesOf } from './reading'
import { isSafe, whyNotStored } from './selection'
import { permissionFor, staleBy } from './staleness'
import { tagsOf } from './tags'
import type { Violation } from './violation'
import { said } from './violation'

type Finding = readonly [section: string, rule: string]

const FORWARD_REASONS = ['bypass', 'method', 'uri-miss', 'vary-miss', 'miss', 'request', 'stale', 'partial']
const MEMBER =
  /^(?:"[^"]*"|[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]*)(?:; ?[a-z*][a-z0-9_.*-]*(?:=(?:"[^"]*"|-?\d+|\?[01]|[A-Za-z*][^\s;,="]*))?)*$/

function statusFinding(history: History, call: Call, readings: Reading[]): Finding | undefined {
  const member = valuesOf(call.answer!.headers, 'Cache-Status').at(-1)
  if (member === undefined) return ['RFC 9211 2', 'no Cache-Status']
  if (!MEMBER.test(member)) return ['RFC 9211 2', `Cache-Status is not well formed: ${member}`]
  const parameter = (name: string) => new RegExp(`; ?${name}(?:=([^;]*))?(?:;|$)`).exec(member)
  const [hit, forward] = [parameter('hit'), parameter('fwd')]
  if (hit && forward) return ['RFC 9211 2.2', 'hit and fwd in one Cache-Status']
  if (forward && !FORWARD_REASONS.includes(forward[1] ?? '')) return ['RFC 9211 2.2', `fwd=${forward[1]} is no reason`]
  if (hit && readings.length > 0 && readings.every(({ kind }) => kind !== 'stored'))
    return ['RFC 9211 2.1', 'hit, though the origin was asked']
  if (forward && exchangesOf(history, call).length === 0) return ['RFC 9211 2.2', 'fwd, though the origin was not asked']
  const forwarded = readings.find(({ kind }) => kind === 'forwarded')
  // What a HEAD brings may have gone into a stored response to GET.
  if (parameter('stored') && call.request.method !== 'HEAD' && forwarded && forwarded.base.response!.status !== 304) {
    const why = whyNotStored(forwarded.base, call.request, history.shared)
    if (why) return ['RFC 9211 2.5', `says that it stored ${why}`]
  }
  return undefined
}

/** What the next server had answered, which is the status of the answer itself where nothing else is said. */
function nextStatusFinding(history: History, call: Call): Finding | undefined {
  const member = valuesOf(call.answer!.headers, 'Cache-Status').at(-1) ?? ''
  const told = /; ?fwd-status=(\d+)/.exec(member)?.[1]
  const statuses = exchangesOf(history, call).map(({ response }) => response?.status)
  if (!/; ?fwd=/.test(member) || statuses.includes(undefined)) return undefined
  const status = Number(told ?? call.answer!.status)
  return statuses.includes(status) ? undefined : ['RFC 9211 2.3', `the next server is said to have answered ${status}`]
}

/** What only the origin can decide, and which part goes with which version, is asked of it as the client had asked. */
function conditionFinding(call: Call, exchange: Exchange, readings: Reading[]): Finding | undefined {
  const [asked, sent] = [call.request.headers, exchange.request.headers]
  const lost = (name: string) => valueOf(asked, name) !== undefined && valueOf(sent, name) !== valueOf(asked, name)
  if (valueOf(sent, 'Range') !== undefined && lost('If-Range')) return ['RFC 9110 13.1.5', 'Range was sent on without If-Range']
  const inFront = readings.length > 0 && readings.every(({ kind }) => kind !== 'stored')
  const name = inFront ? ['If-Match', 'If-Unmodified-Since'].find(lost) : undefined
  return name === undefined ? undefined : ['RFC 9111 4.3.2', `${name} was meant for the origin, and was not sent on`]
}

/** Tags and dates in a validation are the client's own or stood in a response of that URL, letter by letter. */
function validatorFinding(history: History, call: Call, exchange: Exchange): Finding | undefined {
  const before = history.exchanges.filter(({ id, request }) => id < exchange.id && request.url === exchange.request.url)
  const seen = (name: string) => before.flatMap(({ response }) => (response ? valuesOf(response.headers, name) : []))
  const tags = valueOf(exchange.request.headers, 'If-None-Match')
  const mine = valueOf(call.request.headers, 'If-None-Match')
  const known = [...seen('ETag'), ...(mine === undefined ? [] : tagsOf(mine))]
  if (tags !== undefined && tags !== mine && !tagsOf(tags).every((tag) => known.includes(tag))) {
    return ['RFC 9111 4.3.1', `If-None-Match: ${tags} was never an ETag of this URL`]
  }
  const since = valueOf(exchange.request.headers, 'If-Modified-Since')
  const dates = [...seen('Last-Modified'), ...seen('Date'), ...valuesOf(call.request.headers, 'If-Modified-Since')]
  // Without Last-Modified and Date a cache may use the time at which it had received the response.
  const some = before.some(({ response }) => response && valueOf(response.headers, 'Date') === undefined)
  return since !== undefined && !some && !dates.includes(since)
    ? ['RFC 9111 4.3.1', `If-Modified-Since: ${since} was never a time of this URL`]
    : undefined
}

function refreshFinding(history: History, call: Call, readings: Reading[]): Finding | undefined {
  const stored = readings.filter(({ kind }) => kind === 'stored')
  const stale = (reading: Reading) =>
    staleBy(history, call, reading) >= 0 && permissionFor(history, call, reading) === 'stale-while-revalidate'
  if (call.request.method !== 'GET' || stored.length === 0 || !stored.every(stale) || exchangesOf(history, call).length > 0)
    return undefined
  return ['RFC 5861 3', 'stale under stale-while-revalidate, and nothing was refreshed']
}

export function callFindings(history: History, call: Call, readings: Reading[]): Violation[] {
  const { method, headers } = call.request
  const met = exchangesOf(history, call)
  const onlyIfCached = cacheControl(headers).has('only-if-cached')
  const through = isSafe(method) || onlyIfCached || met.some((exchange) => exchange.request.method === method)
  const refreshed = readings.some(
    (reading) => reading.kind === 'stored' && permissionFor(history, call, reading) === 'stale-while-revalidate',
  )
  return said(
    call.index,
    !through && ['RFC 9111 4', `${method} was not written through to the origin`],
    onlyIfCached &&
      isSafe(method) &&
      met.length > 0 &&
      !refreshed && ['RFC 9111 5.2.1.7', 'the origin was asked though the request says only-if-cached'],
    statusFinding(history, call, readings),
    nextStatusFinding(history, call),
    refreshFinding(history, call, readings),
    ...met.map((exchange) => validatorFinding(history, call, exchange)),
    ...met.map((exchange) => conditionFinding(call, exchange, readings)),
  )
}
