/**
 * What a step's beginning itself sets stands on the stage before it is played: its levers do not move under the learner's eyes
 * at Play, slots hold what the sentences say of them, and no way of an answer before is left where there is none now.
 */
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { dilate } from '../../src/frame/dilation'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  const run = runOf(scene)
  const { steps } = dilate(run)

  it.each(scene.steps.map(({ id }, index) => [id, index] as const))('%s begins with its levers and slots as they are when it plays', (_, index) => {
    const opened = frameAt(run, steps[index]!.start)
    const played = frameAt(run, Math.ceil(steps[index]!.start))
    const slots = (frame: typeof opened) => frame.nodes.map((node) => node.slots.map(({ key, state }) => `${key} ${state}`))
    expect(opened.step).toBe(index)
    expect(opened.levers).toEqual(played.levers)
    expect(slots(opened)).toEqual(slots(played))
    expect(opened.spotlight).toBeNull()
    expect(opened.links.filter(({ trace, active }) => trace !== null && !active), 'no way is shown that nobody can go').toEqual([])
  })
})
