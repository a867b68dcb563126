/**
 * Whether every answer in a history is allowed by RFC 9110, 9111, 5861 and 9213. It foresees no answer: it looks for a
 * way in which the answer could rightly have come about, and says what is wrong with the best one otherwise.
 */
import { callFindings } from './callRules'
import { isDatedNow, whyNotThisAnswer } from './fields'
import type { Call, History } from './messages'
import { updatedWith, valueOf } from './messages'
import { reusable } from './optimal'
import type { Reading } from './reading'
import { readingsOf } from './reading'
import { isAboutStored, whyNotStored } from './selection'
import { trouble, whyNotReused } from './staleness'
import { isStrong, sameTag, tagsOf } from './tags'
import type { Violation } from './violation'
import { said } from './violation'

/** Every 304 of the chain is about what had been stored until then, by its own validators (RFC 9111 section 4.3.4). */
function fitTogether({ chain }: Reading): boolean {
  let fields = chain[0]!.response!.headers
  for (const { response } of chain.slice(1)) {
    if (response!.status === 304 && !isAboutStored(fields, response!.headers)) return false
    fields = updatedWith(fields, response!.headers)
  }
  return true
}

/** A 304 validates the stored response that the cache had asked about, or any other that has its strong tag. */
function isAskedAbout({ chain, latest }: Reading): boolean {
  if (latest.request.method === 'HEAD' && latest.response!.status !== 304) return true
  const own = chain.slice(0, -1).flatMap(({ response }) => valueOf(response!.headers, 'ETag') ?? [])
  const [tags, told] = [valueOf(latest.request.headers, 'If-None-Match'), valueOf(latest.response!.headers, 'ETag')]
  if (told !== undefined && isStrong(told)) return own.includes(told)
  if (tags !== undefined) return tagsOf(tags).some((tag) => own.some((etag) => sameTag(tag, etag)))
  return valueOf(latest.request.headers, 'If-Modified-Since') !== undefined
}

function judgeReading(history: History, call: Call, reading: Reading): Violation[] {
  const { base, kind } = reading
  const { method, url } = call.request
  const violations = whyNotThisAnswer(history, call, reading)
  const elsewhere = base.request.url !== url && (['RFC 9111 4', `the response of ${base.request.url}`] as const)
  if (kind === 'forwarded') return [...said(call.index, elsewhere), ...violations]
  const why = whyNotStored(base, history.calls[base.call]!.request, history.shared)
  const otherMethod = base.request.method === 'HEAD' ? method !== 'HEAD' : !['GET', 'HEAD'].includes(method)
  return [
    ...said(
      call.index,
      elsewhere,
      why !== undefined && [why.slice(0, why.indexOf(':')), `reuse of ${why.slice(why.indexOf(':') + 2)}`],
      otherMethod && ['RFC 9111 4', `a stored response to ${base.request.method} for ${method}`],
      kind === 'validated' && !isAskedAbout(reading) && ['RFC 9111 4.3.4', 'a 304 that was about another response'],
      !fitTogether(reading) && ['RFC 9111 4.3.4', 'updated from a 304 that names another representation'],
    ),
    ...(kind === 'stored' ? whyNotReused(history, call, reading) : []),
    ...violations,
  ]
}

/** An answer that no response of the origin is in: a cache may say that it could not get one. */
function judgeOwn(history: History, call: Call): Violation[] {
  const { status } = call.answer!
  const onlyIfCached = status === 504 && /only-if-cached/i.test(valueOf(call.request.headers, 'Cache-Control') ?? '')
  const brokenOff = [502, 503, 504].includes(status) && trouble(history, call).disconnected
  return said(
    call.index,
    !onlyIfCached && !brokenOff && ['RFC 9111 4', `a ${status} that the origin never sent`],
    !isDatedNow(call) && ['RFC 9110 6.6.1', `a ${status} of the cache itself without its Date`],
  )
}

function judgeCall(all: History, call: Call): Violation[] {
  const history = { ...all, exchanges: all.exchanges.filter((exchange) => exchange.call <= call.index) }
  if (!call.answer)
    return trouble(history, call).disconnected ? [] : said(call.index, ['RFC 9111 4', 'no answer, though the origin gave one'])
  const readings = readingsOf(history, call)
  const verdicts = readings.map((reading) => judgeReading(history, call, reading))
  const best = verdicts.sort((a, b) => a.length - b.length)[0]
  return [...(best ?? judgeOwn(history, call)), ...callFindings(history, call, readings), ...reusable(history, call)]
}

/** Age never goes back for one stored response (RFC 9111 section 4.2.3). */
function judgeAges(history: History): Violation[] {
  const last = new Map<string, number>()
  return history.calls.flatMap((call) => {
    const reading = call.answer && readingsOf(history, call).find(({ kind }) => kind === 'stored')
    const age = call.answer && valueOf(call.answer.headers, 'Age')
    if (!reading || age === undefined || call.answer!.status === 304) return []
    const key = `${reading.base.id} ${reading.latest.id}`
    const before = last.get(key) ?? 0
    last.set(key, Number(age))
    return said(call.index, Number(age) < before && ['RFC 9111 4.2.3', `Age ${age} after Age ${before} of the same stored response`])
  })
}

export function judge(history: History): Violation[] {
  return [...history.calls.flatMap((call) => judgeCall(history, call)), ...judgeAges(history)].sort((a, b) => a.call - b.call)
}
