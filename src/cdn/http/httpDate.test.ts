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

  it.each([
    ['Sunday, 06-Dec-76 08:49:37 GMT', '2026-11-20T00:00:00Z', 1976],
    ['Friday, 20-Nov-76 00:00:00 GMT', '2026-11-20T00:00:00Z', 2076],
    ['Friday, 20-Nov-76 00:00:01 GMT', '2026-11-20T00:00:00Z', 1976],
    ['Saturday, 06-Nov-76 08:49:37 GMT', '2026-11-20T00:00:00Z', 2076],
    ['Sunday, 06-Nov-77 08:49:37 GMT', '2026-11-20T00:00:00Z', 1977],
    ['Thursday, 31-Dec-26 23:59:59 GMT', '2026-11-20T00:00:00Z', 2026],
    ['Friday, 01-Jan-10 00:00:00 GMT', '2090-01-01T00:00:00Z', 2110],
    ['Tuesday, 29-Feb-00 00:00:00 GMT', '2060-01-01T00:00:00Z', 2000],
    ['Tuesday, 29-Feb-72 00:00:00 GMT', '2026-01-01T00:00:00Z', 2072],
  ])('%s, read on %s, is of %i', (text, now, year) => {
    expect(new Calendar(parseHttpDate(text, Calendar.parse(now))!).getUTCFullYear()).toBe(year)
  })

  it('takes a two-digit year for the latest one that is at most 50 years ahead, to the second', () => {
    fc.assert(
      fc.property(SECOND, fc.integer({ min: 0, max: Calendar.UTC(2200, 0) }), (ms, nowMs) => {
        const [, day, month, year, clock] = formatHttpDate(ms).split(' ')
        const weekday = new Calendar(ms).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
        const read = parseHttpDate(`${weekday}, ${day}-${month}-${year!.slice(-2)} ${clock} GMT`, nowMs)
        const limitMs = new Calendar(nowMs).setUTCFullYear(new Calendar(nowMs).getUTCFullYear() + 50)
        const inYear = (full: number): number => new Calendar(ms).setUTCFullYear(full)
        const fits = [...Array(400).keys()].map((i) => 1900 + i).filter((full) => full % 100 === Number(year) % 100 && inYear(full) <= limitMs)
        const isOfYear = (full: number): boolean => new Calendar(inYear(full)).getUTCMonth() === new Calendar(ms).getUTCMonth()
        expect(read).toBe(inYear(fits.filter(isOfYear).at(-1)!))
      }),
    )
  })
})
