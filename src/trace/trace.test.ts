import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundError } from '../engine/invariant'
import { BYTES_PER_RECORD, Trace } from './trace'
import { traceHash } from './traceHash'
import { hopPhase, hopTo, hopTone, markListing, markNumber, packHop, packMark, packSlot, slotIndex, slotRemoval, slotState } from './traceKinds'

describe('Trace', () => {
  it('gives back what was recorded, across chunks', () => {
    const trace = new Trace()
    const count = 70_000
    for (let i = 0; i < count; i++) trace.record(i * 3, i % 17, i % 60_000, i - 1, 0 - i, i * 2)
    expect(trace.length).toBe(count)
    for (const i of [0, 65_535, 65_536, count - 1]) {
      expect([trace.timeUs(i), trace.kind(i), trace.node(i), trace.exchange(i), trace.a(i), trace.b(i)]).toEqual([
        i * 3, i % 17, i % 60_000, i - 1, 0 - i, i * 2,
      ])
    }
  })

  it('counts records up to a time as a scan would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 80 }), fc.integer({ min: -1, max: 51 }), (times, upTo) => {
        const trace = new Trace()
        for (const time of times.toSorted((a, b) => a - b)) trace.record(time, 1, 0, 0, 0, 0)
        expect(trace.countUpTo(upTo)).toBe(times.filter((time) => time <= upTo).length)
      }),
    )
  })

  it('takes at most 24 bytes a record', () => expect(BYTES_PER_RECORD).toBeLessThanOrEqual(24))

  it('ends with a clear error at its bound', () => {
    const trace = new Trace(65_536)
    const fill = (): void => {
      for (let i = 0; i < 65_537; i++) trace.record(0, 1, 0, 0, 0, 0)
    }
    expect(fill).toThrow(BoundError)
    expect(fill).toThrow('the run passed its bound of 65536 trace records: too large, or a process repeats without waiting')
  })

  it('interns equal strings once', () => {
    const trace = new Trace()
    expect([trace.intern('a'), trace.intern('b'), trace.intern('a'), trace.intern('')]).toEqual([1, 2, 1, 0])
    expect(trace.string(2)).toBe('b')
  })
})

describe('traceHash', () => {
  const base = [1000, 2, 3, 4, 5, 6] as const
  const hashOf = (values: readonly number[], text = 'x'): string => {
    const trace = new Trace()
    trace.record(...(values as [number, number, number, number, number, number]))
    trace.intern(text)
    return traceHash(trace)
  }

  it('is the same for the same trace', () => expect(hashOf(base)).toBe(hashOf(base)))
  it.each(base.map((_, column) => column))('changes with column %i', (column) => {
    expect(hashOf(base.map((value, i) => (i === column ? value + 1 : value)))).not.toBe(hashOf(base))
  })
  it('changes with a string', () => expect(hashOf(base, 'y')).not.toBe(hashOf(base)))
})

describe('packed columns', () => {
  it('come apart as they were put together', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xff), fc.nat(0x7f), (to, phase, tone) => {
        const a = packHop(to, phase, tone)
        expect([hopTo(a), hopPhase(a), hopTone(a)]).toEqual([to, phase, tone])
      }),
    )
    fc.assert(
      fc.property(fc.nat(0xffffff), fc.nat(0x7), fc.nat(0xf), (place, state, removal) => {
        const a = packSlot(place, state, removal)
        expect([slotIndex(a), slotState(a), slotRemoval(a), a | 0]).toEqual([place, state, removal, a])
      }),
    )
    fc.assert(
      fc.property(fc.nat(0x7ffff), fc.nat(4095), (listing, number) => {
        const a = packMark(listing, number)
        expect([markListing(a), markNumber(a), a | 0]).toEqual([listing, number, a])
      }),
    )
  })
})
