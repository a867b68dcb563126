import { describe, expect, it } from 'vitest'
import { parseAgeS } from './age'
import { lifetimeOfS } from './freshness'
import { EPOCH_MS } from '../epoch'
import { formatHttpDate } from './httpDate'
import { type HeaderList, HttpRequest, HttpResponse } from './message'
import { type Role, policyOf } from './policy'
import { partOf } from './range'
import { whyNotStored } from './storable'
import { parseDictionary } from './structured'

const at = (seconds: number): string => formatHttpDate(EPOCH_MS + seconds * 1000)
const lifetime = (headers: HeaderList, role: Role = 'shared', status = 200): number => lifetimeOfS(policyOf(status, headers, role, EPOCH_MS))
const cacheControl = (value: string): HeaderList => [['Cache-Control', value]]

describe('freshness lifetime (RFC 9111 §4.2.1)', () => {
  it.each<[string, HeaderList, number, number]>([
    ['s-maxage counts in shared caches only', cacheControl('max-age=5, s-maxage=60'), 60, 5],
    ['max-age beats Expires', [['Cache-Control', 'max-age=5'], ['Expires', at(99)], ['Date', at(0)]], 5, 5],
    ['Expires is told from Date', [['Expires', at(99)], ['Date', at(9)]], 90, 90],
    ['an Expires in the past is no time at all', [['Expires', at(-9)], ['Date', at(0)]], 0, 0],
    ['an Expires that cannot be read has passed', [['Expires', 'soon'], ['Last-Modified', at(-1000)], ['Date', at(0)]], 0, 0],
    ['of two the first counts', cacheControl('max-age=5, max-age=9'), 5, 5],
    ['a number that cannot be read makes it stale', cacheControl('max-age=5x'), 0, 0],
    ['a quoted number is read', cacheControl('max-age="5"'), 5, 5],
    ['a tenth of the age is guessed', [['Last-Modified', at(-1000)], ['Date', at(0)]], 100, 100],
    ['and never more than a day', [['Last-Modified', at(-100 * 86_400)], ['Date', at(0)]], 86_400, 86_400],
    ['nothing is guessed without Last-Modified', [['Date', at(0)]], 0, 0],
    ['CDN-Cache-Control replaces both in shared caches', [['CDN-Cache-Control', 'max-age=60'], ['Cache-Control', 'max-age=5'], ['Expires', at(9)]], 60, 5],
    ['and is not followed when it is no dictionary', [['CDN-Cache-Control', 'max-age=60, &'], ['Cache-Control', 'max-age=5']], 5, 5],
    ['nor when a number is none', [['CDN-Cache-Control', 'max-age="60"'], ['Cache-Control', 'max-age=5']], 5, 5],
  ])('%s', (_, headers, shared, own) => {
    expect(lifetime(headers)).toBe(shared)
    expect(lifetime(headers, 'private')).toBe(own)
  })

  it('a 302 is given no lifetime that nobody stated', () => expect(lifetime([['Last-Modified', at(-1000)]], 'shared', 302)).toBe(0))

  it.each([['7', 7], ['0, 7', 0], ['-1', 0], ['7.5', 0], ['abc', 0], ['99999999999', 2_147_483_648]])('Age: %s is %i', (value, age) => {
    expect(parseAgeS([['Age', value]])).toBe(age)
  })
})

