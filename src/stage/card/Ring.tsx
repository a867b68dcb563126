/**
 * What is left of a copy's lifetime: a ring that empties like a clock. Fresh is an unbroken
 * arc around a tick, stale a dashed ring around hatching, one that always asks has a question
 * mark: the shapes differ, not only the colours.
 */
import type { SlotFrame } from '../../frame/types'
import { HATCH } from './Hatch'
import styles from './Ring.module.css'

export interface RingProps {
  /** Its copy shows what the origin has no more: a word in place of the tick, for a tick would say that all is well. */
  readonly old?: boolean
  readonly slot: SlotFrame
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Rings below this radius have thinner lines. */
const SMALL = 12

/** A question mark: drawn, for the letter would be too small to read in most rings. */
const QUESTION = 'M-4.6 -3.4A4.6 4.6 0 1 1 1.6 .9Q0 1.7 0 4M0 8.2V8.5'

export function Ring({ slot: { state, life }, old = false, x, y, radius }: RingProps) {
  const asks = life?.asksAlways ?? false
  const left = life && state === 'fresh' ? life.left : 0
  const size = radius / 18
  return (
    <g
      className={styles.ring}
      transform={`translate(${x} ${y})`}
      data-state={state}
      data-small={radius < SMALL || undefined}
      aria-hidden="true"
    >
      <circle className={styles.track} r={radius} />
      {state === 'stale' && <circle className={styles.hatch} r={Math.max(0, radius - 3)} fill={`url(#${HATCH})`} />}
      {left > 0 && (
        <circle
          className={styles.arc}
          r={radius}
          pathLength="1"
          transform="rotate(-90)"
          strokeDasharray={`${left} 1`}
          strokeDashoffset={left - 1}
        />
      )}
      {asks && <path className={styles.question} d={QUESTION} transform={`scale(${size})`} />}
      {old && state === 'fresh' && !asks && <text className={styles.old} y="4" textAnchor="middle">old</text>}
      {!old && state === 'fresh' && !asks && <path className={styles.tick} d="M-6.5 .5l4.2 4.5 8.3-9.2" transform={`scale(${size})`} />}
    </g>
  )
}
