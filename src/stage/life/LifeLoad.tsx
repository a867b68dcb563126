/**
 * The load of the origin as a strip on the axis: filled what reached it, outlined what users made.
 */
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { LoadBar } from './lifeLoad'
import styles from './LifeLoad.module.css'

export interface LifeLoadProps {
  readonly bars: readonly LoadBar[]
  readonly box: Box
  /** Said of it, and drawn in its upper corner. */
  readonly words: string
  readonly sentence: string
}

export function LifeLoad({ bars, box, words, sentence }: LifeLoadProps) {
  const foot = box.y + box.height
  return (
    <g role="img" aria-label={sentence}>
      <line className={styles.foot} x1={box.x} x2={box.x + box.width} y1={foot} y2={foot} />
      <LoadBars bars={bars} foot={foot} />
      {words && <rect className={styles.under} x={box.x + box.width - textWidth(words, 11) - 4} y={box.y - 2} width={textWidth(words, 11) + 4} height="14" />}
      <text className={styles.words} x={box.x + box.width} y={box.y + 9} textAnchor="end">{words}</text>
    </g>
  )
}

export function LoadBars({ bars, foot }: { readonly bars: readonly LoadBar[]; readonly foot: number }) {
  return bars.map(({ x, width, users, origin, refused }) => (
    <g key={x}>
      {users > 0 && <rect className={styles.users} x={x + 0.5} y={foot - users} width={Math.max(1, width - 1)} height={users} />}
      {origin > 0 && <rect className={styles.origin} x={x + 1.5} y={foot - origin} width={Math.max(1, width - 3)} height={origin} />}
      {refused > 0 && <rect className={styles.refused} x={x + 1.5} y={foot - refused} width={Math.max(1, width - 3)} height={refused} />}
    </g>
  ))
}
