/** What is pressed while a long run is on its way is done to that run, when it is there. */
import { expect, it } from 'vitest'
import { arrival, opened, stateOf } from '../../tests/support/drivenPlayer'
import { DrivenPort } from '../../tests/support/drivenPort'
import { longScene } from '../../tests/support/longScene'
import type { Player } from './types'

it.each([
  ['Play', (player: Player) => player.commands.play(), { playing: true, step: 0 }],
  ['Play and Pause', (player: Player) => { player.commands.play(); player.commands.pause() }, { playing: false, step: 0 }],
  ['a step', (player: Player) => player.commands.goToStep(1), { playing: false, step: 1, atStepEnd: true }],
  ['Play, and then a place of the timeline', (player: Player) => { player.commands.play(); player.commands.seekShare(0.9) }, { playing: true, step: 1, atStepEnd: false }],
  ['a place of the timeline', (player: Player) => player.commands.seekShare(0.9), { playing: false, step: 1, atStepEnd: false }],
])('has what was pressed on the way to it done to it: %s', async (_, press, expected) => {
  const port = new DrivenPort(longScene)
  const player = await opened(port)
  player.commands.setSeed(7)
  await port.step()
  press(player)
  const meanwhile = stateOf(player)
  expect(meanwhile).toMatchObject({ branch: { inputs: { seed: longScene.seed } }, playing: expected.playing })
  expect(meanwhile.computing).not.toBeNull()
  await arrival(port, player)
  expect(stateOf(player)).toMatchObject({ branch: { inputs: { seed: 7 } }, ...expected })
})

it('that is stopped plays nothing of what was pressed on the way to it', async () => {
  const port = new DrivenPort(longScene)
  const player = await opened(port)
  player.commands.setSeed(7)
  await port.step()
  player.commands.play()
  player.commands.stopComputing()
  expect(stateOf(player)).toMatchObject({ computing: null, playing: false, branch: { inputs: { seed: longScene.seed } } })
})
