/**
 * Whether status, content and fields of an answer are those of the response it is said to be (RFC 9111 sections 3.1, 3.2,
 * 4 and 5.1; RFC 9110 sections 13 to 15).
 */
import { dateText } from './dates'
import { policyOf } from './directives'
import { ageAt } from './freshness'
import type { Call, Field, History } from './messages'
import { fieldNames, hopByHop, valueOf } from './messages'
import type { Reading } from './reading'
import { ifRangeHolds, spanOf } from './ranges'
import { hasWhatTheClientHas, isConditional } from './selection'
import { tagsOf } from './tags'
import type { Violation } from './violation'
import { said } from './violation'

type Finding = readonly [section: string, rule: string]

/** Written by the cache itself, or different for a part of the content. */
const OWN = new Set(['age', 'cache-status', 'via', 'warning', 'content-length', 'content-range', 'accept-ranges'])

/** A 304 of the origin that is handed on was meant for the client: the origin was asked just what the client had asked. */
function isClientsOwn304(call: Call, { latest }: Reading): boolean {
  return ['If-None-Match', 'If-Modified-Since'].every((name) => {
    const [mine, sent] = [valueOf(call.request.headers, name), valueOf(latest.request.headers, name)]
    return sent === undefined || (mine !== undefined && tagsOf(sent).every((tag) => sent === mine || tagsOf(mine).includes(tag)))
  })
}

/** With the Date that the cache had to add where none came (RFC 9110 section 6.6.1). */
function datedFields({ merged, latest }: Reading): Field[] {
  return valueOf(merged, 'Date') === undefined ? [...merged, ['Date', dateText(latest.endMs)]] : merged
}

function partFinding(call: Call, reading: Reading): Finding | undefined {
  const { base, kind } = reading
  const { headers, body = '' } = call.answer!
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(valueOf(headers, 'Content-Range') ?? '')
  if (valueOf(call.request.headers, 'Range') === undefined) return ['RFC 9110 15.3.7', 'a 206 for a request without Range']
  if (!range) return ['RFC 9110 15.3.7', 'a 206 without a Content-Range that can be read']
  const [first, last, length] = range.slice(1).map(Number) as [number, number, number]
  if (base.whole.slice(first, last + 1) !== body) return ['RFC 9110 14.4', 'the part is not the one that Content-Range names']
  const wanted = spanOf(call.request, base.whole.length)
  const isWanted = typeof wanted === 'object' && wanted.first === first && wanted.last === last && length === base.whole.length
  if (!isWanted) return ['RFC 9110 14.2', 'not the part that Range asks for']
  return kind === 'forwarded' || ifRangeHolds(call.request, datedFields(reading))
    ? undefined
    : ['RFC 9110 13.1.5', 'a part of another version than If-Range names']
}

/** A 416 that the cache has made of a stored response: it tells the length, and nothing that would be true of the whole alone. */
function refusedPartFinding(call: Call, reading: Reading): Finding | undefined {
  const { base } = reading
  const { headers } = call.answer!
  if (spanOf(call.request, base.whole.length) !== 'none of it') return ['RFC 9110 14.2', 'a 416 for a range that is there']
  if (!ifRangeHolds(call.request, datedFields(reading))) return ['RFC 9110 13.1.5', 'a 416 though If-Range asks for the whole']
  if (valueOf(headers, 'Content-Range') !== `bytes */${base.whole.length}`)
    return ['RFC 9110 15.5.17', 'a 416 that does not tell the length']
  const wrong = ['Cache-Control', 'CDN-Cache-Control', 'Expires', 'Age', 'ETag', 'Last-Modified'].find((name) => valueOf(headers, name))
  if (wrong !== undefined) return ['RFC 9110 15.5.17', `a 416 with the ${wrong} of the whole`]
  const length = valueOf(headers, 'Content-Length') ?? String((call.answer!.body ?? '').length)
  return Number(length) === (call.answer!.body ?? '').length ? undefined : ['RFC 9110 8.6', `a 416 with Content-Length: ${length}`]
}

