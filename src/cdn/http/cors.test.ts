/** Who may send what, and who may read the answer (Fetch standard): a table of cases, and a server and a browser that agree. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CorsAsk, type CorsPolicy, corsHeaders, isPreflight, passesCheck, preflightAllows, preflightFor, preflightHeaders, unsafeHeaders } from './cors'
import { type HeaderList, HttpRequest } from './message'

const ORIGIN = 'https://shop.example'
const POLICY: CorsPolicy = { origins: [ORIGIN], methods: ['PUT', 'DELETE'], headers: ['X-Token'], credentials: false, maxAgeS: 600 }
const ask = (special: Partial<CorsAsk>): CorsAsk => ({ origin: ORIGIN, method: 'GET', headers: [], credentials: false, ...special })
const asked = (headers: HeaderList, method = 'GET'): HttpRequest => new HttpRequest(0, method, '/api', headers)
/** The whole conversation: may it send, and may it read? */
function talk(one: CorsAsk, policy: CorsPolicy): { sends: boolean; reads: boolean } {
  const preflight = preflightFor(one)
  const sends = !preflight || preflightAllows(one, { status: 204, headers: preflightHeaders(asked(preflight, 'OPTIONS'), policy) })
  return { sends, reads: sends && passesCheck(one, { headers: corsHeaders(asked([['Origin', one.origin]]), policy) }) }
}

describe('a preflight', () => {
  it.each<[string, Partial<CorsAsk>, boolean]>([
    ['GET', {}, false], ['HEAD', { method: 'HEAD' }, false], ['POST of a form', { method: 'POST', headers: [['Content-Type', 'text/plain;charset=UTF-8']] }, false],
    ['POST of JSON', { method: 'POST', headers: [['Content-Type', 'application/json']] }, true],
    ['PUT', { method: 'PUT' }, true], ['DELETE', { method: 'DELETE' }, true],
    ['a field of its own', { headers: [['X-Token', 'a']] }, true], ['Authorization', { headers: [['Authorization', 'Bearer a']] }, true],
    ['Accept', { headers: [['Accept', 'text/html']] }, false], ['Accept with a bracket', { headers: [['Accept', 'text/html(']] }, true],
    ['Accept-Language', { headers: [['Accept-Language', 'de, en;q=0.5']] }, false], ['Accept-Language with an odd letter', { headers: [['Accept-Language', 'de_AT']] }, true],
    ['a simple range', { headers: [['Range', 'bytes=0-99']] }, false], ['a range from the end', { headers: [['Range', 'bytes=-99']] }, true],
    ['a value of more than 128 letters', { headers: [['Accept', 'a'.repeat(129)]] }, true],
  ])('for %s', (_, special, needed) => expect(preflightFor(ask(special)) !== null).toBe(needed))

  it('names method and fields in lower case, sorted', () => {
    expect(preflightFor(ask({ method: 'PUT', headers: [['X-Token', 'a'], ['Accept', 'b'], ['Authorization', 'c']] }))).toEqual([
      ['Origin', ORIGIN], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'authorization,x-token'],
    ])
  })

  it('is an OPTIONS that says what for', () => {
    expect(isPreflight(asked([['Origin', ORIGIN], ['Access-Control-Request-Method', 'PUT']], 'OPTIONS'))).toBe(true)
    expect(isPreflight(asked([['Origin', ORIGIN]], 'OPTIONS'))).toBe(false)
    expect(isPreflight(asked([['Access-Control-Request-Method', 'PUT']], 'OPTIONS'))).toBe(false)
    expect(isPreflight(asked([['Origin', ORIGIN], ['Access-Control-Request-Method', 'PUT']]))).toBe(false)
  })
})

describe('a page', () => {
  it.each<[string, Partial<CorsAsk>, Partial<CorsPolicy>, boolean, boolean]>([
    ['of the shop reads', {}, {}, true, true],
    ['of a stranger sends what needs no permission, and reads nothing', { origin: 'https://evil.example' }, {}, true, false],
    ['of a stranger may not PUT', { origin: 'https://evil.example', method: 'PUT' }, {}, false, false],
    ['may use a method that is allowed', { method: 'PUT' }, {}, true, true],
    ['may not use another', { method: 'PATCH' }, {}, false, false],
    ['may set a field that is allowed, in any case', { headers: [['x-TOKEN', 'a']] }, {}, true, true],
    ['may not set another', { headers: [['X-Other', 'a']] }, {}, false, false],
    ['of anybody reads what is for all', { origin: 'https://any.example' }, { origins: '*' }, true, true],
    ['with cookies reads where they are allowed', { credentials: true }, { credentials: true }, true, true],
    ['with cookies does not where they are not', { credentials: true }, {}, true, false],
    ['with cookies does not where all may read without', { credentials: true }, { origins: '*' }, true, false],
    ['with cookies of anybody reads where all may with cookies: the origin is named', { origin: 'https://any.example', credentials: true }, { origins: '*', credentials: true }, true, true],
    ['may set any field where all are allowed', { headers: [['X-Other', 'a']] }, { headers: ['*'] }, true, true],
    ['but not Authorization', { headers: [['Authorization', 'a']] }, { headers: ['*'] }, false, false],
    ['and with cookies a star is just a name', { headers: [['X-Other', 'a']], credentials: true }, { headers: ['*'], credentials: true }, false, false],
  ])('%s', (_, special, policy, sends, reads) => expect(talk(ask(special), { ...POLICY, ...policy })).toEqual({ sends, reads }))

  it('gets an answer that caches keep apart by its origin, wherever it names one', () => {
    const named = corsHeaders(asked([['Origin', 'https://evil.example']]), POLICY)
    expect(named).toEqual([['Vary', 'Origin']])
    expect(corsHeaders(asked([]), { ...POLICY, origins: '*' })).toEqual([])
  })

  it('may read exactly what its origin is listed for, whatever else it asks', () => {
    const origin = fc.constantFrom(ORIGIN, 'https://a.example', 'https://b.example')
    const policy = fc.record({ origins: fc.oneof(fc.constant('*' as const), fc.subarray([ORIGIN, 'https://a.example'])), methods: fc.subarray(['PUT', 'DELETE']), headers: fc.subarray(['X-Token', 'Authorization']), credentials: fc.boolean(), maxAgeS: fc.nat(600) })
    const wanted = fc.record({ origin, method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH'), headers: fc.subarray<readonly [string, string]>([['X-Token', 'a'], ['Authorization', 'b'], ['Accept', 'c']]), credentials: fc.boolean() })
    fc.assert(fc.property(wanted, policy, (one, rules) => {
      const listed = (rules.origins === '*' || rules.origins.includes(one.origin)) && (!one.credentials || rules.credentials)
      const needs = !['GET', 'HEAD', 'POST'].includes(one.method) || unsafeHeaders(one.headers).length > 0
      const methodAllowed = one.method === 'GET' || one.method === 'POST' || rules.methods.includes(one.method)
      const fieldsAllowed = one.headers.every(([name]) => name === 'Accept' || rules.headers.includes(name))
      const sends = !needs || (listed && methodAllowed && fieldsAllowed)
      expect(talk(one, rules)).toEqual({ sends, reads: sends && listed })
    }))
  })
})
