/** A lever that is moved before anything of a step has been shown is an act of that step, in every scene. */
import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../src/player/createPlayer'
import type { Ticker } from '../../src/player/ticker'
import { compareValue } from '../../src/scene/compareValue'
import { triedOf } from '../support/sampled'
import { SCENES } from './scenes'

/** Time stands still. */
const ticker: Ticker = { start: () => undefined, stop: () => undefined }

describe.each(SCENES)('$folder', ({ scene }) => {
  // One player for all: it keeps the run without acts, which every act starts from.
  const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })

  const moved = triedOf(scene, scene.steps.map((_, i) => Object.entries(scene.levers).map(([name, lever]) => ({ i, name, lever }))))

  it.each(scene.steps.map(({ id }, i) => [id, i] as const))('a lever moved at the first moment of %s leaves the playhead in that step', (_, i) => {
    for (const { name, lever } of moved.filter((one) => one.i === i)) {
      player.commands.resetLevers()
      player.commands.goToStep(i)
      player.commands.setLever(name, compareValue(lever, player.store.getState().frame.levers[name]!))
      player.commands.pause()
      const { frame: after, branch } = player.store.getState()
      expect(branch.inputs.acts).toHaveLength(1)
      // A step with a task waits where its stage is set, in the µs in which it begins.
      expect([after.step, Math.ceil(after.position)]).toEqual([i, branch.inputs.acts[0]!.atUs])
    }
  })
})
