/**
 * A task that has been played to its end is tried again with several levers, as it was tried first: each is set at its beginning, and
 * nothing runs before Play.
 */
import { describe, expect, it } from 'vitest'
import { compareValue } from '../../src/scene/compareValue'
import { waitsAtStart } from '../../src/player/standing'
import { createPlayer } from '../../src/player/createPlayer'
import { stepBounds } from '../../src/frame/dilation'
import type { Ticker } from '../../src/player/ticker'
import { SCENES } from './scenes'

const ticker: Ticker = { start: () => undefined, stop: () => undefined }
const tasks = SCENES.flatMap(({ folder, scene }) => scene.steps.flatMap(({ id, challenge }, step) => (challenge ? [{ folder, scene, id, step }] : [])))

describe.each(tasks)('$folder: $id', ({ scene, id, step }) => {
  it('waits at its beginning while one lever after the other is set', () => {
    const player = createPlayer({ scene, link: { step: id, levers: {}, acts: [] }, reducedMotion: false, ticker })
    player.commands.seek(stepBounds(player.store.getState().run, step).end)
    const names = Object.keys(scene.levers).slice(0, 2)
    for (const name of names) {
      player.commands.setLever(name, compareValue(scene.levers[name]!, player.store.getState().frame.levers[name]!))
      expect(player.store.getState()).toMatchObject({ step, playing: false })
      expect(waitsAtStart(player.store.getState())).toBe(true)
    }
    player.commands.play()
    expect(player.store.getState()).toMatchObject({ step, playing: true })
  })
})
