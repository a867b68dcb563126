import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAgeS } from '../http/age'
import type { HeaderList } from '../http/message'
import { MAX_SECONDS } from '../http/cacheControl'
import { resourceLife } from './resourceLife'

const NOW = 1_772_532_000_000 // Tue, 03 Mar 2026 10:00:00 GMT
const life = (headers: HeaderList, more: { method?: string; receivedMs?: number } = {}) =>
  resourceLife({ status: 200, headers, method: more.method ?? 'GET', requestHeaders: [], receivedMs: more.receivedMs }, NOW)
const found = (headers: HeaderList) => life(headers).findings.map(({ field, tone, text }) => `${field} ${tone}: ${text}`)
const browser = (headers: HeaderList, more = {}) => life(headers, more).facts[0]!.text

describe('a response without a Date counts from when it arrives', () => {
  it.each<[string, HeaderList, string]>([
    ['Expires alone', [['Expires', 'Tue, 17 Mar 2026 10:00:00 GMT']], 'Kept, and used for 14 days without asking: Expires decides.'],
    ['Expires that is over', [['Expires', 'Tue, 03 Mar 2026 09:59:59 GMT'], ['ETag', '"a"']], 'Kept, and stale at once: every use asks first. Expires is over.'],
    [
      'Last-Modified alone', [['Last-Modified', 'Sat, 28 Feb 2026 10:00:00 GMT']],
      'Kept, and used for 7.2 hours without asking: nothing states a lifetime, a tenth of the time since Last-Modified is taken, one day at most.',
    ],
    ['a Date that is none', [['Date', 'today'], ['Expires', 'Tue, 03 Mar 2026 11:00:00 GMT']], 'Kept, and used for 1 hour without asking: Expires decides.'],
  ])('%s', (_, headers, text) => expect(browser(headers)).toBe(text))

  it('or from when a recording says that it did', () => {
    expect(browser([['Expires', 'Tue, 03 Mar 2026 11:00:00 GMT']], { receivedMs: NOW - 3_600_000 })).toContain('used for 2 hours')
  })

  it('but with one, from that', () => {
    expect(browser([['Date', 'Tue, 03 Mar 2020 10:00:00 GMT'], ['Expires', 'Tue, 03 Mar 2020 10:01:00 GMT']])).toContain('used for 1 minute')
  })
})

describe('a field that stands twice is judged on the value that is used', () => {
  const once = 'written more than once: once is enough'
  const first = 'another line of it says something else: the first one is used'
  it.each<[HeaderList, readonly string[]]>([
    [[['Date', 'Tue, 03 Mar 2026 10:00:00 GMT'], ['Expires', 'Wed, 04 Mar 2026 10:00:00 GMT'], ['Expires', 'Wed, 04 Mar 2026 10:00:00 GMT']], [`Expires careful: ${once}`]],
    [[['Date', 'Tue, 03 Mar 2026 10:00:00 GMT'], ['Date', 'Tue, 03 Mar 2026 10:00:00 GMT'], ['Cache-Control', 'max-age=1']], [`Date careful: ${once}`]],
    [[['Age', '50'], ['Age', '10'], ['Cache-Control', 'max-age=60']], [`Age careful: ${first}`]],
    [[['ETag', '"a"'], ['ETag', '"b"'], ['Cache-Control', 'max-age=60']], [`ETag careful: ${first}`]],
    [
      [['Date', 'Tue, 03 Mar 2026 10:00:00 GMT'], ['Expires', 'Wed, 04 Mar 2026 10:00:00 GMT'], ['Expires', '0'], ['ETag', '"a"']],
      ['Expires careful: another line of it says something else: it counts as over already (RFC 9111 §4.2.1)'],
    ],
    [[['ETag', 'a"b'], ['Cache-Control', 'max-age=60']], ['ETag careful: a tag stands in double quotes: "ab" (RFC 9110 §8.8.3)']],
    [[['ETag', 'w/"a"'], ['Cache-Control', 'max-age=60']], ['ETag careful: a tag stands in double quotes: W/"a" (RFC 9110 §8.8.3)']],
  ])('%j', (headers, findings) => expect(found(headers)).toEqual(findings))

  it('so that a finding never contradicts what is kept: property', () => {
    const date = fc.constantFrom('Tue, 03 Mar 2026 10:00:00 GMT', 'Wed, 04 Mar 2026 10:00:00 GMT', '0', 'Sunday, 06-Dec-76 10:00:00 GMT', '')
    const age = fc.constantFrom('50', '10', '5, 7', '-1', 'x', '', '99999999999')
    const field = fc.oneof(
      date.map((value) => ['Expires', value] as const), date.map((value) => ['Date', value] as const), age.map((value) => ['Age', value] as const),
    )
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (headers) => {
        const { findings, browser: kept } = life(headers)
        const says = (text: string): boolean => findings.some((one) => one.text.includes(text))
        const has = (name: string): boolean => headers.some(([one]) => one === name)
        expect(says('it counts as over already')).toBe(has('Expires') && kept.policy.expiresS === -MAX_SECONDS)
        const isNumber = /^\d+$/.test(headers.find(([one]) => one === 'Age')?.[1].split(',')[0]!.trim() ?? '1')
        expect(says('not a whole number of seconds: caches pass over it (RFC 9111 §5.1)')).toBe(!isNumber)
        if (!isNumber) expect(parseAgeS(headers)).toBe(0)
      }),
    )
  })
})

