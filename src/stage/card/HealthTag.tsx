/**
 * What is wrong with a node, in letters on the rim of its card or over its mark: SLOW, FULL, DOWN.
 * Nothing while it is well.
 */
import { HEALTH_WORDS } from '../../cdn/nodeKinds'
import type { HealthName } from '../../trace/traceKinds'
import { textWidth } from '../draw/text'
import styles from './HealthTag.module.css'

export interface HealthTagProps {
  readonly health: HealthName
  /** The middle of the tag, from the corner of what it belongs to. */
  readonly x: number
  readonly y: number
}

const SIZE = { font: 11, height: 16, pad: 4 } as const
/** Half the width of the widest tag. */
export const TAG_HALF = 23

export function HealthTag({ health, x, y }: HealthTagProps) {
  if (health === 'up') return null
  const { tag, tone } = HEALTH_WORDS[health]
  const width = textWidth(tag, SIZE.font, 600) + tag.length * 0.6 + 2 * SIZE.pad
  return (
    <g transform={`translate(${x} ${y})`} data-tone={tone} aria-hidden="true">
      <rect className={styles.ground} x={-width / 2} y={-SIZE.height / 2} width={width} height={SIZE.height} rx="3" />
      <text className={styles.text} y="4" textAnchor="middle">{tag}</text>
    </g>
  )
}
