/** FNV-1a as its RFC tests it, and what three hashes make of the same users. */
import { describe, expect, it } from 'vitest'
import { fnv1a, fnv1aOf } from './fnv1a'
import { type SplitHash, variantOf } from './split'

describe('FNV-1a', () => {
  it.each([
    ['', 0x811c9dc5], ['a', 0xe40c292c], ['foobar', 0xbf9cf968],
  ])('of "%s" is as RFC 9923 §8.3 says', (text, hash) => expect(fnv1aOf(text)).toBe(hash))

  it('of bytes that are no text is as RFC 9923 §8.3 says', () => {
    expect(fnv1a([...'Hello!'].map((letter) => letter.charCodeAt(0)).concat(0x01, 0xff, 0xed))).toBe(0xfd9d3881)
  })
})

/** How products number their users. */
const WRITINGS: Readonly<Record<string, (n: number) => string>> = { 'user-1': (n) => `user-${n}`, u1: (n) => `u${n}`, '1': String, hex: (n) => (n * 2654435761 >>> 0).toString(16) }
const share = (hash: SplitHash, users: number, write: (n: number) => string): number =>
  Array.from({ length: users }, (_, i) => variantOf(write(i + 1), { hash, percent: 10 })).filter((one) => one === 'B').length / users

describe('a split', () => {
  it.each(Object.entries(WRITINGS))('by FNV-1a mod 100 gives 10 % of 10,000 users B, within a point, however they are written: %s', (_, write) => {
    expect(Math.abs(share('fnv1a mod', 10_000, write) - 0.1)).toBeLessThan(0.01)
  })

  it('gives a user the same variant every time, and more users B when more are to get it', () => {
    for (let n = 0; n < 2000; n++) {
      const user = `user-${n}`
      const variants = [10, 10, 20, 50, 100].map((percent) => variantOf(user, { hash: 'fnv1a mod', percent }))
      expect(variants[0]).toBe(variants[1])
      expect(variants.join('')).toMatch(/^A*B+$/)
    }
  })

  it('by the first bits of FNV-1a, or by a sum of letters, does not keep its share among the first 200', () => {
    const worst = (hash: SplitHash): number => Math.max(...Object.values(WRITINGS).map((write) => Math.abs(share(hash, 200, write) - 0.1)))
    expect(worst('fnv1a top')).toBeGreaterThan(0.2)
    expect(worst('sum')).toBeGreaterThan(0.05)
    expect(worst('fnv1a mod')).toBeLessThan(0.06)
  })
})
