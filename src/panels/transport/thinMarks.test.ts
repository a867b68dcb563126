import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinMarks, type TimelineMark } from './thinMarks'

const outcome = fc.constantFrom('hit', 'miss', 'stale', 'error', 'direct')
const marks = fc
  .array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), outcome, request: fc.nat() }), { maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a.share - b.share))

describe('thinMarks', () => {
  it('keeps everything that has room', () => {
    const far: TimelineMark[] = [0.1, 0.2, 0.9].map((share, request) => ({ share, outcome: 'hit', request }))
    expect(thinMarks(far, 1000, 24)).toEqual(far)
  })

  it('prefers the rarer outcome in one place', () => {
    const near: TimelineMark[] = [
      { share: 0.5, outcome: 'hit', request: 0 },
      { share: 0.505, outcome: 'miss', request: 1 },
      { share: 0.507, outcome: 'hit', request: 2 },
    ]
    expect(thinMarks(near, 1000, 24)).toEqual([near[1]])
  })

  it('returns a part of the marks, apart from each other, for any line', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 2000 }), (all, width) => {
        const kept = thinMarks(all, width, 24)
        expect(all).toEqual(expect.arrayContaining([...kept]))
        expect(kept.length > 0).toBe(all.length > 0)
        for (const [at, mark] of kept.slice(1).entries()) expect((mark.share - kept[at]!.share) * width).toBeGreaterThanOrEqual(24)
      }),
    )
  })
})
