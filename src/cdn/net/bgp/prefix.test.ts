import { describe, expect, it } from 'vitest'
import { isPrefix, longestMatch } from './prefix'

describe('a prefix', () => {
  it.each([['192.0.2.0/24', true], ['0.0.0.0/0', true], ['198.51.100.32/27', true], ['198.51.100.33/27', false], ['192.0.2.0', false], ['192.0.2.0/33', false], ['192.0.256.0/24', false], ['a.b.c.d/8', false], ['192.0.2/24', false]])(
    '%s: %s', (prefix, is) => expect(isPrefix(prefix)).toBe(is),
  )

  it('that is longer is meant before one that is shorter, wherever it stands', () => {
    const prefixes = ['198.51.100.0/24', '198.51.100.32/27', '0.0.0.0/0', '198.51.100.32/32']
    const matchOf = (address: string): string | undefined => longestMatch(address, prefixes)
    for (const order of [prefixes, prefixes.toReversed()]) expect(longestMatch('198.51.100.33', order)).toBe('198.51.100.32/27')
    expect(matchOf('198.51.100.32')).toBe('198.51.100.32/32')
    expect(matchOf('198.51.100.63')).toBe('198.51.100.32/27')
    expect(matchOf('198.51.100.64')).toBe('198.51.100.0/24')
    expect(matchOf('203.0.113.1')).toBe('0.0.0.0/0')
    expect(longestMatch('203.0.113.1', prefixes.slice(0, 2))).toBeUndefined()
    expect(matchOf('nowhere')).toBeUndefined()
  })
})
