/**
 * What stands out in the header of a response: contradictions, fields without effect, values
 * that cannot be read. Fields that say what they should are not mentioned.
 */
import { durationWords } from './durationWords'
import { excerpt } from './excerpt'
import { parseEntityTags } from '../http/etag'
import { EPOCH_MS } from '../epoch'
import { parseHttpDate } from '../http/httpDate'
import { type Exchanged, type Keeping, arrivalMs } from './keeping'
import { fieldValues } from '../http/fieldLines'
import { header } from '../http/message'
import { type Note, cacheControlNotes } from './notes'
import { parseVary } from '../http/vary'

type Finding = Pick<Note, 'text' | 'tone'>
/** Looks at one field, all its lines joined. */
type Look = (value: string, exchanged: Exchanged, browser: Keeping, edge: Keeping) => Finding | undefined

const careful = (text: string): Finding => ({ text, tone: 'careful' })
const bad = (text: string): Finding => ({ text, tone: 'bad' })
const plain = (text: string): Finding => ({ text, tone: 'plain' })

const LOOKS: Readonly<Record<string, Look>> = {
  'CDN-Cache-Control': (_, __, ___, { policy }) =>
    policy.source === 'CDN-Cache-Control'
      ? plain('in the CDN it takes the place of Cache-Control and Expires (RFC 9213 §2.2)')
      : bad('not a dictionary with whole numbers: CDNs pass over all of it and follow Cache-Control (RFC 9213 §2.1)'),
  'Surrogate-Control': () => careful('followed by some CDNs only; it is passed over here'),
  Expires: (value, { headers }, { policy, decidedBy }) => {
    if (parseHttpDate(value, EPOCH_MS) === undefined) return careful('not an HTTP date: it counts as over already (RFC 9111 §5.3)')
    if (policy.maxAgeS !== undefined) return careful('no effect: max-age counts before it (RFC 9111 §5.3)')
    return decidedBy === 'Expires' && header(headers, 'Date') === undefined ? careful('without Date, a cache counts from when the response arrives') : undefined
  },
  Pragma: () => careful('no effect: it is a field of requests (RFC 9111 §5.4)'),
  Date: (value) => (parseHttpDate(value, EPOCH_MS) === undefined ? bad('not an HTTP date: a cache takes the moment of arrival (RFC 9110 §6.6.1)') : undefined),
  Age: (value, _, browser) => {
    if (!/^\s*\d+\s*$/.test(value)) return bad('not a whole number of seconds: caches pass over it (RFC 9111 §5.1)')
    if (browser.refusal !== undefined || browser.asksAlways || browser.lifetimeS === 0 || browser.ageS < browser.lifetimeS) return undefined
    return careful(`older than the ${durationWords(browser.lifetimeS)} that a browser may use it: each use asks again`)
  },
  ETag: (value) => {
    const tags = parseEntityTags(value)
    return /^(W\/)?"[^"]*"$/.test(value.trim()) ? undefined : careful(`a tag stands in double quotes: ${tags === '*' ? '"*"' : `"${tags[0]?.opaque ?? ''}"`} (RFC 9110 §8.8.3)`)
  },
  'Last-Modified': (value, { headers }) => {
    const at = parseHttpDate(value, EPOCH_MS)
    if (at === undefined) return bad('not an HTTP date: who asks with it gets everything again (RFC 9110 §8.8.2)')
    return at > arrivalMs(headers) && header(headers, 'Date') !== undefined ? careful('later than Date: a clock is wrong (RFC 9110 §8.8.2.1)') : undefined
  },
  Vary: (value, _, __, edge) => {
    const vary = parseVary([value])
    if (vary === '*') return careful('no copy matches any later request (RFC 9111 §4.1)')
    const many = vary.filter((name) => name === 'user-agent' || name === 'cookie')
    return many.length > 0 && edge.refusal === undefined ? careful(`${many.join(' and ')}: nearly every user has another value, and a copy of their own`) : undefined
  },
  'Set-Cookie': (_, __, ___, { refusal, policy }) => {
    const named = [...policy.privateFields, ...policy.noCacheFields].includes('set-cookie')
    return refusal === undefined && !named ? careful('the CDN keeps it with the copy: every user gets this cookie (RFC 9111 §7.3)') : undefined
  },
  'Retry-After': () => plain('tells the client when to ask again; caches pass over it (RFC 9110 §10.2.3)'),
}

export function headerFindings(exchanged: Exchanged, browser: Keeping, edge: Keeping): readonly Note[] {
  const { headers } = exchanged
  const ofFields = Object.entries(LOOKS).flatMap(([name, look]): Note[] => {
    const values = fieldValues(headers, name)
    const found = values.length > 0 ? look(values.join(', '), exchanged, browser, edge) : undefined
    return found ? [{ about: excerpt(`${name}: ${values.join(', ')}`), ...found }] : []
  })
  const directives = cacheControlNotes(fieldValues(headers, 'Cache-Control')).filter(({ tone }) => tone !== 'plain')
  return [...ofStatus(exchanged, browser, edge), ...directives, ...ofFields]
}

function ofStatus({ status, headers }: Exchanged, browser: Keeping, edge: Keeping): Note[] {
  const about = String(status)
  if (status === 304) return [{ about, ...careful('tells about a copy that somebody has; paste the answer to a request without If-None-Match') }]
  if (status >= 400 && edge.refusal === undefined && edge.lifetimeS > 0 && !edge.asksAlways) return [{ about, ...careful('the CDN keeps an error: everybody gets it until it expires') }]
  const isRedirect = status === 301 || status === 308
  if (isRedirect && browser.decidedBy === 'nothing' && header(headers, 'Location') !== undefined) {
    return [{ about, ...careful('a redirect without a lifetime: browsers may guess one, and a long one; state max-age (RFC 9110 §15.4.2)') }]
  }
  return []
}
