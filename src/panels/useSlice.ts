/**
 * One value of the player's state. The selector must return the same value for the same
 * state (a field, not a new object), so that frames do not re-render what they do not change.
 */
import { useSyncExternalStore } from 'react'
import type { Player, PlayerState } from '../player/types'

export function useSlice<T>(player: Player, select: (state: PlayerState) => T): T {
  const read = (): T => select(player.store.getState())
  return useSyncExternalStore(player.store.subscribe, read, read)
}
