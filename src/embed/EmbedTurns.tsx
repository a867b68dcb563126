/**
 * In place of the line while two runs are compared: the switch between them, and what differs. A frame has room for one picture.
 */
import type { Turns } from '../panels/comparison/ComparisonSummary'
import type { Player } from '../player/types'
import { LaterComparison, LaterDifference } from '../screen/laterParts'
import styles from './Embed.module.css'

export function EmbedTurns({ player, turns }: { readonly player: Player; readonly turns: Turns }) {
  return (
    <div>
      <LaterComparison player={player} turns={turns} />
      <div className={styles.difference}>
        <LaterDifference player={player} />
      </div>
    </div>
  )
}
