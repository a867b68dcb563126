import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWeakTag, matchesAnyTag, parseEntityTags, sameStrongTag } from './etag'

/** A tag as the RFC writes it, commas and what looks like a piece of a tag included. */
const opaque = fc.array(fc.constantFrom('a', 'b', ',', '/', 'W', '-', '\\', ' ', '*'), { maxLength: 4 }).map((letters) => `"${letters.join('')}"`)
const tag = fc.tuple(fc.constantFrom('', 'W/'), opaque).map(([weak, text]) => weak + text)
const plain = (text: string): string => text.replace(/^W\//, '')

describe('entity tags', () => {
  it.each([
    ['"a", W/"b" ,"c,d"', ['"a"', 'W/"b"', '"c,d"']],
    [', "a",, "b" ,', ['"a"', '"b"']],
    ['""', ['""']],
    ['', []],
    ['abc', ['abc']],
    ['abc,xyz', ['abc,xyz']],
    ['w/"a"', ['w/"a"']],
    ['"abc"-gzip', ['"abc"-gzip']],
    ['"a" "b"', ['"a" "b"']],
    ['"a", b', ['"a", b']],
    ['*, "a"', ['*, "a"']],
    ['"a', ['"a']],
    ['W/ "a"', ['W/ "a"']],
  ])('%s', (value, expected) => {
    const tags = parseEntityTags(value)
    expect(tags === '*' ? '*' : tags.map((one) => (one.weak ? 'W/' : '') + one.opaque)).toEqual(expected)
  })

  it('are found in every list that has them, weak or not, and in no other', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 4 }), fc.constantFrom(',', ', ', ' ,, '), tag, (list, comma, own) => {
        expect(matchesAnyTag(own, list.join(comma))).toBe(list.some((one) => plain(one) === plain(own)))
      }),
    )
  })

  it('that are none equal themselves alone', () => {
    const broken = fc.oneof(
      fc.tuple(fc.constantFrom('w/', 'W', 'x', ''), opaque, fc.constantFrom('', '-gzip', '-br', ' "b"', ',b')).map((parts) => parts.join('')),
      fc.array(fc.constantFrom('abc', 'xyz', 'W/a', '*'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(',')),
      tag,
    )
    fc.assert(
      fc.property(broken, broken, (own, asked) => {
        const isTag = (text: string): boolean => /^(?:W\/)?"[^"]*"$/.test(text)
        const same = isTag(own) && isTag(asked) ? plain(own) === plain(asked) : own === asked
        expect(matchesAnyTag(own, asked)).toBe(same || asked === '*')
      }),
    )
  })

  it('match any where the whole field is a star', () => {
    expect(matchesAnyTag('"a"', ' * ')).toBe(true)
    expect(matchesAnyTag(undefined, '*')).toBe(true)
    expect(matchesAnyTag('"a"', '*, "b"')).toBe(false)
    expect(matchesAnyTag(undefined, '"a"')).toBe(false)
    expect(matchesAnyTag('', '')).toBe(false)
  })

  it('are strong only where they are tags without W/', () => {
    expect(sameStrongTag('"a"', ' "a" ')).toBe(true)
    for (const text of ['W/"a"', 'w/"a"', 'a', '"a"-gzip', '"a', '']) expect(sameStrongTag(text, text)).toBe(false)
    expect(isWeakTag('W/"a"')).toBe(true)
    for (const text of ['"a"', 'w/"a"', 'a', 'W/a', 'W/"a"x', '*', '']) expect(isWeakTag(text)).toBe(false)
  })
})
