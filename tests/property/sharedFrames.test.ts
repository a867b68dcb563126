/**
 * What frames share: an object that is the same says that nothing needs to be drawn anew, so it
 * must be the same wherever nothing happened, and never where something did.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { countAt } from '../../src/trace/position'
import { SCENES } from '../scenes/scenes'
import { readRun } from '../support/readRun'

describe.each(SCENES)('$folder', ({ scene }) => {
  const result = readRun(scene)
  /** The same run to other eyes: its frames are made one after the other on their own. */
  const twin = { ...result }
  const positions = fc.array(fc.double({ min: -1, max: result.endUs, noNaN: true }), { minLength: 2, maxLength: 6 })

  it('is the same frame whichever was made before it', () => {
    fc.assert(
      fc.property(positions, positions, (some, others) => {
        for (const position of others) frameAt(twin, position)
        for (const position of some) frameAt(result, position)
        const last = some.at(-1)!
        expect(frameAt(result, last)).toEqual(frameAt(twin, last))
      }),
      { numRuns: 50 },
    )
  })

  it('has the same object of a node and of a link at which nothing has happened', () => {
    const { trace } = result
    const nearby = fc.tuple(fc.double({ min: 0, max: result.endUs, noNaN: true }), fc.double({ min: 0, max: 200_000, noNaN: true }))
    fc.assert(
      fc.property(nearby, ([position, later]) => {
        const before = frameAt(result, position)
        const after = frameAt(result, position + later)
        const happened = new Set<number>()
        for (let i = countAt(trace, position); i < countAt(trace, Math.min(result.endUs, position + later)); i++) happened.add(trace.node(i))
        before.nodes.forEach((node, k) => {
          const next = after.nodes[k]!
          if (happened.has(k) || before.levers !== after.levers || node.lit !== next.lit || node.slots.some(({ life }) => life !== null)) return
          expect(next).toBe(node)
        })
        before.links.forEach((link, k) => {
          const next = after.links[k]!
          expect(next === link).toBe(next.active === link.active && next.tone === link.tone && next.trace === link.trace)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('has the same lists while all of their members are the same', () => {
    const end = result.steps.at(-1)!.endUs
    const [before, after] = [frameAt(result, end), frameAt(result, end)]
    expect(after.nodes).toBe(before.nodes)
    expect(after.links).toBe(before.links)
  })
})
