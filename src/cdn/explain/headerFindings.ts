/**
 * What stands out in the header of a response: contradictions, fields without effect, values
 * that cannot be read. Fields that say what they should are not mentioned. A field that can have one value only is judged
 * on the value that caches use.
 */
import { cdnFindings } from './cdnFields'
import { durationWords } from './durationWords'
import { excerpt, namesInWords } from './excerpt'
import { type Exchanged, type Keeping, arrivalMs } from './keeping'
import { fieldValues } from '../http/fieldLines'
import { parseHttpDate } from '../http/httpDate'
import { header } from '../http/message'
import { type Note, cacheControlNotes } from './notes'
import { type UsedValue, usedValue } from './usedValue'
import { parseVary } from '../http/vary'

export interface Finding extends Note {
  /** The field that it is about; "status" for the status code. */
  readonly field: string
}

type Verdict = Pick<Note, 'text' | 'tone'>

/** The response, what is kept of it, and when it counts as received. */
interface Seen {
  readonly exchanged: Exchanged
  readonly browser: Keeping
  readonly edge: Keeping
  readonly receivedMs: number
}

const careful = (text: string): Verdict => ({ text, tone: 'careful' })
const bad = (text: string): Verdict => ({ text, tone: 'bad' })
const plain = (text: string): Verdict => ({ text, tone: 'plain' })

/** Fields that are lists, or that nobody reads: all their lines joined. */
const OF_ALL_LINES: Readonly<Record<string, (value: string, seen: Seen) => Verdict | undefined>> = {
  'CDN-Cache-Control': (_, { edge: { policy } }) =>
    policy.source === 'CDN-Cache-Control'
      ? plain('in the CDN it takes the place of Cache-Control and Expires (RFC 9213 §2.2)')
      : bad('not a dictionary with whole numbers: CDNs pass over all of it and follow Cache-Control (RFC 9213 §2.1)'),
  Pragma: () => careful('no effect: it is a field of requests (RFC 9111 §5.4)'),
  Vary: (value, { edge }) => {
    const vary = parseVary([value])
    if (vary === '*') return careful('no copy matches any later request (RFC 9111 §4.1)')
    const many = vary.filter((name) => name === 'user-agent' || name === 'cookie')
    return many.length > 0 && edge.refusal === undefined ? careful(`${namesInWords(many)}: nearly every user has another value, and a copy of their own`) : undefined
  },
  'Set-Cookie': (_, { edge: { refusal, policy } }) => {
    const named = [...policy.privateFields, ...policy.noCacheFields].includes('set-cookie')
    return refusal === undefined && !named ? careful('the CDN keeps it with the copy: every user gets this cookie (RFC 9111 §7.3)') : undefined
  },
  'Retry-After': () => plain('tells the client when to ask again; caches pass over it (RFC 9110 §10.2.3)'),
}

/** Fields with one value. */
const OF_ONE_LINE: Readonly<Record<string, (used: UsedValue, seen: Seen) => Verdict | undefined>> = {
  Expires: ({ value, differ }, { exchanged: { headers }, browser: { policy, decidedBy }, receivedMs }) => {
    if (!differ && parseHttpDate(value, receivedMs) === undefined) return careful('not an HTTP date: it counts as over already (RFC 9111 §5.3)')
    if (policy.maxAgeS !== undefined) return careful('no effect: max-age counts before it (RFC 9111 §5.3)')
    return decidedBy === 'Expires' && header(headers, 'Date') === undefined ? careful('without Date, a cache counts from when the response arrives') : undefined
  },
  Date: ({ value }, { receivedMs }) => (parseHttpDate(value, receivedMs) === undefined ? bad('not an HTTP date: a cache takes the moment of arrival (RFC 9110 §6.6.1)') : undefined),
  Age: ({ value }, { browser }) => {
    // Of a list the first member counts (RFC 9111 §5.1).
    if (!/^\d+$/.test(value.split(',', 1)[0]!.trim())) return bad('not a whole number of seconds: caches pass over it (RFC 9111 §5.1)')
    if (browser.refusal !== undefined || browser.asksAlways || browser.lifetimeS === 0 || browser.ageS < browser.lifetimeS) return undefined
    return careful(`older than the ${durationWords(browser.lifetimeS)} that a browser may use it: each use asks again`)
  },
  ETag: ({ value }) => (/^(?:W\/)?"[^"]*"$/.test(value.trim()) ? undefined : careful(`a tag stands in double quotes: ${asTag(value)} (RFC 9110 §8.8.3)`)),
  'Last-Modified': ({ value }, { exchanged: { headers }, receivedMs }) => {
    const at = parseHttpDate(value, receivedMs)
    if (at === undefined) return bad('not an HTTP date: who asks with it gets everything again (RFC 9110 §8.8.2)')
    return at > receivedMs && header(headers, 'Date') !== undefined ? careful('later than Date: a clock is wrong (RFC 9110 §8.8.2.1)') : undefined
  },
}