describe('what is stored (RFC 9111 §3)', () => {
  const why = (headers: HeaderList, { role = 'shared', method = 'GET', asked = [], status = 200 }: { role?: Role; method?: string; asked?: HeaderList; status?: number } = {}): string | undefined =>
    whyNotStored(new HttpRequest(0, method, 'http://a.example/', asked), new HttpResponse(status, headers), role, EPOCH_MS)
  it('private goes to the user’s own cache, a field that it names to a shared one, too', () => {
    expect(why(cacheControl('private, max-age=5'))).toContain('private')
    expect(why(cacheControl('private, max-age=5'), { role: 'private' })).toBeUndefined()
    expect(why(cacheControl('private="set-cookie", max-age=5'))).toBeUndefined()
    expect(why(cacheControl('private="set-cookie", private, max-age=5'))).toContain('private')
  })

  it('no-store is not kept, whatever stands beside it, but for must-understand with a status that is understood', () => {
    expect(why(cacheControl('no-store, max-age=5'))).toContain('no-store')
    expect(why(cacheControl('no-store, must-understand, max-age=5'))).toBeUndefined()
    expect(why(cacheControl('must-understand, max-age=5'), { status: 299 })).toContain('299')
    expect(why(cacheControl('max-age=5'), { asked: cacheControl('no-store') })).toContain('request')
  })

  it('no-cache is kept where it can be asked about', () => {
    expect(why([...cacheControl('no-cache'), ['ETag', '"a"']])).toBeUndefined()
    expect(why(cacheControl('no-cache'))).toContain('stale at once')
  })

  it('an answer to Authorization needs a word that allows it in a shared cache', () => {
    const asked: HeaderList = [['Authorization', 'x']]
    expect(why(cacheControl('max-age=5'), { asked })).toContain('Authorization')
    expect(why(cacheControl('max-age=5'), { asked, role: 'private' })).toBeUndefined()
    for (const word of ['public', 'must-revalidate', 's-maxage=5']) expect(why(cacheControl(`max-age=5, ${word}`), { asked })).toBeUndefined()
  })

  it('needs a method, a status and a lifetime that allow it', () => {
    expect(why(cacheControl('max-age=5'), { method: 'PUT' })).toContain('PUT')
    expect(why([...cacheControl('max-age=5'), ['Content-Location', '/']], { method: 'POST' })).toBeUndefined()
    expect(why([], { status: 302 })).toContain('302')
    expect(why([...cacheControl('max-age=5'), ['Vary', '*']])).toContain('Vary')
    expect(why(cacheControl('max-age=5'), { status: 206 })).toContain('part')
  })
})

describe('parts (RFC 9110 §14)', () => {
  const whole = new HttpResponse(200, [['ETag', '"a"'], ['Content-Length', '10']], 10, '0123456789')
  const part = (range: string, more: HeaderList = []): HttpResponse => partOf(new HttpRequest(0, 'GET', '/', [['Range', range], ...more]), whole, EPOCH_MS)
  it.each([['bytes=0-1', '01', '0-1'], ['bytes=8-', '89', '8-9'], ['bytes=-3', '789', '7-9'], ['bytes=5-99', '56789', '5-9'], ['bytes=-99', '0123456789', '0-9']])('%s is %s', (range, body, span) => {
    expect(part(range)).toMatchObject({ status: 206, body, bodyBytes: body.length })
    expect(part(range).headers).toContainEqual(['Content-Range', `bytes ${span}/10`])
  })
  it.each(['bytes=10-', 'bytes=-0'])('%s cannot be satisfied', (range) => expect(part(range)).toMatchObject({ status: 416, bodyBytes: 0 }))
  it.each(['bytes=5-2', 'bytes=0-1, 3-4', 'lines=1-2', 'bytes=-', 'bytes=a-b'])('%s is answered with the whole', (range) => expect(part(range)).toBe(whole))
  it('If-Range asks for the whole when it has changed', () => {
    expect(part('bytes=0-1', [['If-Range', '"a"']]).status).toBe(206)
    expect(part('bytes=0-1', [['If-Range', '"b"']])).toBe(whole)
    expect(part('bytes=0-1', [['If-Range', 'W/"a"']])).toBe(whole)
  })
})

describe('structured dictionaries (RFC 9651 §3.2)', () => {
  it.each<[string, unknown]>([
    ['max-age=60, must-revalidate', [['max-age', { type: 'integer', value: 60 }], ['must-revalidate', { type: 'boolean', value: true }]]],
    ['a=1, b;x=2;y, a=?0', [['b', { type: 'boolean', value: true }], ['a', { type: 'boolean', value: false }]]],
    ['a=("x" y 1.5);z, b=:YQ==:, c=@1', [['a', { type: 'list' }], ['b', { type: 'bytes', value: 'YQ==' }], ['c', { type: 'date', value: 1 }]]],
    ['', []],
  ])('%s', (text, members) => expect([...parseDictionary(text)!]).toEqual(members))
  it.each(['Max-Age=1', 'a=1,', 'a=1 b=2', 'a=&', 'a="x', 'a =1', 'a= 1', 'a=1.', 'a=(1', '%'])('%s is none', (text) => expect(parseDictionary(text)).toBeUndefined())
})
