/**
 * The step in one line: its number, its title, and what the run shows.
 */
import { useMemo } from 'react'
import { Prose } from '../panels/story/Prose'
import { usePlayer } from '../player/react'
import { waitsAtStart } from '../player/standing'
import type { Player } from '../player/types'
import { RunReport } from '../reading/report'
import { sayFor } from '../scene/say'
import { toldOf } from '../scene/told'
import { asSentence } from '../words/sentence'
import styles from './Embed.module.css'

export function EmbedLine({ player }: { readonly player: Player }) {
  const { steps } = usePlayer(player, (state) => state.scene)
  const run = usePlayer(player, (state) => state.run)
  const index = usePlayer(player, (state) => state.step)
  const positionUs = usePlayer(player, (state) => Math.ceil(state.frame.position))
  const waits = usePlayer(player, waitsAtStart)
  const step = steps[index]
  const line = useMemo(() => {
    const report = new RunReport(run)
    return step ? toldOf(step, report, sayFor(report, index)).line : ''
  }, [run, step, index])
  return (
    <p className={styles.line}>
      <b className={styles.number} aria-hidden="true">
        {index + 1}
      </b>
      <span>
        <b>{step && asSentence(step.title)}</b> <Prose text={line} positionUs={positionUs} />
        {waits && step?.challenge && ' It waits: set levers, then press Play.'}
      </span>
    </p>
  )
}
