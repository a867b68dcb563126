/**
 * Lets the page around a frame hear of a scene and play it (docs/embed-protocol.md). In a window of its own there is none, and nothing is loaded, unless the window
 * has a name: that of one with a presenter's page beside it.
 */
import { useEffect } from 'react'
import type { Player } from '../player/types'

/**
 * `problems`: sentences about what the address asks for and does not get; they stay the same array. `origin`: only a page of it is answered, ''
 * whichever page it is. `resize`: messages about heights for pages that speak another language, 'none' for none.
 */
export function useHost(player: Player, problems: readonly string[], origin = '', resize: 'none' | 'canvas' | 'embedly' = 'none'): void {
  useEffect(() => {
    if (window.parent === window && !window.name) return
    let stop: (() => void) | null | undefined
    const open = async (): Promise<void> => {
      const { listenToHost } = await import('../hosting/host')
      if (stop !== null) stop = listenToHost({ player, problems, origin, resize })
    }
    // Where it does not come the scene plays all the same, and the page hears from its SDK that nobody answers.
    open().catch(() => undefined)
    return () => {
      stop?.()
      stop = null
    }
  }, [player, problems, origin, resize])
}