function shapeFinding(call: Call, reading: Reading): Finding | undefined {
  const { base, latest, merged } = reading
  const { status, body = '' } = call.answer!
  const safe = ['GET', 'HEAD'].includes(call.request.method)
  if (status === 304) {
    if (!isConditional(call.request) || !safe) return ['RFC 9110 15.4.5', 'a 304 for a request without a condition']
    if (base.response!.status === 304)
      return isClientsOwn304(call, reading) ? undefined : ['RFC 9111 4.3.3', 'a 304 that was meant for the cache']
    // Section 4.3.2 of RFC 9111 speaks of both.
    if (![200, 206].includes(base.response!.status)) return ['RFC 9110 13.2.1', `a 304 in place of a ${base.response!.status}`]
    return hasWhatTheClientHas(call.request, merged, latest.endMs)
      ? undefined
      : ['RFC 9111 4.3.2', 'a 304 though the validators do not match']
  }
  if (status === 206 && [200, 206].includes(base.response!.status)) return partFinding(call, reading)
  if (status === 416 && base.response!.status === 200) return refusedPartFinding(call, reading)
  const completed = status === 200 && base.response!.status === 206
  if (status !== base.response!.status && !completed) return ['RFC 9111 4', `status ${status} in place of ${base.response!.status}`]
  if (call.request.method === 'HEAD') return body === '' ? undefined : ['RFC 9110 9.3.2', 'content in an answer to HEAD']
  return body === base.whole ? undefined : ['RFC 9111 4', 'not the content of the response it is']
}

/** Fields for which it is a fault to stand in the answer, with the section, and those that a cache is free to leave out. */
function withheldFields(history: History, { base, latest, merged, kind }: Reading): { withheld: Map<string, string>; free: Set<string> } {
  const withheld = new Map<string, string>()
  const free = new Set<string>()
  const own = fieldNames(latest.response!.headers)
  const policies = [base.response!.headers, merged].map((headers) => policyOf(headers, history.shared))
  for (const policy of kind === 'forwarded' ? [] : policies) {
    const [limited, checked] = [history.shared ? policy.fieldsOf('private') : [], policy.fieldsOf('no-cache')]
    for (const name of [...limited, ...checked]) free.add(name)
    // A 304 that limits a field only now says nothing against the value that was everybody's until then.
    for (const name of limited) if (kind === 'stored' || (!own.has(name) && policy === policies[0])) withheld.set(name, 'RFC 9111 5.2.2.7')
    for (const name of kind === 'stored' && policy === policies[1] ? checked : []) withheld.set(name, 'RFC 9111 5.2.2.4')
  }
  const passed = fieldNames(merged)
  for (const name of hopByHop([...base.response!.headers, ...latest.response!.headers])) {
    if (!passed.has(name)) withheld.set(name, kind === 'stored' ? 'RFC 9111 3.1' : 'RFC 9110 7.6.1')
  }
  return { withheld, free }
}

/** In a forwarded answer these may pass: a proxy acts on them, and only storing is forbidden. */
const PASSING = new Set(['proxy-authenticate', 'proxy-authentication-info'])

/** What a 206 and a 304 have in common with the 200 (RFC 9110 sections 15.3.7 and 15.4.5). */
const KEPT = new Set(['cache-control', 'content-location', 'etag', 'expires', 'vary'])

