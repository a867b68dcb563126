import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoTime } from './isoTime'

describe('parseIsoTime', () => {
  it.each([
    ['1970-01-01', 0],
    ['2026-03-03T10:00:00.000Z', 1_772_532_000_000],
    ['2026-03-03 11:00+01:00', 1_772_532_000_000],
    ['2026-03-03T04:30:00.5-0530', 1_772_532_000_500],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
  ])('%s', (text, ms) => expect(parseIsoTime(text)).toBe(ms))

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-03-03T25:00', 'soon', '', '2026-03-03T10'])('%s is none', (text) => expect(parseIsoTime(text)).toBeUndefined())

  it('reads what the platform writes: property', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        fc.pre(/^\d{4}-/.test(date.toISOString()))
        expect(parseIsoTime(date.toISOString())).toBe(date.getTime())
      }),
    )
  })
})
