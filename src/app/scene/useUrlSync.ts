/**
 * Writes the moment into the address while nothing moves: not during play, and not while a
 * key or the pointer is held down, because browsers limit how often an address may change.
 */
import { useEffect } from 'react'
import { linkOf } from '../../player/createPlayer'
import type { Player } from '../../player/types'
import { linkCode } from './links'

export function useUrlSync(player: Player): void {
  useEffect(() => {
    let held = false
    let pending = false
    const write = (): void => {
      const state = player.store.getState()
      if (held || state.playing || !pending) return
      const code = linkCode.now()
      // The address stays as it is where the chunk cannot be fetched; the next change asks again.
      if (!code) return void linkCode.load().then(write, () => undefined)
      pending = false
      const hash = code.formatLink(state.scene, linkOf(player))
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
