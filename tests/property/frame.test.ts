/**
 * frameAt against a naive reading: walk the trace record by record and count.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kind, OUTCOME_NAMES, SLOT_STATE_NAMES, hopTo, slotIndex, slotState } from '../../src/trace/traceKinds'
import { eventsAt } from '../../src/frame/events'
import { frameAt } from '../../src/frame/frameAt'
import { inspectRequest } from '../../src/frame/inspect'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets'
import { countAt, positionBefore, positionOf } from '../../src/trace/position'
import { runOf } from '../support/runOf'
import { SCENES } from '../scenes/scenes'

/** Positions at which a rule of the product or of this test was once wrong, by scene. */
const ONCE_WRONG: Record<string, readonly number[]> = {
  // Two copies grow stale in a µs in which 12 and 19 records happen.
  '06-stale-on-purpose': [31_200_777 + 0.5 / 12, 65_694_449 + 1 / 19],
}

describe.each(SCENES)('$folder', ({ folder, scene }) => {
  const result = runOf(scene)
  const { trace, nodes, endUs } = result
  const positions = fc.oneof(
    fc.integer({ min: 0, max: endUs }),
    fc.double({ min: -1, max: endUs, noNaN: true }),
    fc.integer({ min: 0, max: trace.length - 1 }).map((i) => positionOf(trace, i)),
    fc.integer({ min: 0, max: trace.length - 1 }).map((i) => positionBefore(trace, i)),
  )
  const examples = (ONCE_WRONG[folder] ?? []).map((position): [number] => [position])

  it('has a position for every record, in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: trace.length - 1 }), (i) => {
        expect(countAt(trace, positionOf(trace, i))).toBe(i + 1)
        expect(countAt(trace, positionBefore(trace, i))).toBe(i)
      }),
    )
  })

  it('counts outcomes and arrivals of the step as a scan does', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const frame = frameAt(result, position)
        const shown = countAt(trace, position)
        const since = Math.max(0, Array.from({ length: shown }, (_, i) => i).findLastIndex((i) => trace.kind(i) === Kind.Step && trace.a(i) > 0))
        const counted = nodes.map(() => new Map<string, number>())
        let [received, recent, peak] = [0, 0, 0]
        const receivedUs: number[] = []
        for (let i = since; i < shown; i++) {
          const kind = trace.kind(i)
          if (kind === Kind.Outcome) {
            const [at, name] = [counted[trace.node(i)]!, OUTCOME_NAMES[trace.a(i)]!]
            at.set(name, (at.get(name) ?? 0) + 1)
          }
          if (kind === Kind.Receive) {
            received++
            receivedUs.push(trace.timeUs(i))
            // Two that are a whole second apart do not share one.
            peak = Math.max(peak, receivedUs.filter((timeUs) => timeUs > trace.timeUs(i) - 1_000_000).length)
          }
          if (kind === Kind.Receive && trace.timeUs(i) > Math.ceil(position) - 1_000_000) recent++
        }
        frame.nodes.forEach(({ counters }, node) => {
          for (const [name, count] of Object.entries(counters)) expect(count).toBe(counted[node]!.get(name) ?? 0)
        })
        expect([frame.origin.requests, frame.origin.rps, frame.origin.peakRps]).toEqual([received, recent, peak])
      }),
    )
  })

  it('shows slots in the state of their last record, and old copies as stale', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const shown = countAt(trace, position)
        frameAt(result, position).nodes.forEach(({ slots }, node) => {
          slots.forEach(({ state, life }, slot) => {
            let expected = 'empty'
            let staleUs = Infinity
            // The life of a copy belongs to the record of its slot before it.
            const isPair = shown > 0 && shown < trace.length && trace.kind(shown - 1) === Kind.Slot && trace.kind(shown) === Kind.Life
            for (let i = 0; i < shown + (isPair ? 1 : 0); i++) {
              if (trace.kind(i) === Kind.Slot && trace.node(i) === node && slotIndex(trace.a(i)) === slot) {
                expected = SLOT_STATE_NAMES[slotState(trace.a(i))]!
                if (expected === 'empty') staleUs = Infinity
              }
              if (trace.kind(i) === Kind.Life && trace.node(i) === node && trace.a(i) === slot) {
                const { sinceUs, ageUs, lifetimeUs } = trace.lives.at(trace.b(i))
                staleUs = sinceUs + lifetimeUs - ageUs
              }
            }
            // Ages are told by whole µs: the fraction of a position tells records of one µs apart (decision 002).
            const wholeUs = Math.ceil(Math.max(0, position) - 1e-3)
            expect(state).toBe(expected === 'fresh' && wholeUs >= staleUs ? 'stale' : expected)
            expect(life === null).toBe(staleUs === Infinity)
          })
        })
      }),
      { examples },
    )
  })

  it('has in flight what has left and not arrived', () => {
    const buffer = createPacketBuffer(1)
    fc.assert(
      fc.property(positions, (position) => {
        packetsAt(result, position, buffer)
        const expected: string[] = []
        for (let i = 0; i < countAt(trace, position); i++) {
          const kind = trace.kind(i)
          if ((kind !== Kind.Hop && kind !== Kind.Lost) || trace.timeUs(i) + trace.b(i) <= position) continue
          expected.push(`${trace.request(i)} to ${hopTo(trace.a(i))}`)
        }
        const found = Array.from({ length: buffer.length }, (_, k) => {
          const { from, to } = result.links[buffer.links[k]!]!
          return `${buffer.requests[k]} to ${buffer.directions[k] === 1 ? to : from}`
        })
        expect(found.sort()).toEqual(expected.sort())
        for (let k = 0; k < buffer.length; k++) {
          expect(buffer.along[k]).toBeGreaterThanOrEqual(0)
          expect(buffer.along[k]).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('inspects every request: the bars of an answered one add up to its wait', () => {
    for (let id = 0; id < result.requests.length; id++) {
      const { bars, waitMs, sentence } = inspectRequest(result, id, endUs)!
      const busy = bars.reduce((sum, { startMs, endMs, behind }) => sum + (behind ? 0 : endMs - startMs), 0)
      expect(busy, `request ${id}`).toBeCloseTo(waitMs!, 6)
      expect(sentence).toMatch(/^[A-Z0-9 ]+: /)
    }
  })

  it('inspects any request at any moment: a wait is over when there is an answer', () => {
    fc.assert(
      fc.property(fc.nat(result.requests.length - 1), positions, (id, position) => {
        const now = inspectRequest(result, id, position)
        if (now) expect(now.waitMs === null).toBe(now.status === null)
      }),
    )
  })

  it('tells the latest events in sentences, oldest first', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const rows = eventsAt(result, position, 50)
        expect(rows.length).toBeLessThanOrEqual(50)
        expect(rows.map(({ atMs }) => atMs)).toEqual(rows.map(({ atMs }) => atMs).sort((a, b) => a - b))
        for (const { text } of rows) expect(text).toMatch(/\S.*\.$/)
      }),
    )
  })
})
