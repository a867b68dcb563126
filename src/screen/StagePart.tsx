/**
 * The stage of the run in view, two of them while runs are compared (or one at a time, where the room is for one), or the table of
 * events in their place. Notices about the link lie over it.
 */
import { useCallback, useState } from 'react'
import { usePlayer } from '../player/react'
import type { ComparedSide, Player } from '../player/types'
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
  /** Where two runs take turns on one stage: the one that is on it. Their headings are a switch, and stand elsewhere (TurnsPart). */
  readonly turn?: ComparedSide | undefined
}

export function StagePart({ player, problems, reducedMotion, compact = false, turn }: StagePartProps) {
  const comparison = usePlayer(player, (state) => state.comparison)
  const told = usePlayer(player, (state) => state.notice !== null) || problems.length > 0
  const isComputing = usePlayer(player, (state) => state.computing !== null)
  const failure = usePlayer(player, (state) => state.failure)
  const [table, setTable] = useState(false)
  // A run that was made later fails as one does that is made at once: the scene's boundary says why.
  if (failure) throw failure
  const abreast = comparison !== null && !turn
  return (
    <div className={cx(styles.part, !compact && styles.paged, abreast && styles.compared)}>
      {abreast && !table && (
        <div className={styles.headings}>
          <LaterComparison player={player} />
        </div>
      )}
      {table ? (
        <LaterEvents player={player} />
      ) : (
        <div className={styles.stages}>
          <div className={styles.stage}>
            <SideStage
              player={player}
              side={(comparison && turn) ?? 'main'}
              reducedMotion={reducedMotion}
              compact={compact || abreast}
              reserved={compact || abreast ? undefined : SWITCH_CORNER}
            />
          </div>
          {abreast && (
            <div className={styles.stage}>
              <SideStage player={player} side="other" reducedMotion={reducedMotion} compact />
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

interface SideStageProps {
  readonly player: Player
  readonly side: ComparedSide
  readonly reducedMotion: boolean
  readonly compact: boolean
  readonly reserved?: typeof SWITCH_CORNER | undefined
}

/** The other run is only looked at: requests are sent and opened in the run in view. */
function SideStage({ player, side, ...picture }: SideStageProps) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const comparison = usePlayer(player, (state) => state.comparison)
  const selection = usePlayer(player, (state) => state.selection)
  const packets = useCallback((out: Parameters<Player['packets']>[0]) => player.packets(out, side), [player, side])
  const { send, select } = player.commands
  const moving = { packets, onTick: player.onTick }
  if (side === 'main') {
    return <Stage {...picture} {...moving} run={run} frame={frame} beside={comparison ?? undefined} onSend={send} onSelect={select} selection={selection} />
  }
  return comparison && <Stage {...picture} {...moving} run={comparison.run} frame={comparison.frame} beside={{ run, frame }} selection={null} />
}
