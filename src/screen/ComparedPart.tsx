/**
 * What is said of two runs that are compared: the headings over their stages, and whose the measurements below are.
 */
import { ComparisonSummary, Difference, type Turns } from '../panels/comparison/ComparisonSummary'
import { sideNames } from '../panels/comparison/sideNames'
import { usePlayer } from '../player/react'
import type { Player, PlayerState } from '../player/types'
import { IconButton } from '../ui/IconButton'
import styles from './ComparedPart.module.css'

interface ComparedHeadingsProps {
  readonly player: Player
  readonly turns?: Turns
}

export function ComparedHeadings({ player, turns }: ComparedHeadingsProps) {
  const sides = useSides(player)
  return (
    sides && (
      <div className={turns ? styles.turns : styles.headings}>
        <ComparisonSummary {...sides} turns={turns} />
        <IconButton className={styles.end} icon="close" name="End the comparison" iconSize={14} onClick={player.commands.endComparison} />
      </div>
    )
  )
}

/** What differs between the two, beside a stage on which they take turns. */
export function ComparedDifference({ player }: { readonly player: Player }) {
  const sides = useSides(player)
  return (
    sides && (
      <p className={styles.difference}>
        <Difference {...sides} />
      </p>
    )
  )
}

/** The name of the run in view, in which the instruments measure. */
export function MeasuredSide({ player }: { readonly player: Player }) {
  const sides = useSides(player)
  return sides && `Measured with ${sideNames(sides.main, sides.other, sides.lever)[0]}`
}

function useSides(player: Player) {
  const branch = usePlayer(player, (state) => state.branch)
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const comparison = usePlayer(player, (state: PlayerState) => state.comparison)
  if (!comparison) return null
  const other = { label: comparison.branch.label, run: comparison.run, frame: comparison.frame }
  return { main: { label: branch.label, run, frame }, other, lever: comparison.lever?.name ?? null }
}
