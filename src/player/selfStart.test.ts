import { expect, it } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { createPlayer } from './createPlayer'

/** Elapsed time comes by hand. */
function openStep(step: number) {
  let tick: (elapsedMs: number) => void = () => undefined
  const ticker = { start: (listener: (elapsedMs: number) => void) => (tick = listener), stop: () => undefined }
  const player = createPlayer({ scene: smallScene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
  player.commands.goToStep(step)
  return { player, playing: () => player.store.getState().playing, tick: (elapsedMs: number) => tick(elapsedMs) }
}

const asking = smallScene.steps.findIndex(({ predict }) => predict !== undefined)
const { id } = smallScene.steps[asking]!

it('a press of Play just after an answer has begun to play does not stop it; the next one does', () => {
  const { player, playing, tick } = openStep(asking)
  expect(playing()).toBe(false)
  player.commands.predict(id, 0)
  tick(50)
  player.commands.toggle()
  expect(playing()).toBe(true)
  player.commands.toggle()
  expect(playing()).toBe(false)
})

it('a press later than that stops it, and so does any press when nothing was answered', () => {
  const late = openStep(asking)
  late.player.commands.predict(id, 0)
  late.player.commands.setSpeed(0.125)
  for (let i = 0; i < 20; i++) late.tick(100)
  expect(late.playing()).toBe(true)
  late.player.commands.toggle()
  expect(late.playing()).toBe(false)
  const unanswered = openStep(asking)
  unanswered.player.commands.play()
  unanswered.tick(50)
  unanswered.player.commands.toggle()
  expect(unanswered.playing()).toBe(false)
})
