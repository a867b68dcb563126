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

/** Texts made of what keys are made of, so that wrong ones can be put together. */
const textsOf = (...more: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom('none', 'a', 'b', ' · ', '·', ': ', '\\', '"', 'x-a: ', 'x-b: ', ' ', ...more), { maxLength: 6 }).map((pieces) => pieces.join(''))

/** Two requests that have one key, though their URLs or one of two fields differ; or two keys, though nothing does. */
function confused(texts: fc.Arbitrary<string>, key: (request: HttpRequest) => string, same: (a: string, b: string) => boolean): unknown {
  const request = fc.record({ url: texts, a: fc.option(texts), b: fc.option(texts) })
  const keyOf = ({ url, a, b }: { url: string; a: string | null; b: string | null }): string =>
    key(get(`/${url}`, [...(a === null ? [] : [['X-A', a] as const]), ...(b === null ? [] : [['x-b', b] as const])]))
  const alike = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : same(a, b))
  const { counterexample } = fc.check(
    fc.property(request, request, fc.boolean(), (one, other, sameUrl) => {
      const second = sameUrl ? { ...other, url: one.url } : other
      return (keyOf(one) === keyOf(second)) === (one.url === second.url && alike(one.a, second.a) && alike(one.b, second.b))
    }),
    { numRuns: 3000 },
  )
  return counterexample
}

describe('keys of different requests', () => {
  it('are different for fields of the key', () => {
    expect(confused(textsOf(','), (request) => cacheKey(request, { headers: ['X-A', 'X-B'] }), (a, b) => a === b)).toBeNull()
  })

  it('are different for fields that a response varies by, but for space around the value', () => {
    expect(confused(textsOf(), (request) => varyKey(cacheKey(request, {}), ['x-a', 'x-b'], request), (a, b) => a.trim() === b.trim())).toBeNull()
  })

  it('are different where sorting or small letters would mix up values', () => {
    const keys = (name: string, ...values: string[]): number => new Set(values.map((value) => comparable(withField(name, value), name.toLowerCase()))).size
    expect(keys('Accept', 'x;a="1,2"', 'x;a="1, 2"', '2", x;a="1', 'x;a="2,1"')).toBe(4)
    expect(keys('Accept', 'x/y;profile=A', 'x/y;profile=a', 'X/Y; profile=a')).toBe(2)
    expect(keys('Accept-Language', 'en us', 'enus', 'en, us')).toBe(3)
    expect(keys('X-Name', 'a b', 'ab', 'a; b', 'a;b', 'a = b', 'a=b')).toBe(6)
    expect(keys('X-Name', '"a , b"', '"a,b"', '"a\\" , b"', '"a\\",b"')).toBe(4)
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
    [['Accept-Encoding User-Agent'], '*'],
    [['a: b'], '*'],
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
