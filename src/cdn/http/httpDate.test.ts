import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EPOCH_MS } from '../epoch'
import { formatHttpDate, parseHttpDate } from './httpDate'

// The platform's calendar is the oracle; its clock is not asked.
// oxlint-disable-next-line no-restricted-globals
const Calendar = Date

const SECOND = fc.integer({ min: Calendar.UTC(1, 0) / 1000, max: Calendar.UTC(9999, 11, 31) / 1000 }).map((s) => s * 1000)

describe('HTTP dates', () => {
  it('are written as IMF-fixdate, and read back', () => {
    expect(formatHttpDate(784_111_777_000)).toBe('Sun, 06 Nov 1994 08:49:37 GMT')
    fc.assert(
      fc.property(SECOND, (ms) => {
        expect(parseHttpDate(formatHttpDate(ms), EPOCH_MS)).toBe(ms)
      }),
    )
  })

  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'IMF-fixdate'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 'RFC 850'],
    ['Sun Nov  6 08:49:37 1994', 'asctime'],
    ['sun, 06 nov 1994 08:49:37 gmt', 'any case'],
  ])('%s is read: %s', (text) => expect(parseHttpDate(text, EPOCH_MS)).toBe(Calendar.UTC(1994, 10, 6, 8, 49, 37)))

  it.each([
    '', '0', '-1', 'Sun, 06 Nov 1994 08:49:37 UTC', 'Sun, 06 Nov 1994 8:49:37 GMT', 'Sun 06 Nov 1994 08:49:37 GMT', 'Sun, 06-Nov-1994 08:49:37 GMT',
    'Sun,  06 Nov 1994 08:49:37 GMT', 'Sun, 31 Feb 1994 08:49:37 GMT', 'Sun, 29 Feb 1900 08:49:37 GMT', 'Sun, 00 Feb 1994 08:49:37 GMT', 'Sun, 06 Foo 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 24:00:00 GMT', 'Sun, 06 Nov 1994 08.49.37 GMT', '1994-11-06T08:49:37Z',
  ])('"%s" is no date', (text) => expect(parseHttpDate(text, EPOCH_MS)).toBeUndefined())

  it('takes a two-digit year for the nearest one that is at most 50 years ahead', () => {
    const year = (text: string): number => new Calendar(parseHttpDate(text, EPOCH_MS)!).getUTCFullYear()
    expect(year('Sunday, 06-Nov-76 08:49:37 GMT')).toBe(2076)
    expect(year('Sunday, 06-Nov-77 08:49:37 GMT')).toBe(1977)
  })
})