function fieldFindings(history: History, call: Call, reading: Reading): Finding[] {
  const { withheld, free } = withheldFields(history, reading)
  const fields = reading.merged
  const { headers, status } = call.answer!
  const partial = [206, 304, 416].includes(status) || reading.chain.some(({ response }) => response!.status === 206)
  const findings: Finding[] = []
  for (const name of new Set([...fieldNames(fields), ...fieldNames(headers)])) {
    const [sent, got] = [valueOf(fields, name), valueOf(headers, name)]
    const section = withheld.get(name)
    if (OWN.has(name) || name === 'date' || (reading.kind === 'forwarded' && PASSING.has(name))) continue
    if (section !== undefined && got !== undefined) findings.push([section, `${name} should not be in the answer`])
    if (section !== undefined || got === sent) continue
    const mayLack = free.has(name) || (partial && !(status !== 416 && KEPT.has(name)))
    if (got === undefined && !mayLack) findings.push(['RFC 9111 3.1', `${name} is missing`])
    if (got !== undefined && !(partial && sent === undefined)) findings.push(['RFC 9111 3.2', `${name} is ${got}, not ${sent}`])
  }
  return findings
}

/** The moment at which the cache has made an answer of its own. */
export function isDatedNow({ answer, askedMs, answeredMs }: Call): boolean {
  const date = valueOf(answer!.headers, 'Date')
  return date === dateText(askedMs) || date === dateText(answeredMs)
}

/** Whoever receives a response without Date adds the time (RFC 9110 section 6.6.1); nobody changes one that is there. */
function dateFinding(call: Call, { base, latest, merged }: Reading): Finding | undefined {
  const { headers, status } = call.answer!
  const [got, sent] = [valueOf(headers, 'Date'), valueOf(merged, 'Date')]
  if (status === 416 && base.response!.status !== 416)
    return isDatedNow(call) ? undefined : ['RFC 9110 6.6.1', `a 416 of the cache itself with Date ${got}`]
  // A refresh in the background goes on when the world has moved by 20 ms.
  const moments = [latest.endMs, latest.endMs + 20].map((ms) => dateText(ms))
  const received = valueOf(latest.response!.headers, 'Date') === undefined && got !== undefined && moments.includes(got)
  if (received || (got !== undefined && got === sent)) return undefined
  return sent === undefined ? ['RFC 9110 6.6.1', `Date is ${got}, not when it was received`] : ['RFC 9111 3.2', `date is ${got}, not ${sent}`]
}

function ageFinding(call: Call, { latest, merged, kind }: Reading): Finding | undefined {
  const got = valueOf(call.answer!.headers, 'Age')
  const sent = valueOf(latest.response!.headers, 'Age')
  if (kind === 'forwarded') {
    if (sent === undefined && got !== undefined) return ['RFC 9111 5.1', 'Age on an answer straight from the origin']
    if (sent === undefined || !/^\d+$/.test(sent)) return undefined
    const delay = Math.ceil((latest.endMs - latest.startMs) / 1000)
    const kept = got !== undefined && Number(got) >= Number(sent) && Number(got) <= Number(sent) + delay
    return kept ? undefined : ['RFC 9111 5.1', `Age ${got} in place of the ${sent} of the origin`]
  }
  if (got === undefined) {
    return kind === 'stored' && ![304, 416].includes(call.answer!.status)
      ? ['RFC 9111 4', 'no Age on a stored response used without validation']
      : undefined
  }
  if (!/^\d+$/.test(got)) return kind === 'validated' && got === sent ? undefined : ['RFC 9111 5.1', `Age ${got} is no number of seconds`]
  const atMost = Math.ceil(ageAt(call.answeredMs, latest, merged).atMost / 1000) + 1
  if (Number(got) > atMost) return ['RFC 9111 4.2.3', `Age ${got}, while it is at most ${atMost} s old`]
  const atLeast = Math.floor(ageAt(call.askedMs, latest, merged).atLeast / 1000)
  if (kind === 'stored' && Number(got) < atLeast) return ['RFC 9111 4.2.3', `Age ${got}, while it is ${atLeast} s old`]
  return undefined
}

export function whyNotThisAnswer(history: History, call: Call, reading: Reading): Violation[] {
  const fields = call.answer!.status === 304 && reading.base.response!.status === 304 ? [] : fieldFindings(history, call, reading)
  return said(call.index, shapeFinding(call, reading), ...fields, dateFinding(call, reading), ageFinding(call, reading))
}
