/** Each limit against a naive count over everything that was let through, and what sets the three apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Counters } from './counters'
import { type LimitKind, type LimitRule, US_A_SECOND } from './limiter'

const rule = (kind: LimitKind): fc.Arbitrary<LimitRule> => fc.record({ kind: fc.constant(kind), limit: fc.integer({ min: 1, max: 20 }), windowS: fc.constantFrom(1, 2, 10, 60) })
/** Gaps between requests (µs): crowds, and pauses of a window and more. */
const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 30_000_000 })), { minLength: 1, maxLength: 80 })

interface Tried {
  readonly atUs: number
  readonly passes: boolean
  readonly retryAfterS: number
}

function tried(one: LimitRule, times: readonly number[]): readonly Tried[] {
  const counters = new Counters()
  return times.map((atUs) => ({ atUs, ...counters.take('all', one, atUs) }))
}

function timesOf(all: readonly number[]): number[] {
  let nowUs = 0
  return all.map((gap) => (nowUs += gap))
}

/** What passes, worked out from the times of what passed before and nothing else. */
const NAIVE: Readonly<Record<LimitKind, (one: LimitRule, before: readonly number[], atUs: number) => boolean>> = {
  'fixed window': ({ limit, windowS }, before, atUs) => {
    const window = Math.floor(atUs / (windowS * US_A_SECOND))
    return before.filter((us) => Math.floor(us / (windowS * US_A_SECOND)) === window).length < limit
  },
  'sliding window': ({ limit, windowS }, before, atUs) => {
    const windowUs = windowS * US_A_SECOND
    const start = Math.floor(atUs / windowUs) * windowUs
    const [last, now] = [before.filter((us) => us >= start - windowUs && us < start).length, before.filter((us) => us >= start).length]
    // In whole numbers: last * (share of the last window that reaches into ours) + now + 1 <= limit.
    return last * (windowUs - (atUs - start)) + (now + 1) * windowUs <= limit * windowUs
  },
  'token bucket': ({ limit, windowS }, before, atUs) => {
    // From whatever moment on: no more than a full bucket and what has come in since.
    return [0, ...before].every((since) => (before.filter((us) => us >= since).length + 1) * windowS * US_A_SECOND <= limit * (windowS * US_A_SECOND + atUs - since))
  },
}

function naivePasses(one: LimitRule, times: readonly number[]): boolean[] {
  const before: number[] = []
  return times.map((atUs) => {
    const passes = NAIVE[one.kind](one, before, atUs)
    if (passes) before.push(atUs)
    return passes
  })
}

const KINDS = ['token bucket', 'sliding window', 'fixed window'] as const

describe.each(KINDS)('a %s', (kind) => {
  it('lets through what a naive count lets through', () => {
    fc.assert(
      fc.property(rule(kind), gaps, (one, all) => {
        const times = timesOf(all)
        expect(tried(one, times).map(({ passes }) => passes)).toEqual(naivePasses(one, times))
      }),
      { numRuns: 2000 },
    )
  })

  it('lets one through after the time that it names', () => {
    fc.assert(
      fc.property(rule(kind), gaps, (one, all) => {
        const times = timesOf(all)
        const last = tried(one, times).at(-1)!
        fc.pre(!last.passes)
        expect(tried(one, [...times, last.atUs + last.retryAfterS * US_A_SECOND]).at(-1)!.passes).toBe(true)
        expect(last.retryAfterS).toBeLessThanOrEqual(2 * one.windowS)
      }),
      { numRuns: 1000 },
    )
  })

  it('has a copy that knows the same and counts by itself, and a level that is told and changes nothing', () => {
    fc.assert(
      fc.property(rule(kind), gaps, fc.integer({ min: 0, max: 30_000_000 }), (one, all, laterUs) => {
        const [counters, times] = [new Counters(), timesOf(all)]
        const levels = times.map((us) => counters.take('all', one, us).level)
        const [copy, atUs] = [counters.copyOf('all')!, times.at(-1)!]
        expect(copy.levelAt(atUs)).toBeCloseTo(levels.at(-1)!, 9)
        expect(copy.levelAt(atUs + laterUs)).toBeLessThanOrEqual(levels.at(-1)! + 1e-9)
        const next = copy.copy().take(atUs + laterUs)
        expect(copy.take(atUs + laterUs)).toEqual(next)
        expect(counters.take('all', one, atUs + laterUs)).toEqual(next)
      }),
    )
    expect(new Counters().copyOf('all')).toBeUndefined()
  })

  it('keeps keys apart, and begins anew under another rule', () => {
    const counters = new Counters()
    const one: LimitRule = { kind, limit: 1, windowS: 60 }
    expect(['a', 'b', 'a'].map((key) => counters.take(key, one, 1).passes)).toEqual([true, true, false])
    expect(counters.take('a', { ...one, windowS: 30 }, 1).passes).toBe(true)
  })

  it('is the same for a key that others have made it forget while it was idle', () => {
    const counters = new Counters()
    const one: LimitRule = { kind, limit: 2, windowS: 1 }
    for (let key = 0; key < 10_000; key++) counters.take(String(key), one, key * 1000)
    expect([0, 1, 2].map(() => counters.take('0', one, 60 * US_A_SECOND).passes)).toEqual([true, true, false])
  })
})

describe('the three', () => {
  const limit = 100
  /** 150 in the last tenth of a window, and 150 in the first tenth of the next. */
  const burst = Array.from({ length: 300 }, (_, i) => 900_000 + Math.floor((i * 200_000) / 300))
  const passing = (kind: LimitKind): number => tried({ kind, limit, windowS: 1 }, burst).filter(({ passes }) => passes).length

  it('differ where a burst lies across the end of a window: a fixed one lets twice as many by', () => {
    expect(passing('fixed window')).toBe(2 * limit)
    expect(passing('sliding window')).toBeLessThanOrEqual(1.2 * limit)
    expect(passing('token bucket')).toBeLessThanOrEqual(1.2 * limit)
  })

  it('let a flood of a thousand a second through at their limit, and so do twelve places each', () => {
    const flood = Array.from({ length: 10_000 }, (_, i) => i * 1000)
    for (const kind of KINDS) {
      const one = tried({ kind, limit, windowS: 1 }, flood).filter(({ passes }) => passes).length
      expect(one).toBeGreaterThanOrEqual(10 * limit - 10)
      expect(one).toBeLessThanOrEqual(11 * limit)
    }
  })
})
