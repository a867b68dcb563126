/**
 * Over the stage: the run that will be in view next is still being made, and the one before it is to be seen meanwhile.
 */
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { ComputingCard } from './ComputingCard'
import styles from './ComputingCard.module.css'

export function ComputingPart({ player }: { readonly player: Player }) {
  const computing = usePlayer(player, (state) => state.computing)
  return (
    computing && (
      <div className={styles.overStage}>
        <ComputingCard {...computing} meanwhile="What you see is the run before it." onStop={player.commands.stopComputing} />
      </div>
    )
  )
}
