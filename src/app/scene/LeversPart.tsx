/**
 * The lever panel, tied to the player.
 */
import { LeverPanel } from '../../panels/LeverPanel'
import { pinnedOf } from '../../player/createPlayer'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'

export function LeversPart({ player }: { readonly player: Player }) {
  const state = usePlayer(player, (all) => all)
  const { setLever, compareLever, endComparison, resetLevers } = player.commands
  return (
    <LeverPanel
      scene={state.scene}
      levers={state.frame.levers}
      pinned={Object.keys(pinnedOf(state))}
      comparison={state.comparison?.frame.levers ?? null}
      onChange={setLever}
      onCompare={compareLever}
      onEndComparison={endComparison}
      onReset={resetLevers}
    />
  )
}
