import { describe, expect, it } from 'vitest'
import { clockText, figureBeside, figureText, figureTexts, isWorse, promisedTexts } from './figures'

describe('figures', () => {
  it('are written as what they are, with a dash where there is nothing', () => {
    expect([figureText(0.875, 'percent'), figureText(0.99987, 'percent'), figureText(1, 'percent'), figureText(0, 'percent')]).toEqual(['87.5%', '99.98%', '100%', '0%'])
    expect([figureText(209.6, 'ms'), figureText(3.24, 'ms'), figureText(90, 'seconds'), figureText(1284, 'count')]).toEqual(['210\u00a0ms', '3.2\u00a0ms', '90\u00a0s', '1\u202f284'])
    expect(figureTexts(12, 'perSecond')).toEqual(['12 a second', '12/s'])
    expect([figureText(1_200, 'dollars'), figureText(0.5, 'dollars')]).toEqual(['$1\u202f200', '$0.50'])
    expect(figureText(NaN, 'percent')).toBe('–')
  })

  it('are never rounded up to all of them', () => {
    for (const share of [0.999, 0.9999, 0.99994]) expect(Number.parseFloat(figureText(share, 'percent'))).toBeLessThanOrEqual(share * 100 + 1e-9)
    expect(figureText(0.999, 'percent')).toBe('99.9%')
  })

  it('have the decimals that tell them from their limit', () => {
    const limit = { value: 210, worse: 'above' } as const
    expect(figureBeside(210.3, 'ms', limit)).toBe('210.3\u00a0ms')
    expect(figureBeside(210, 'ms', limit)).toBe('210\u00a0ms')
    expect(figureBeside(212, 'ms', limit)).toBe('212\u00a0ms')
    expect(figureBeside(0.97996, 'percent', { value: 0.98, worse: 'below' })).toBe('97.996%')
    expect(figureBeside(1200.4, 'dollars', { value: 1200, worse: 'above' })).toBe('$1200.4')
    expect(figureBeside(5, 'count', undefined)).toBe('5')
  })

  it('hold on their limit and break beyond it', () => {
    expect([209, 210, 211, NaN].map((value) => isWorse(value, { value: 210, worse: 'above' }))).toEqual([false, false, true, false])
    expect([0.98, 0.99, 1].map((value) => isWorse(value, { value: 0.99, worse: 'below' }))).toEqual([true, false, false])
  })

  it('were promised in words, or with a sign where there is less room', () => {
    expect(promisedTexts({ value: 210, worse: 'above' }, 'ms')).toEqual(['at most 210\u00a0ms', '≤\u00a0210\u00a0ms'])
    expect(promisedTexts({ value: 12, worse: 'above' }, 'perSecond')).toEqual(['at most 12 a second', 'at most 12/s', '≤\u00a012/s'])
    expect(promisedTexts({ value: 0.999, worse: 'below' }, 'percent')[0]).toBe('at least 99.9%')
  })

  it('stand at moments', () => expect([0, 59_999, 104_000, 600_000].map(clockText)).toEqual(['0:00', '0:59', '1:44', '10:00']))
})
