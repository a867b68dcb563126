/**
 * The stage of the run in view, two of them while runs are compared, or the table of events
 * in their place. Notices about the link lie over it.
 */
import { useCallback, useState } from 'react'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { Stage } from '../stage/Stage'
import { Button } from '../ui/Button'
import { cx } from '../ui/cx'
import { LaterComparison, LaterComputing, LaterEvents, LaterNotices } from './laterParts'
import styles from './StagePart.module.css'

/** Where the switch to the table lies over the picture (px). */
const SWITCH_CORNER = { x: 0, y: 0, width: 96, height: 46 }

interface StagePartProps {
  readonly player: Player
  readonly problems: readonly string[]
  readonly reducedMotion: boolean
  /** Fewer words on the picture. */
  readonly compact?: boolean
}

export function StagePart({ player, problems, reducedMotion, compact = false }: StagePartProps) {
  const comparison = usePlayer(player, (state) => state.comparison)
  const told = usePlayer(player, (state) => state.notice !== null) || problems.length > 0
  const isComputing = usePlayer(player, (state) => state.computing !== null)
  const failure = usePlayer(player, (state) => state.failure)
  const [table, setTable] = useState(false)
  // A run that was made later fails as one does that is made at once: the scene's boundary says why.
  if (failure) throw failure
  return (
    <div className={cx(styles.part, !compact && styles.paged, comparison !== null && styles.compared)}>
      {comparison && !table && (
        <div className={styles.headings}>
          <LaterComparison player={player} />
        </div>
      )}
      {table ? (
        <LaterEvents player={player} />
      ) : (
        <div className={styles.stages}>
          <div className={styles.stage}>
            <MainStage
              player={player}
              reducedMotion={reducedMotion}
              compact={compact || comparison !== null}
              reserved={compact || comparison !== null ? undefined : SWITCH_CORNER}
            />
          </div>
          {comparison && (
            <div className={styles.stage}>
              <OtherStage player={player} reducedMotion={reducedMotion} />
            </div>
          )}
        </div>
      )}
      {!compact && (table || !comparison) && (
        <Button className={styles.switch} aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Picture' : 'Table'}
        </Button>
      )}
      {told && <LaterNotices player={player} problems={problems} />}
      {isComputing && <LaterComputing player={player} />}
    </div>
  )
}

type OneStageProps = Pick<StagePartProps, 'player' | 'reducedMotion'>

type MainStageProps = OneStageProps & { readonly compact: boolean; readonly reserved: typeof SWITCH_CORNER | undefined }

function MainStage({ player, reducedMotion, compact, reserved }: MainStageProps) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const comparison = usePlayer(player, (state) => state.comparison)
  const selection = usePlayer(player, (state) => state.selection)
  const packets = useCallback((out: Parameters<Player['packets']>[0]) => player.packets(out, 'main'), [player])
  const { send, select } = player.commands
  return (
    <Stage
      run={run}
      frame={frame}
      packets={packets}
      onTick={player.onTick}
      reducedMotion={reducedMotion}
      compact={compact}
      reserved={reserved}
      beside={comparison ?? undefined}
      onSend={send}
      onSelect={select}
      selection={selection}
    />
  )
}

/** The other run is only looked at: requests are sent and opened in the run in view. */
function OtherStage({ player, reducedMotion }: OneStageProps) {
  const comparison = usePlayer(player, (state) => state.comparison)
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const packets = useCallback((out: Parameters<Player['packets']>[0]) => player.packets(out, 'other'), [player])
  if (!comparison) return null
  return (
    <Stage
      run={comparison.run}
      frame={comparison.frame}
      packets={packets}
      onTick={player.onTick}
      reducedMotion={reducedMotion}
      compact
      beside={{ run, frame }}
      selection={null}
    />
  )
}
