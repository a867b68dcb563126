/**
 * Code above, levers below; while something is selected, the inspector stands in their place.
 */
import { CodePanel } from '../../code/CodePanel'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { LaterInspector } from '../../screen/laterParts'
import { LeversPart } from '../../screen/LeversPart'
import styles from './SidePart.module.css'

export function SidePart({ player }: { readonly player: Player }) {
  const scene = usePlayer(player, (state) => state.scene)
  const frame = usePlayer(player, (state) => state.frame)
  const selected = usePlayer(player, (state) => state.selection !== null)
  if (selected) return <LaterInspector player={player} />
  return (
    <div className={styles.side}>
      <div className={styles.code}>
        <CodePanel scene={scene} frame={frame} />
      </div>
      <LeversPart player={player} />
    </div>
  )
}
