/** What a token must be to be believed; its signature is simulated, and stands for a real one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkToken, makeToken } from './jwt'

const KEY = 'simulated'
const NOW_S = 1_790_000_000
const good = makeToken({ sub: 'ana', exp: NOW_S + 60 }, KEY)
const b64 = (text: string): string => Buffer.from(text).toString('base64url')
/** Signed as the owner of the key would, whatever it says. */
function signed(header: object | string, claims: object | string): string {
  const text = [header, claims].map((part) => b64(typeof part === 'string' ? part : JSON.stringify(part))).join('.')
  const hash = [...Buffer.from(`${KEY}.${text}`)].reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0
  return `${text}.${b64(hash.toString(16).padStart(8, '0'))}`
}
const HS256 = { alg: 'HS256', typ: 'JWT' }

describe('a token', () => {
  it('holds', () => expect(checkToken(good, KEY, NOW_S)).toEqual({ claims: { sub: 'ana', exp: NOW_S + 60 } }))

  it('is made as others make it', () => expect(good).toBe(signed(HS256, { sub: 'ana', exp: NOW_S + 60 })))

  it.each([
    ['two parts', good.split('.').slice(0, 2).join('.'), 'it does not have three parts'],
    ['four parts', `${good}.x`, 'it does not have three parts'],
    ['a header that is no JSON', signed('{', { sub: 'ana', exp: NOW_S + 60 }), 'its header is no JSON object'],
    ['a header that is a list', signed('[]', { sub: 'ana', exp: NOW_S + 60 }), 'its header is no JSON object'],
    ['letters of another alphabet', good.replace(/^./, '+'), 'its header is no JSON object'],
    ['no algorithm (RFC 8725 §2.1)', signed({ alg: 'none' }, { sub: 'ana', exp: NOW_S + 60 }), 'its algorithm is not HS256'],
    ['another algorithm', signed({ alg: 'RS256' }, { sub: 'ana', exp: NOW_S + 60 }), 'its algorithm is not HS256'],
    ['another key', makeToken({ sub: 'ana', exp: NOW_S + 60 }, 'other'), 'its signature does not fit'],
    ['another user under the same signature', [good.split('.')[0], b64(JSON.stringify({ sub: 'ben', exp: NOW_S + 60 })), good.split('.')[2]].join('.'), 'its signature does not fit'],
    ['nobody', signed(HS256, { exp: NOW_S + 60 }), 'it says of nobody'],
    ['no end', signed(HS256, { sub: 'ana' }), 'it does not say until when it holds'],
    ['an end that is text', signed(HS256, { sub: 'ana', exp: '2030' }), 'it does not say until when it holds'],
    ['an end that has come', makeToken({ sub: 'ana', exp: NOW_S }, KEY), 'it has expired'],
    ['a beginning that has not', makeToken({ sub: 'ana', exp: NOW_S + 60, nbf: NOW_S + 1 }, KEY), 'it does not hold yet'],
  ])('with %s does not', (_, token, problem) => expect(checkToken(token, KEY, NOW_S)).toEqual({ problem }))

  it('is read as it was written, and any other text is refused without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string({ maxLength: 100 }), (sub, text) => {
      expect(checkToken(makeToken({ sub, exp: NOW_S + 1 }, KEY), KEY, NOW_S)).toEqual({ claims: { sub, exp: NOW_S + 1 } })
      expect(checkToken(text, KEY, NOW_S)).toHaveProperty('problem')
    }))
  })
})
