import { describe, expect, it } from 'vitest'
import { SCENES } from '../../tests/scenes/scenes'
import { compareValue } from '../scene/compareValue'
import { createPlayer } from './createPlayer'
import type { Ticker } from './ticker'

/** Time stands still. */
const ticker: Ticker = { start: () => undefined, stop: () => undefined }

describe.each(SCENES)('$folder', ({ scene }) => {
  it.each(scene.steps.map(({ id }, i) => [id, i] as const))('a lever moved at the first moment of %s leaves the playhead in that step', (id, i) => {
    for (const [name, lever] of Object.entries(scene.levers)) {
      const player = createPlayer({ scene, link: { step: id, levers: {}, acts: [] }, reducedMotion: false, ticker })
      player.commands.goToStep(i)
      const before = player.store.getState().frame
      player.commands.setLever(name, compareValue(lever, before.levers[name]!))
      player.commands.pause()
      const after = player.store.getState().frame
      expect([after.step, after.position]).toEqual([i, before.position])
      player.destroy()
    }
  })
})
