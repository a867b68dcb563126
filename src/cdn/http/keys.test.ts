import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cacheKey } from './cacheKey'
import { comparable, prefersLanguage } from './fieldValue'
import { type HeaderList, HttpRequest, header } from './message'
import { normalise } from './normalise'
import { resolveUrl, sameOrigin } from './resolveUrl'
import { parseVary, varyKey } from './vary'

const get = (url: string, headers: HeaderList = []): HttpRequest => new HttpRequest(0, 'GET', url, headers)
const withField = (name: string, value: string): HttpRequest => get('/', [[name, value]])

describe('cacheKey', () => {
  it('is method and URL without rules, for HEAD, too', () => {
    expect(cacheKey(get('/a?b=1&a=2'), {})).toBe('GET /a?b=1&a=2')
    expect(cacheKey(new HttpRequest(0, 'HEAD', '/a'), {})).toBe('GET /a')
  })

  it('sorts and drops parameters, and keeps the order of those with one name', () => {
    const rules = { sortQuery: true, dropParams: ['utm_*', 'ref'] }
    expect(cacheKey(get('/a?b=2&utm_source=x&a=1&b=1&ref=me&refs=1'), rules)).toBe('GET /a?a=1&b=2&b=1&refs=1')
    expect(cacheKey(get('/a?utm_source=x'), rules)).toBe('GET /a')
  })

  it('is the same for every order of the query', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(fc.property(names, (order) => {
      const url = (list: readonly string[]): string => `/x?${list.map((name) => `${name}=1`).join('&')}`
      expect(cacheKey(get(url(order)), { sortQuery: true })).toBe(cacheKey(get(url(order.toSorted())), { sortQuery: true }))
    }))
  })

  it('contains the fields that the rules name', () => {
    expect(cacheKey(withField('X-Forwarded-Host', 'evil.example'), { headers: ['X-Forwarded-Host'] })).toBe('GET / · X-Forwarded-Host: evil.example')
    expect(cacheKey(get('/'), { headers: ['X-Forwarded-Host'] })).toBe('GET / · X-Forwarded-Host: none')
  })
})

describe('Vary', () => {
  it.each([
    [['Accept-Encoding'], ['accept-encoding']],
    [['B, a', 'A'], ['a', 'b']],
    [['', ' , '], []],
    [['*'], '*'],
    [['a, *'], '*'],
    [['', '*'], '*'],
  ])('%j names %j', (values, names) => expect(parseVary(values)).toEqual(names))

  it('makes one key for values that mean the same', () => {
    const key = (value: string): string => varyKey('GET /', ['accept-language'], withField('Accept-Language', value))
    expect(new Set(['en, de', 'de,en', 'EN , De'].map(key)).size).toBe(1)
    expect(key('en, fr')).not.toBe(key('en, de'))
  })

  it('tells a field that is absent from one that says so', () => {
    expect(comparable(get('/'), 'foo')).toBe('none')
    expect(comparable(withField('Foo', ''), 'foo')).toBe('')
  })

  it('keeps the space inside of quotes and the case of what it does not know', () => {
    expect(comparable(withField('Foo', '1 ,  2'), 'foo')).toBe(comparable(withField('Foo', '1,2'), 'foo'))
    expect(comparable(withField('Foo', '"a , b"'), 'foo')).toBe('"a , b"')
    expect(comparable(withField('Foo', 'A'), 'foo')).not.toBe(comparable(withField('Foo', 'a'), 'foo'))
  })

  it('knows the one language that is liked best', () => {
    const prefers = (value: string, language: string): boolean => prefersLanguage(withField('Accept-Language', value), language)
    expect(prefers('fr;q=0.5, de;q=1.0', 'de')).toBe(true)
    expect(prefers('fr, de', 'de')).toBe(false)
    expect(prefers('de;q=0', 'de')).toBe(false)
    expect(prefersLanguage(get('/'), 'de')).toBe(false)
  })
})

describe('normalise', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0.5, br; q=0.1', 'br'],
    ['deflate', 'identity'],
    ['', 'identity'],
  ])('Accept-Encoding: %s becomes %s', (value, expected) => {
    expect(header(normalise(withField('Accept-Encoding', value), { encoding: true }).headers, 'Accept-Encoding')).toBe(expected)
  })

  it('makes two classes of a thousand agents, and drops what nobody needs', () => {
    const agent = (value: string): string | undefined => header(normalise(withField('User-Agent', value), { device: true }).headers, 'User-Agent')
    expect(agent('Mozilla/5.0 (iPhone; …) Mobile/15E148')).toBe('phone')
    expect(agent('Mozilla/5.0 (X11; Linux x86_64)')).toBe('desktop')
    expect(normalise(withField('X-Forwarded-Host', 'evil'), { drop: ['x-forwarded-host'] }).headers).toEqual([])
  })

  it('is idempotent', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (encoding, agent) => {
      const rules = { encoding: true, device: true }
      const once = normalise(get('/', [['Accept-Encoding', encoding], ['User-Agent', agent]]), rules)
      expect(normalise(once, rules).headers).toEqual(once.headers)
    }))
  })
})

describe('resolveUrl', () => {
  const base = 'http://a.example/b/c/d?q'
  const references = fc.array(fc.constantFrom('.', '..', 'x', ''), { maxLength: 6 }).map((segments) => segments.join('/'))
  it('resolves as the platform does', () => {
    fc.assert(fc.property(fc.oneof(references, references.map((path) => `/${path}`), fc.constantFrom('?y', 'x?y', '//b.example/z', 'https://c.example/', '')), (reference) => {
      fc.pre(!reference.startsWith('//') || reference.startsWith('//b'))
      expect(resolveUrl(base, reference)).toBe(new URL(reference, base).href)
    }))
  })

  it('knows the plain paths of scenes', () => {
    expect(resolveUrl('/a/b', 'c')).toBe('/a/c')
    expect(sameOrigin('/a', '/b')).toBe(true)
    expect(sameOrigin('http://a.example/x', 'http://A.example/y')).toBe(true)
    expect(sameOrigin('http://a.example/x', 'https://a.example/x')).toBe(false)
  })
})
