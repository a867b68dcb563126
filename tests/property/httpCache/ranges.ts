/**
 * Parts (RFC 9110 section 14) and whether a client may have one: If-Range (section 13.1.5), If-Match and
 * If-Unmodified-Since (sections 13.1.1 and 13.1.4).
 */
import { dateMs } from './dates'
import { timeIn } from './freshness'
import type { Field, Request } from './messages'
import { valueOf, valuesOf } from './messages'
import { isAmong, sameStrongTag, tagsOf } from './tags'

export interface Span {
  first: number
  last: number
}

/** What Range asks of so many bytes. Undefined: all of them, since it is no single range that can be read. */
export function spanOf({ method, headers }: Request, length: number): Span | 'none of it' | undefined {
  const range = /^bytes=(\d*)-(\d*)$/i.exec(valueOf(headers, 'Range') ?? '')
  const [from, to] = [range?.[1] ?? '', range?.[2] ?? '']
  if (method !== 'GET' || (from === '' && to === '')) return undefined
  if (from === '') return Number(to) > 0 && length > 0 ? { first: Math.max(0, length - Number(to)), last: length - 1 } : 'none of it'
  if (to !== '' && Number(to) < Number(from)) return undefined
  if (Number(from) >= length) return 'none of it'
  return { first: Number(from), last: to === '' ? length - 1 : Math.min(Number(to), length - 1) }
}

/** Whether a part of the representation with these fields is what the client asked for. A time must be a strong validator (section 8.8.2.2). */
export function ifRangeHolds(request: Request, fields: readonly Field[]): boolean {
  const wanted = valueOf(request.headers, 'If-Range')
  if (wanted === undefined) return true
  const since = dateMs(wanted)
  if (since === undefined) return sameStrongTag(wanted, valueOf(fields, 'ETag') ?? '')
  const dates = [...new Set(valuesOf(fields, 'Date'))]
  const [changed, dated] = [timeIn(fields, 'Last-Modified'), dates.length === 1 ? dateMs(dates[0]!) : undefined]
  return changed === since && dated !== undefined && dated - changed >= 1000
}

/** What an origin answers 412 to. */
export function isRefused({ headers }: Request, validators: readonly Field[]): boolean {
  const [tags, since] = [valueOf(headers, 'If-Match'), valueOf(headers, 'If-Unmodified-Since')]
  const [etag, changed] = [valueOf(validators, 'ETag'), timeIn(validators, 'Last-Modified')]
  if (tags !== undefined) return tags !== '*' && !tagsOf(tags).some((tag) => sameStrongTag(tag, etag ?? ''))
  const sinceMs = since === undefined ? undefined : dateMs(since)
  return sinceMs !== undefined && changed !== undefined && changed > sinceMs
}

/** If-None-Match decides alone where it is present (RFC 9110 section 13.2.2). */
export function isNotModified({ headers }: Request, validators: readonly Field[]): boolean {
  const [tags, since] = [valueOf(headers, 'If-None-Match'), valueOf(headers, 'If-Modified-Since')]
  if (tags !== undefined) return isAmong(tags, valueOf(validators, 'ETag'))
  return since !== undefined && since === valueOf(validators, 'Last-Modified')
}
