import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashRing, RING, ringPlace } from './hashRing'
import { type Inherited, inheritedArcs, movedShare, shareOf } from './inheritance'
import { ringOf } from './placement'

const KEYS = Array.from({ length: 300 }, (_, k) => `/object/${k}`)
const servers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }).map((n) => `server-${n}`), { minLength: 1, maxLength: 8 })

/** Whether a place lies on an arc, which may go over the beginning of the ring. */
function lies(place: number, { from, to }: Inherited): boolean {
  return from < to ? place > from && place <= to : place > from || place <= to
}

describe('what changes hands', () => {
  it('is what a key finds on its place: from whom, to whom, and nothing where its server stays', () => {
    fc.assert(
      fc.property(servers, servers, fc.integer({ min: 1, max: 12 }), (before, after, points) => {
        const [was, now] = [ringOf(points, before), ringOf(points, after)]
        const arcs = inheritedArcs(was, now)
        for (const key of KEYS) {
          const on = arcs.filter((arc) => lies(ringPlace(key), arc)).map((arc) => [arc.was, arc.now])
          const changed = was.locate(key) === now.locate(key) ? [] : [[was.locate(key), now.locate(key)]]
          expect(on, key).toEqual(changed)
        }
      }),
    )
  })

  it('is all that a dead server had, and goes to those who are left', () => {
    const all = ['server-1', 'server-2', 'server-3', 'server-4']
    const [was, now] = [ringOf(100, all), ringOf(100, all.slice(1))]
    const arcs = inheritedArcs(was, now)
    expect(new Set(arcs.map((arc) => arc.was))).toEqual(new Set(['server-1']))
    expect(new Set(arcs.map((arc) => arc.now))).toEqual(new Set(all.slice(1)))
    expect(shareOf(arcs)).toBeCloseTo(shareOf(was.arcs.filter(({ server }) => server === 'server-1')), 12)
    expect(inheritedArcs(ringOf(1, all), ringOf(1, all.slice(1)))).toHaveLength(1)
  })

  it('is nothing where there is nobody to inherit from', () => {
    expect(inheritedArcs(new HashRing(5), ringOf(5, ['server-1']))).toEqual([])
  })
})

describe('shares of the ring', () => {
  it('add up to the whole of it, which one point alone is, too', () => {
    for (const points of [1, 7]) for (const names of [['a'], ['a', 'b', 'c']]) expect(shareOf(ringOf(points, names).arcs)).toBe(1)
    expect(shareOf([{ from: RING / 4, to: RING / 2 }, { from: RING - RING / 4, to: RING / 4 }])).toBe(0.75)
    expect(shareOf([])).toBe(0)
  })
})

const FOUR = ['server-1', 'server-2', 'server-3', 'server-4']
const MANY_KEYS = Array.from({ length: 20_000 }, (_, k) => `/object/${k}`)
const modulo = { kind: 'modulo' } as const
const ring = { kind: 'ring', points: 160 } as const

describe('the share of keys that moves', () => {
  it('is what was the lost server’s on a ring, and (N-1)/N with a modulo', () => {
    const [before, after] = [FOUR, FOUR.slice(0, 3)]
    expect(movedShare(MANY_KEYS, { placement: ring, servers: before }, { placement: ring, servers: after })).toBeCloseTo(1 / 4, 1)
    expect(movedShare(MANY_KEYS, { placement: modulo, servers: before }, { placement: modulo, servers: after })).toBeCloseTo(3 / 4, 1)
  })

  it('is nothing where nothing changes, and not known where chance decides or decided', () => {
    const now = { placement: ring, servers: FOUR }
    const random = { placement: { kind: 'random' }, servers: FOUR } as const
    expect(movedShare(MANY_KEYS, now, now)).toBe(0)
    expect([movedShare(MANY_KEYS, random, now), movedShare(MANY_KEYS, now, random)]).toEqual([null, null])
  })
})
