/**
 * What lies over the right side of the stage: code, levers, or the request that was selected.
 */
import { LaterInspector } from '../screen/laterParts'
import { LeversPart } from '../screen/LeversPart'
import { CodePanel } from '../code/CodePanel'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { IconButton } from '../ui/IconButton'
import styles from './Embed.module.css'

export type SheetName = 'code' | 'levers'

interface EmbedSheetProps {
  readonly player: Player
  readonly sheet: SheetName | null
  readonly onClose: () => void
}

export function EmbedSheet({ player, sheet, onClose }: EmbedSheetProps) {
  const scene = usePlayer(player, (state) => state.scene)
  const frame = usePlayer(player, (state) => state.frame)
  const selected = usePlayer(player, (state) => state.selection !== null)
  if (selected) {
    return (
      <div className={styles.sheet}>
        <LaterInspector player={player} />
      </div>
    )
  }
  if (sheet === null) return null
  return (
    <div className={styles.sheet}>
      <IconButton className={styles.close} icon="close" name="Close" iconSize={14} onClick={onClose} />
      {sheet === 'code' ? <CodePanel scene={scene} frame={frame} /> : <LeversPart player={player} />}
    </div>
  )
}
