/**
 * The ground of a cache's card: a group with its sentence, a shade and a sheet of paper. What
 * stands on it is its content.
 */
import type { ReactNode } from 'react'
import type { NodeFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import type { Box } from '../draw/geometry'
import { HealthTag, TAG_HALF } from './HealthTag'
import { cardSentence } from '../draw/text'
import styles from './CardFrame.module.css'

export interface CardFrameProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly state: NodeFrame
  readonly children: ReactNode
}

export function CardFrame({ node, box, state, children }: CardFrameProps) {
  return (
    <g
      className={styles.card}
      transform={`translate(${box.x} ${box.y})`}
      data-lit={state.lit || undefined}
      data-health={state.health === 'up' ? undefined : state.health}
      role="group"
      aria-label={cardSentence(node, state)}
    >
      <rect className={styles.shade} x="0" y="2" width={box.width} height={box.height} rx="6" />
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      {children}
      <HealthTag health={state.health} x={box.width - TAG_HALF - 6} y={0} />
    </g>
  )
}
