/** What a switch of a listing of layers does: its layer goes out of the value of the lever that makes them, or back to where it was. */
import { leversOf } from '../player/createPlayer'
import type { Player } from '../player/types'
import { orderOf, switched } from '../scene/stack'

export function switchLayer({ store, commands }: Player, lever: string, layer: string): void {
  const state = store.getState()
  const value = leversOf(state)[lever]
  if (typeof value === 'object') commands.setLever(lever, switched(value, orderOf(state.scene, lever, state.frame.step), layer))
}
