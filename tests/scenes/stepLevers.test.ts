/**
 * What a step moves is in view: a lever that moves while it is folded away is a second cause that nobody is told of. A step that begins afresh is
 * another system, of which its words tell; the step after it goes on from there.
 */
import { describe, expect, it } from 'vitest'
import { leversInForce, settings } from '../../src/scene/leversInForce'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  it('moves no lever that its step does not show', () => {
    const [initial, ...inForce] = [undefined, ...scene.steps.map(({ set }) => set)].map((set) => leversInForce(scene, settings(set)))
    const hidden = scene.steps.flatMap(({ id, about, afresh }, k) => {
      if (afresh) return []
      const before = inForce[k - 1] ?? initial!
      const moved = Object.entries(inForce[k]!).flatMap(([lever, value]) => (JSON.stringify(value) === JSON.stringify(before[lever]) ? [] : [lever]))
      return moved.filter((lever) => about !== undefined && !about.includes(lever)).map((lever) => `${id}: ${lever}`)
    })
    expect(hidden).toEqual([])
  })
})
