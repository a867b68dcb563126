/** Players of the long scene whose other thread is driven by hand: nothing arrives before a test says so. */
import { openPlayer } from '../../src/player/createPlayer'
import { Making } from '../../src/player/making'
import type { Runs } from '../../src/player/runs'
import type { Player, PlayerState } from '../../src/player/types'
import type { Scene } from '../../src/scene/types'
import type { DrivenPort } from './drivenPort'
import { longScene } from './longScene'

export const ticker = { start: () => undefined, stop: () => undefined }
export const link = { levers: {}, acts: [] }

export function opening(port: DrivenPort, scene: Scene = longScene, runs?: Runs): Player | Making<Player> {
  return openPlayer({ scene, link, reducedMotion: true, asksFirst: false, ticker, elsewhere: port.elsewhere, runs })
}

/** Drives the line until something holds. */
export async function until(port: DrivenPort, holds: () => boolean): Promise<void> {
  for (let steps = 0; !holds(); steps++) {
    if (steps > 500) throw new Error('it never came')
    await port.step()
  }
}

export async function opened(port: DrivenPort, runs?: Runs): Promise<Player> {
  const made = opening(port, longScene, runs)
  if (!(made instanceof Making)) throw new Error('the run is not long')
  const found: Player[] = []
  void made.result.then((player) => found.push(player))
  await until(port, () => found.length > 0)
  return found[0]!
}

export const stateOf = (player: Player): PlayerState => player.store.getState()
export const arrival = (port: DrivenPort, player: Player): Promise<void> => until(port, () => stateOf(player).computing === null)
