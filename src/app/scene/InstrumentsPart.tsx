/**
 * The instruments of the moment: in a row under the stage, or one after the other under the story.
 */
import { useCallback } from 'react'
import { Instruments } from '../../panels/instruments/Instruments'
import type { OtherRuns } from '../../panels/instruments/instrumentModule'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { pause } from '../pause'
import { SceneLink } from '../SceneLink'
import { LaterSide } from '../../screen/laterParts'
import styles from './InstrumentsPart.module.css'

interface InstrumentsPartProps {
  readonly player: Player
  readonly compact: boolean
  readonly reducedMotion: boolean
}

export function InstrumentsPart({ player, compact, reducedMotion }: InstrumentsPartProps) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const select = (request: number): void => player.commands.select({ kind: 'request', request })
  const seek = (ms: number): void => player.commands.seek(ms * 1000)
  const others = useCallback<OtherRuns>((inputs) => player.other(inputs, pause), [player])
  const isCompared = usePlayer(player, (state) => state.comparison !== null)
  const side = isCompared ? <LaterSide player={player} /> : undefined
  return (
    <div className={compact ? styles.compact : undefined}>
      <Instruments run={run} frame={frame} side={side} onSelect={select} onSeek={seek} SceneLink={SceneLink} reducedMotion={reducedMotion} compact={compact} others={others} />
    </div>
  )
}
