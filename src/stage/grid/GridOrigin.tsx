/**
 * The origin, with the line of its answers that rules the key: Vary. An origin that displays no answer says how much it has to do.
 */
import type { NodeFrame, OriginFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { HealthTag, TAG_HALF } from '../card/HealthTag'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { monoWidth, originFacts, textWidth } from '../draw/text'
import { clipped } from './gridWords'
import styles from './GridOrigin.module.css'

export interface GridOriginProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly density: Density
  readonly state: NodeFrame
  readonly origin: OriginFrame
}

const PAD = 10
const MONO = 11
const NAME_X = 60

export function GridOrigin({ node, box, density, state, origin }: GridOriginProps) {
  const [asked, doing] = originFacts(state, origin)
  const vary = state.offer?.headers.find(([name]) => name.toLowerCase() === 'vary')
  const line = vary ? `Vary: ${vary[1] || '(nothing)'}` : doing
  const fact = NAME_X + textWidth(node.name, 13, 600) + 14
  const top = density === 'small' ? 15 : 20
  return (
    <g transform={`translate(${box.x} ${box.y})`} data-lit={state.lit || undefined} role="group" aria-label={`Origin ${node.name}: ${asked}; ${line}`}>
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <g aria-hidden="true">
        <text className={styles.kind} x={PAD} y={top}>ORIGIN</text>
        <text className={styles.name} x={NAME_X} y={top}>{node.name}</text>
        <text className={styles.fact} x={fact} y={top}>{clipped(asked, box.width - fact - PAD, (text) => textWidth(text, 12))}</text>
        <text className={styles.line} x={PAD} y={box.height - (density === 'small' ? 9 : 12)}>{clipped(line, box.width - 2 * PAD, (text) => monoWidth(text, MONO))}</text>
      </g>
      <HealthTag health={state.health} x={box.width - TAG_HALF - 6} y={0} />
    </g>
  )
}
