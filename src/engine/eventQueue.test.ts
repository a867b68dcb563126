import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue } from './eventQueue'

describe('EventQueue', () => {
  it('gives events back as a sorted list would, whatever is pushed and popped between', () => {
    const operations = fc.array(fc.oneof(fc.record({ push: fc.integer({ min: 0, max: 20 }) }), fc.constant('pop' as const)), { maxLength: 400 })
    fc.assert(
      fc.property(operations, (steps) => {
        const queue = new EventQueue()
        const oracle: { time: number; order: number }[] = []
        let order = 0
        for (const step of steps) {
          if (step === 'pop') {
            oracle.sort((a, b) => a.time - b.time || a.order - b.order)
            const slot = queue.pop()
            expect(slot).toBe(oracle[0]?.order ?? -1)
            if (slot >= 0) expect(queue.timeUs(slot)).toBe(oracle[0]!.time)
            oracle.shift()
          } else {
            queue.push(step.push, order, order)
            oracle.push({ time: step.push, order: order++ })
          }
          expect(queue.size).toBe(oracle.length)
        }
      }),
    )
  })

  it('keeps 5,000 simultaneous events in the order they came', () => {
    const queue = new EventQueue()
    for (let order = 0; order < 5000; order++) queue.push(7, order, order)
    for (let order = 0; order < 5000; order++) expect(queue.pop()).toBe(order)
  })

  it('stays in order while it draws up new calendars: bursts, long waits and years without events', () => {
    const delay = fc.oneof(fc.nat(3), fc.nat(2_000), fc.nat(400_000), fc.constant(3_600_000_000_000))
    const burst = fc.record({ delays: fc.array(delay, { minLength: 1, maxLength: 120 }), pops: fc.nat(120) })
    fc.assert(
      fc.property(fc.array(burst, { maxLength: 25 }), (bursts) => {
        const queue = new EventQueue()
        let pending: { time: number; order: number }[] = []
        let order = 0
        let nowUs = 0
        for (const { delays, pops } of bursts) {
          for (const us of delays) {
            queue.push(nowUs + us, order, order)
            pending.push({ time: nowUs + us, order: order++ })
          }
          pending.sort((a, b) => a.time - b.time || a.order - b.order)
          for (const expected of pending.slice(0, pops)) {
            const slot = queue.pop()
            nowUs = queue.timeUs(slot)
            expect({ time: nowUs, order: slot }).toEqual(expected)
          }
          pending = pending.slice(pops)
          expect(queue.size).toBe(pending.length)
        }
      }),
    )
  })
})
