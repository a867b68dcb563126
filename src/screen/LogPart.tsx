/**
 * The log of the step that is on, in scenes that have one: its lines are asked for once for a run and a step.
 */
import { useMemo } from 'react'
import { usToMs } from '../engine/time'
import { LogPanel } from '../panels/log/LogPanel'
import { linesOf } from '../panels/log/logLines'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { RunReport } from '../reading/report'
import styles from './EventsPart.module.css'

export function LogPart({ player }: { readonly player: Player }) {
  const run = usePlayer(player, (state) => state.run)
  const { step, position } = usePlayer(player, (state) => state.frame)
  const { log, steps } = run.scene
  const lines = useMemo(() => linesOf(log?.lines(new RunReport(run), steps[step]!.id) ?? []), [run, log, steps, step])
  const select = (request: number): void => player.commands.select({ kind: 'request', request })
  return (
    <div className={styles.events} role="region" aria-label="Log" tabIndex={0}>
      {log && <LogPanel lines={lines} picks={log.picks} nowMs={usToMs(Math.max(0, Math.ceil(position)))} onSelect={select} />}
    </div>
  )
}
