/**
 * The one binding between a player and React.
 */
import { useStore } from 'zustand'
import type { Player, PlayerState } from './types'

/** A slice of the player's state; the component renders again when the slice changes. */
export function usePlayer<T>(player: Player, selector: (state: PlayerState) => T): T {
  return useStore(player.store, selector)
}
