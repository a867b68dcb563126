/**
 * Levers as they were: without what was done steps begin at other times, and the step on view stays on view.
 */
import { expect, it } from 'vitest'
import { scene } from '../../scenes/09-the-thundering-herd/scene'
import { createPlayer } from './createPlayer'
import type { Ticker } from './ticker'
import { parseLink } from './urlState'

const ticker: Ticker = { start: () => undefined, stop: () => undefined }

it('goes back to the beginning of the step on view, whose end is in another step of the run as it was', () => {
  const player = createPlayer({ scene, link: parseLink(scene, '').link, reducedMotion: false, ticker })
  const { commands, store } = player
  commands.goToStep(1)
  commands.setLever('crowd', 500)
  commands.setLever('coalescing', false)
  const { run } = store.getState()
  commands.seek(run.steps[1]!.endUs - 1)
  expect(store.getState().frame.step).toBe(1)
  commands.resetLevers()
  const after = store.getState()
  expect(after.run.steps[2]!.startUs).toBeLessThan(run.steps[1]!.endUs)
  expect(after.frame.step).toBe(1)
  expect(after.frame.position).toBeLessThan(after.run.steps[1]!.startUs + 1)
  player.destroy()
})
