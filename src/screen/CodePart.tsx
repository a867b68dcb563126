/**
 * The code panel, tied to the player.
 */
import { CodePanel } from '../code/CodePanel'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { switchLayer } from './switchLayer'

export function CodePart({ player }: { readonly player: Player }) {
  const scene = usePlayer(player, (state) => state.scene)
  const frame = usePlayer(player, (state) => state.frame)
  return <CodePanel scene={scene} frame={frame} onSwitch={(lever, layer) => switchLayer(player, lever, layer)} />
}
