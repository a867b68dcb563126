/**
 * Writes the moment into the address while nothing moves: not during play, and not while a
 * key or the pointer is held down, because browsers limit how often an address may change.
 */
import { useEffect } from 'react'
import { linkOf } from '../../player/createPlayer'
import type { Player } from '../../player/types'
import { formatLink } from '../../player/urlState'

export function useUrlSync(player: Player): void {
  useEffect(() => {
    let held = false
    let pending = false
    const write = (): void => {
      const state = player.store.getState()
      if (held || state.playing || !pending) return
      pending = false
      const hash = formatLink(state.scene, linkOf(player))
      if (hash === window.location.hash.replace(/^#/, '')) return
      window.history.replaceState(window.history.state, '', `#${hash}`)
    }
    const stop = player.store.subscribe(() => {
      pending = true
      write()
    })
    const hold = (): void => {
      held = true
    }
    const release = (): void => {
      held = false
      write()
    }
    const starts = ['pointerdown', 'keydown'] as const
    const ends = ['pointerup', 'pointercancel', 'keyup', 'blur'] as const
    for (const name of starts) window.addEventListener(name, hold, true)
    for (const name of ends) window.addEventListener(name, release, true)
    return () => {
      stop()
      for (const name of starts) window.removeEventListener(name, hold, true)
      for (const name of ends) window.removeEventListener(name, release, true)
    }
  }, [player])
}
