import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashRing, RING } from '../../cdn/placement/hashRing'
import { LENGTH, dashes } from './ringArcs'

/** Whether the path of these dashes is drawn at a turn: dash and gap by turns, a dash first. */
function isDrawn(pattern: string, turn: number): boolean {
  let at = 0
  for (const [k, length] of pattern.split(' ').map(Number).entries()) {
    at += length
    if (turn * LENGTH < at) return k % 2 === 0
  }
  return false
}

describe('arcs as dashes', () => {
  it('are drawn where a server’s arcs are, and nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 2, max: 8 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (points, count, turn) => {
        const ring = new HashRing(points)
        const servers = Array.from({ length: count }, (_, k) => `server-${k + 1}`)
        for (const server of servers) ring.join(server)
        const arcs = ring.arcs.map(({ from, to, server }) => ({ from: from / RING, to: to / RING, server }))
        // Ends are rounded to a tenth of a unit.
        const near = 0.1 / LENGTH
        fc.pre([0, 1, ...arcs.map(({ to }) => to)].every((end) => Math.abs(end - turn) > near))
        const owner = arcs.find(({ from, to }) => (from < to ? turn > from && turn <= to : turn > from || turn <= to))!.server
        for (const server of servers) expect(isDrawn(dashes(arcs.filter((one) => one.server === server)), turn)).toBe(server === owner)
      }),
    )
  })

  it('join where they touch, so that a ring of many points is short to write', () => {
    expect(dashes([{ from: 0.1, to: 0.2 }, { from: 0.2, to: 0.3 }])).toBe(dashes([{ from: 0.1, to: 0.3 }]))
    expect(dashes([])).toBe(`0 ${2 * LENGTH}`)
    expect(dashes([{ from: 0.9, to: 0.1 }])).toBe(`0 0 ${0.1 * LENGTH} ${0.8 * LENGTH} ${0.1 * LENGTH} ${2 * LENGTH}`)
  })
})