describe('a field of one CDN', () => {
  it.each([
    ['Netlify-CDN-Cache-Control', 'only the CDN of Netlify follows it'],
    ['Vercel-CDN-Cache-Control', 'only the CDN of Vercel follows it'],
    ['cloudflare-cdn-cache-control', 'only the CDN of cloudflare follows it'],
    ['Surrogate-Control', 'followed by some CDNs only; it is passed over here'],
    ['Edge-Control', 'followed by Akamai only; it is passed over here'],
    ['X-Accel-Expires', 'followed by nginx only; it is passed over here'],
  ])('%s gets a word', (name, words) => {
    const headers: HeaderList = [[name, 'max-age=3600'], ['Cache-Control', 'max-age=60']]
    expect(found(headers).filter((text) => text.startsWith(name))).toHaveLength(1)
    expect(found(headers).join()).toContain(words)
    expect(browser(headers)).toContain('used for 1 minute')
  })
})

describe('what is said stays short', () => {
  const long = 'x'.repeat(5000)
  it.each<[string, HeaderList, string]>([
    ['a name in Vary', [['Vary', long], ['Cache-Control', 'max-age=1']], 'GET'],
    ['names in Vary', [['Vary', Array.from({ length: 3000 }, (_, i) => `x-${i}`).join(', ')], ['Cache-Control', 'max-age=1']], 'GET'],
    ['fields named by private', [['Cache-Control', `max-age=1, private="${Array.from({ length: 900 }, (_, i) => `x-${i}`).join(', ')}", private="${long}"`]], 'GET'],
    ['a tag', [['ETag', long]], 'GET'],
    ['a directive', [['Cache-Control', `${long}=${long}, max-age=${'9'.repeat(5000)}`]], 'GET'],
    ['a CDN', [[`${long}-CDN-Cache-Control`, long]], 'GET'],
    ['a date', [['Date', long], ['Expires', long], ['Last-Modified', long], ['Age', long]], 'GET'],
  ])('whatever the length of %s', (_, headers, method) => {
    const { facts, findings } = life(headers, { method })
    for (const { text } of [...facts, ...findings]) expect(text.length).toBeLessThan(400)
    for (const { about } of findings) expect(about.length).toBeLessThanOrEqual(61)
  })

  it('names how many are left out', () => {
    expect(life([['Vary', 'a, b, c, d, e, f, g'], ['Cache-Control', 'max-age=1']]).facts.at(-1)!.text).toBe(
      'Users whose requests agree in a, b, c, d, e and 2 more share a copy; every other value has one of its own.',
    )
  })
})
