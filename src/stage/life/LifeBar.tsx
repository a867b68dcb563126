/**
 * A copy's age growing along its lifetime. All bars of a picture have one scale, so that two lifetimes can be compared; what the
 * copy had aged before it came stands at the beginning, in another look.
 */
import type { SlotLife } from '../../frame/types'
import { HATCH } from '../card/Hatch'
import styles from './LifeBar.module.css'

export interface LifeBarProps {
  readonly life: SlotLife
  /** What the whole width stands for (ms). */
  readonly scaleMs: number
  readonly width: number
  readonly height: number
  readonly y: number
}

export function LifeBar({ life: { ageMs, arrivedMs, lifetimeMs }, scaleMs, width, height, y }: LifeBarProps) {
  const x = (ms: number): number => Math.min(1, ms / scaleMs) * width
  const [came, now, end] = [x(arrivedMs), x(ageMs), x(lifetimeMs)]
  const over = Math.max(came, end)
  return (
    <g transform={`translate(0 ${y})`}>
      <line className={styles.axis} x2={width} y1={height / 2} y2={height / 2} />
      <rect className={styles.lifetime} width={end} height={height} rx="1.5" />
      {came > 0 && <rect className={styles.before} width={came} height={height} />}
      {now > came && came < end && <rect className={styles.age} x={came} width={Math.min(now, end) - came} height={height} />}
      {now > over && <rect className={styles.past} x={over} width={now - over} height={height} fill={`url(#${HATCH})`} />}
      <line className={styles.end} x1={end} x2={end} y1="-2.5" y2={height + 2.5} />
      <path className={styles.now} d={`M${now - 3.5} ${height + 4.5}h7l-3.5 -4.5z`} />
    </g>
  )
}
