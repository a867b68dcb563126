import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatMs, formatMsValue, formatPercent, formatSpeed, formatTenths, NO_BREAK_SPACE, NOTHING, THIN_SPACE } from './format'

describe('format', () => {
  it('writes thousands with thin spaces', () => {
    expect(formatCount(0)).toBe('0')
    expect(formatCount(999)).toBe('999')
    expect(formatCount(1284)).toBe(`1${THIN_SPACE}284`)
    expect(formatCount(1_000_000)).toBe(`1${THIN_SPACE}000${THIN_SPACE}000`)
    expect(formatCount(-12_000)).toBe(`−12${THIN_SPACE}000`)
    expect(formatCount(-0.2)).toBe('0')
  })

  it('writes milliseconds without decimals from 10 on', () => {
    expect(formatMsValue(8.62)).toBe('8.6')
    expect(formatMsValue(1)).toBe('1')
    expect(formatMsValue(9.96)).toBe('10')
    expect(formatMsValue(203.6)).toBe('204')
    expect(formatMs(1284)).toBe(`1${THIN_SPACE}284${NO_BREAK_SPACE}ms`)
    expect(formatMs(Number.NaN)).toBe(NOTHING)
  })

  it('says 0 % and 100 % only when that is exact', () => {
    expect(formatPercent(3, 6)).toBe('50%')
    expect(formatPercent(0, 0)).toBe(NOTHING)
    expect(formatPercent(999_999, 1_000_000)).toBe('99.9%')
    expect(formatPercent(1, 1_000_000)).toBe('0.1%')
    expect(formatPercent(0, 8)).toBe('0%')
    expect(formatPercent(8, 8)).toBe('100%')
  })

  it('says a percentage to a tenth, and 0 and 100 only when that is exact', () => {
    expect([[848, 1000], [9, 10], [15_429, 1_000_000], [99_999, 100_000], [1, 1_000_000], [0, 8], [8, 8]].map(([part, whole]) => formatTenths(part!, whole!))).toEqual(['84.8%', '90.0%', '1.5%', '99.9%', '0.1%', '0%', '100%'])
    expect(formatTenths(0, 0)).toBe(NOTHING)
  })

  it('writes bytes and speeds', () => {
    expect(formatBytes(512)).toBe(`512${NO_BREAK_SPACE}B`)
    expect(formatBytes(12_000)).toBe(`12${NO_BREAK_SPACE}kB`)
    expect(formatBytes(10_000_000)).toBe(`10${NO_BREAK_SPACE}MB`)
    expect([0.125, 0.25, 0.5, 1, 8].map(formatSpeed)).toEqual(['⅛×', '¼×', '½×', '1×', '8×'])
  })

  it('keeps every digit of any integer', () => {
    fc.assert(
      fc.property(fc.integer(), (count) => {
        const text = formatCount(count).replaceAll(THIN_SPACE, '').replace('−', '-')
        expect(Number(text)).toBe(count)
      }),
    )
  })

  it('never rounds a mixed ratio to all or nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.nat(), (whole, seed) => {
        const part = 1 + (seed % (whole - 1))
        const value = Number(formatPercent(part, whole).replace('%', ''))
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(100)
      }),
    )
  })
})
