import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCacheControl } from '../../cdn/http/cacheControl'
import { putIn, secondsIn, takeOut, withSeconds } from './editDirectives'

const read = (text: string) => parseCacheControl([text]).directives
const out = (text: string, name: string) => takeOut(text, read(text), name)
const timed = (text: string, name: string, seconds: number) => withSeconds(text, read(text), name, seconds)

describe('directives', () => {
  it.each([
    ['', 'no-store', 'no-store'],
    ['public', 'no-store', 'public, no-store'],
    ['public, ', 'no-store', 'public, no-store'],
    ['max-age=4,s-maxage=9', 'immutable', 'max-age=4,s-maxage=9, immutable'],
  ])('are put into "%s"', (text, name, after) => expect(putIn(text, name)).toBe(after))

  it.each([
    ['no-store', 'no-store', ''],
    ['public, no-store, max-age=4', 'no-store', 'public, max-age=4'],
    ['public,  no-store', 'no-store', 'public'],
    ['NO-STORE ,a="b, c", no-store', 'no-store', 'a="b, c"'],
    ['private="no-store, x", no-store', 'no-store', 'private="no-store, x"'],
    ['public', 'no-store', 'public'],
  ])('are taken out of "%s"', (text, name, after) => expect(out(text, name)).toBe(after))

  it.each([
    ['max-age=4, public', 'max-age=30, public'],
    ['public', 'public, max-age=30'],
    ['Max-Age="4" , s-maxage=1', 'Max-Age=30 , s-maxage=1'],
    ['max-age', 'max-age=30'],
  ])('get a number: "%s"', (text, after) => expect(timed(text, 'max-age', 30)).toBe(after))

  it('have a number or none', () => {
    expect(secondsIn(read('max-age=4'), 'max-age')).toBe(4)
    expect(secondsIn(read('max-age=soon'), 'max-age')).toBeNull()
    expect(secondsIn(read('public'), 'max-age')).toBeNull()
  })

  it('that are put in and taken out leave the others alone: property', () => {
    const member = fc.constantFrom('public', 'max-age=4', 'S-MaxAge=9', 'private="a, b"', 'no-store', 'x=y', '<bad>', 'max-age=7', '')
    const text = fc.array(fc.tuple(member, fc.constantFrom(',', ', ', ' ,  ')), { maxLength: 6 }).map((all) => all.flat().join('').trim())
    fc.assert(
      fc.property(text, fc.constantFrom('no-store', 'max-age', 'private'), fc.nat(99), (before, name, seconds) => {
        const others = (all: string) => read(all).filter((one) => one.name !== name).map(({ raw }) => raw)
        expect(read(out(before, name)).map(({ raw }) => raw)).toEqual(others(before))
        expect(others(putIn(before, name))).toEqual(others(before))
        expect(others(timed(before, name, seconds))).toEqual(others(before))
        expect(secondsIn(read(timed(before, name, seconds)), name)).toBe(seconds)
      }),
    )
  })
})
