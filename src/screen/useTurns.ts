/**
 * Which of two compared runs is on the stage, where they take turns there. A comparison begins with the run that was asked for: the
 * other one.
 */
import { useState } from 'react'
import type { Turns } from '../panels/comparison/ComparisonSummary'
import { usePlayer } from '../player/react'
import type { ComparedSide, Player } from '../player/types'

/** null while nothing is compared. */
export function useTurns(player: Player): Turns | null {
  const isCompared = usePlayer(player, (state) => state.comparison !== null)
  const [shown, show] = useState<ComparedSide>('other')
  if (!isCompared && shown === 'main') show('other')
  return isCompared ? { shown, show } : null
}
