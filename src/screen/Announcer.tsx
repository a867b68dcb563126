/**
 * Speaks the moment through the page's one live region: each beat of the request that is
 * followed while the scene plays, the whole moment when it stops. Not what a focused timeline
 * says of itself already. Nothing is said before something happens, and the words come then.
 */
import { useEffect, useState } from 'react'
import type { Player, PlayerState } from '../player/types'
import { LiveRegion } from '../ui/LiveRegion'

type Describe = typeof import('../frame/describe').describe

export function Announcer({ player }: { readonly player: Player }) {
  const [text, setText] = useState('')
  useEffect(() => {
    const { store } = player
    const start = store.getState()
    let last: string | undefined
    let ended = false
    const speak = async (state: PlayerState): Promise<void> => {
      const { describe } = await import('../frame/describe')
      // Meanwhile there may be a newer moment, which speaks for itself.
      if (ended || store.getState() !== state) return
      last ??= beatOf(start, describe)
      const beat = beatOf(state, describe)
      if (beat === last || document.activeElement?.getAttribute('role') === 'slider') return
      last = beat
      setText(describe(state.run, state.frame))
    }
    const leave = store.subscribe((state) => {
      // What could not be loaded is asked for again with the next moment.
      speak(state).catch(() => undefined)
    })
    return () => {
      ended = true
      leave()
    }
  }, [player])
  return <LiveRegion text={text} />
}

/** Changes when there is something to say. */
function beatOf({ playing, run, frame, step }: PlayerState, describe: Describe): string {
  if (!playing) return describe(run, frame)
  const { spotlight } = frame
  return [step, spotlight?.request, spotlight?.outcome, spotlight?.done].join(' ')
}
