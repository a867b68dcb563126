import { placeWords } from '../cdn/net/spot'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsValue, parseLeverValue } from './leverValues'
import { formatLeverValue, leverWords } from './leverWords'
import type { Lever } from './levers'

const options = ['a', 'b', 'c-d'].map((value) => ({ value, label: value.toUpperCase() }))
const levers: Lever[] = [
  { kind: 'toggle', label: 'T', initial: true },
  { kind: 'slider', label: 'S', initial: 1, min: 0.5, max: 4, step: 0.5 },
  { kind: 'choice', label: 'C', initial: 'a', options },
  { kind: 'set', label: 'M', initial: ['a'], options },
  { kind: 'header', label: 'H', field: 'Cache-Control', initial: 'max-age=4', chips: ['no-store'], seconds: [], against: 'no-store' },
  { kind: 'order', label: 'O', initial: ['a', 'b'], options },
]
const anyHeader = fc.string({ unit: fc.integer({ min: 0, max: 0x100 }).map((code) => String.fromCharCode(code)), maxLength: 210 })

describe('lever values', () => {
  it.each([
    [levers[0]!, [true, false]],
    [levers[1]!, [0.5, 1, 3.5, 4]],
    [levers[2]!, ['a', 'c-d']],
    [levers[3]!, [['a'], ['c-d', 'b']]],
    [levers[4]!, ['', 'public, max-age=4', 'no-cache="Set-Cookie, X"', 'max-age=4; ~100% & more+', 'caf\u00e9']],
    [levers[5]!, [[], ['b'], ['c-d', 'a', 'b'], ['b', 'a', 'c-d']]],
  ])('read back what they write', (lever, values) => {
    for (const value of values) expect(parseLeverValue('x', lever, formatLeverValue(value))).toEqual({ value })
  })

  it.each([
    [levers[0]!, 'maybe'], [levers[1]!, '5'], [levers[1]!, '0.7'], [levers[1]!, ''], [levers[1]!, 'NaN'],
    [levers[2]!, 'z'], [levers[3]!, ''], [levers[3]!, 'a+z'], [levers[3]!, 'a+a'], [levers[5]!, 'a+z'], [levers[5]!, 'b+a+b'],
    [levers[4]!, 'a\nb'], [levers[4]!, 'a\tb'], [levers[4]!, '\u2026'], [levers[4]!, 'x'.repeat(201)],
  ])('answer what they do not take with a sentence', (lever, text) => {
    const parsed = parseLeverValue('x', lever, text)
    expect('error' in parsed && parsed.error).toMatch(/^lever x takes .+, not "/)
  })

  it('are said as the learner reads them', () => {
    expect(leverWords(levers[0]!, false)).toBe('off')
    expect(leverWords({ kind: 'slider', label: 'S', initial: 10, min: 0, max: 2000, step: 10, unit: 'ms' }, 1500)).toBe('1\u202f500\u00a0ms')
    expect(leverWords(levers[2]!, 'b')).toBe('B')
    expect(leverWords(levers[3]!, ['a', 'c-d'])).toBe('A, C-D')
    const order = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: value.toUpperCase() }))
    const values = order.map(({ value }) => value)
    expect([[], ['b', 'a', 'c'], ['d', 'a', 'b', 'c'], values].map((value) => leverWords({ kind: 'order', label: 'O', initial: values, options: order }, value))).toEqual(['nothing', 'B, A, C', '4 of 5', '5 of 5'])
    expect(leverWords(levers[4]!, 'no-store')).toBe('no-store')
    expect(leverWords(levers[4]!, '')).toBe('nothing')
    expect(['', '-17.8,31'].map((value) => leverWords({ kind: 'place', label: 'P', initial: '', against: '0,0', words: placeWords }, value))).toEqual(['nobody', '17.8°\u00a0S, 31°\u00a0E'])
  })

  it('take any header that can be written on one line: property', () => {
    fc.assert(
      fc.property(anyHeader, (text) => {
        const parsed = parseLeverValue('x', levers[4]!, text)
        const allowed = text.trim().length <= 200 && !/\p{Cc}|\u0100/u.test(text.trim())
        expect(parsed).toEqual(allowed ? { value: text.trim() } : { error: expect.stringContaining('lever x takes a Cache-Control value') })
      }),
    )
  })

  it('never accept what they would not read: property', () => {
    fc.assert(
      fc.property(fc.constantFrom(...levers), fc.string(), (lever, text) => {
        const parsed = parseLeverValue('x', lever, text)
        if ('value' in parsed) expect(acceptsValue(lever, parsed.value)).toBe(true)
      }),
    )
  })
})