export function headerFindings(exchanged: Exchanged, browser: Keeping, edge: Keeping, nowMs: number): readonly Finding[] {
  const { headers } = exchanged
  const seen = { exchanged, browser, edge, receivedMs: arrivalMs(exchanged, nowMs) }
  const ofFields = FIELDS.flatMap((field) => (OF_ALL_LINES[field] ? onAllLines(field, seen) : onOneLine(field, seen)))
  const directives = cacheControlNotes(fieldValues(headers, 'Cache-Control')).filter(({ tone }) => tone !== 'plain')
  return [...ofStatus(exchanged, browser, edge), ...directives.map((note) => ({ field: 'Cache-Control', ...note })), ...cdnFindings(headers), ...ofFields]
}

/** In this order they are told. */
const FIELDS = ['CDN-Cache-Control', 'Expires', 'Pragma', 'Date', 'Age', 'ETag', 'Last-Modified', 'Vary', 'Set-Cookie', 'Retry-After']

function onAllLines(field: string, seen: Seen): Finding[] {
  const values = fieldValues(seen.exchanged.headers, field)
  const found = values.length > 0 ? OF_ALL_LINES[field]?.(values.join(', '), seen) : undefined
  return found ? [{ field, about: excerpt(`${field}: ${values.join(', ')}`), ...found }] : []
}

function onOneLine(field: string, seen: Seen): Finding[] {
  const used = usedValue(seen.exchanged.headers, field)
  if (!used) return []
  const about = excerpt(`${field}: ${used.value}`)
  return [OF_ONE_LINE[field]?.(used, seen), repeated(field, used)].flatMap((found) => (found ? [{ field, about, ...found }] : []))
}

/** A field that can stand once only, on several lines. */
function repeated(field: string, { lines, differ }: UsedValue): Verdict | undefined {
  if (lines === 1) return undefined
  if (!differ) return careful('written more than once: once is enough')
  if (field === 'Expires') return careful('another line of it says something else: it counts as over already (RFC 9111 §4.2.1)')
  return careful('another line of it says something else: the first one is used')
}

/** What the value would be as an entity tag. */
function asTag(value: string): string {
  const weak = /^w\//i.test(value.trim())
  const bare = (weak ? value.trim().slice(2) : value).replaceAll('"', '').trim()
  return `${weak ? 'W/' : ''}"${excerpt(bare, 30)}"`
}

function ofStatus({ status, headers }: Exchanged, browser: Keeping, edge: Keeping): Finding[] {
  const about = { field: 'status', about: String(status) }
  if (status === 304) return [{ ...about, ...careful('tells about a copy that somebody has; paste the answer to a request without If-None-Match') }]
  if (status >= 400 && edge.refusal === undefined && edge.lifetimeS > 0 && !edge.asksAlways) return [{ ...about, ...careful('the CDN keeps an error: everybody gets it until it expires') }]
  const isRedirect = status === 301 || status === 308
  if (isRedirect && browser.decidedBy === 'nothing' && header(headers, 'Location') !== undefined) {
    return [{ ...about, ...careful('a redirect without a lifetime: browsers may guess one, and a long one; state max-age (RFC 9110 §15.4.2)') }]
  }
  return []
}
