/**
 * The bar that moves time: previous, play, next, the clock, the timeline, the speed and the
 * step's number. The compact form has the buttons and the line only.
 */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Player } from '../../player/types'
import { cx } from '../../ui/cx'
import { formatCount, formatSpeed, NO_BREAK_SPACE } from '../../words/format'
import { Icon } from '../../ui/Icon'
import { IconButton } from '../../ui/IconButton'
import { leavesFocus } from '../../ui/leavesFocus'
import { Timeline } from './Timeline'
import { useSlice } from '../useSlice'
import styles from './Transport.module.css'

export interface TransportProps {
  readonly player: Player
  /** The speeds to choose from; the player's SPEEDS. */
  readonly speeds: readonly number[]
  readonly compact?: boolean
  /** What stands at its end. */
  readonly end?: ReactNode
}

export function Transport({ player, speeds, compact = false, end }: TransportProps) {
  return (
    <section className={cx(styles.transport, compact && styles.compact)} aria-label="Playback">
      <Buttons player={player} />
      {!compact && <Clock player={player} />}
      <div className={styles.timeline}>
        <Timeline player={player} bare={compact} />
      </div>
      {!compact && <Speed player={player} speeds={speeds} />}
      <Where player={player} hidden={compact} />
      {end}
    </section>
  )
}

function Buttons({ player }: { readonly player: Player }) {
  const playing = useSlice(player, (state) => state.playing)
  const atStepEnd = useSlice(player, (state) => state.atStepEnd)
  const step = useSlice(player, (state) => state.step)
  const count = useSlice(player, (state) => state.scene.steps.length)
  const { commands } = player
  const last = step >= count - 1
  return (
    <div role="group" className={styles.buttons} aria-label="Step and play">
      <IconButton icon="previous" name="Previous step" onClick={commands.previousStep} {...leavesFocus} />
      <button
        type="button"
        className={styles.play}
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause' : 'Play'}
        onClick={commands.toggle}
        {...leavesFocus}
      >
        <Icon name={playing ? 'pause' : 'play'} size={20} />
      </button>
      <IconButton
        icon="next"
        name="Next step"
        aria-disabled={last || undefined}
        className={atStepEnd && !last ? styles.due : undefined}
        onClick={last ? undefined : commands.nextStep}
        {...leavesFocus}
      />
    </div>
  )
}

/** Written by hand on every tick: sixty numbers a second are nothing for React to know of. */
function Clock({ player }: { readonly player: Player }) {
  const ref = useRef<HTMLSpanElement>(null)
  const [first] = useState(() => clockText(player))
  const write = useMemo(() => {
    let shown = ''
    return (): void => {
      const text = clockText(player)
      if (text === shown || !ref.current) return
      shown = text
      ref.current.textContent = text
    }
  }, [player])
  useLayoutEffect(write)
  useEffect(() => player.onTick(write), [player, write])
  return (
    <span ref={ref} className={styles.clock}>
      {first}
    </span>
  )
}

function clockText(player: Player): string {
  return `t = ${formatCount(player.timeMs())}${NO_BREAK_SPACE}ms`
}

function Speed({ player, speeds }: { readonly player: Player; readonly speeds: readonly number[] }) {
  const speed = useSlice(player, (state) => state.speed)
  return (
    <span className={styles.speed}>
      <select aria-label="Speed" title="Speed" value={speed} onChange={(event) => player.commands.setSpeed(Number(event.currentTarget.value))}>
        {speeds.map((one) => (
          <option key={one} value={one}>
            {formatSpeed(one)}
          </option>
        ))}
      </select>
    </span>
  )
}

function Where({ player, hidden }: { readonly player: Player; readonly hidden: boolean }) {
  const step = useSlice(player, (state) => state.step)
  const count = useSlice(player, (state) => state.scene.steps.length)
  return (
    <span className={hidden ? 'sr-only' : styles.where}>
      Step {step + 1} of {count}
    </span>
  )
}
