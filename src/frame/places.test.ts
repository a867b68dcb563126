/**
 * A frame of a large cache: what is held costs nothing, what is drawn a search in its own records.
 */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EDGE, HandTrace, S, lifeOf } from '../../tests/support/handTrace'
import { CopySeries } from '../reading/copySeries'
import { indexOf } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'
import { RequestTable } from '../trace/requestTable'
import { Kind, SlotState, packSlot } from '../trace/traceKinds'
import { frameAt } from './frameAt'

const DRAWN = 4

/** An edge that holds `objects` copies and draws four places, the first of which has changed hands. */
function runWith(objects: number): Reading {
  const hand = new HandTrace('GET /0', lifeOf(60 * S))
  const put = (atUs: number, place: number, key: string): void => {
    hand.trace.record(atUs, Kind.Slot, EDGE, -1, packSlot(place, SlotState.Fresh), hand.trace.intern(key))
    hand.trace.record(atUs, Kind.Life, EDGE, -1, place, hand.trace.addLife(lifeOf(60 * S, { sinceUs: atUs })))
  }
  for (let place = 0; place < objects; place++) put(S, place, `GET /${place}`)
  hand.trace.record(2 * S, Kind.Slot, EDGE, -1, packSlot(0, SlotState.Empty, 1), hand.trace.intern('GET /0'))
  put(3 * S, 0, 'GET /new')
  const [edge, ...others] = hand.nodes
  const topology = { view: { kind: 'lanes', lanes: [] }, nodes: hand.nodes.map(({ kind, id, name }) => ({ kind, id, name, workers: 1, thinkMs: () => 1, resources: {} })), links: [] }
  return {
    scene: { number: 8, slug: 'x', levers: {}, listings: [], steps: [{ id: 'one', title: 'One', claims: [] }], topology },
    inputs: { seed: 1, levers: {}, acts: [] },
    trace: hand.trace,
    nodes: [{ ...edge!, shows: Array.from({ length: DRAWN }, () => '') }, ...others],
    links: [], requests: new RequestTable(), levers: {}, steps: [{ index: 0, id: 'one', startUs: 0, endUs: 10 * S }], endUs: 10 * S,
  } as unknown as Reading
}

afterEach(() => vi.restoreAllMocks())

describe('a cache of which four places are drawn', () => {
  it('costs a frame the same look-ups with 10,000 copies as with four', () => {
    const lookUps = (objects: number): number => {
      const run = runWith(objects)
      // The index is made once for a run; what a frame costs comes after.
      indexOf(run)
      const at = vi.spyOn(CopySeries.prototype, 'at')
      expect(frameAt(run, 4 * S).nodes[EDGE]!.slots).toHaveLength(DRAWN)
      const { length } = at.mock.calls
      at.mockRestore()
      return length
    }
    expect(lookUps(DRAWN)).toBe(DRAWN)
    expect(lookUps(10_000)).toBe(DRAWN)
  })

  it('shows in each place the key that has it at the moment', () => {
    const run = runWith(DRAWN)
    const firstAt = (atUs: number) => frameAt(run, atUs).nodes[EDGE]!.slots[0]!
    expect([firstAt(0), firstAt(S), firstAt(2 * S), firstAt(3 * S)].map(({ key, state, life }) => [key, state, life !== null])).toEqual([
      ['', 'empty', false], ['GET /0', 'fresh', true], ['', 'empty', false], ['GET /new', 'fresh', true],
    ])
  })
})
