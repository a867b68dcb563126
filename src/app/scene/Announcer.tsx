/**
 * Speaks the moment through the page's one live region: each beat of the request that is
 * followed while the scene plays, the whole moment when it stops. Not what a focused timeline
 * says of itself already.
 */
import { useEffect, useState } from 'react'
import { describe } from '../../frame/describe'
import type { Player, PlayerState } from '../../player/types'
import { LiveRegion } from '../../ui/LiveRegion'

export function Announcer({ player }: { readonly player: Player }) {
  const [text, setText] = useState('')
  useEffect(() => {
    let last = beatOf(player.store.getState())
    return player.store.subscribe((state) => {
      const beat = beatOf(state)
      if (beat === last || document.activeElement?.getAttribute('role') === 'slider') return
      last = beat
      setText(describe(state.run, state.frame))
    })
  }, [player])
  return <LiveRegion text={text} />
}

/** Changes when there is something to say. */
function beatOf({ playing, run, frame, step }: PlayerState): string {
  if (!playing) return describe(run, frame)
  const { spotlight } = frame
  return [step, spotlight?.request, spotlight?.outcome, spotlight?.done].join(' ')
}
