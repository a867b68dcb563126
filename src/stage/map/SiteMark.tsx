/**
 * The mark of a place: a ring where users are, a filled dot for an origin, a filled square for a
 * cache, an open one for a resolver. A place with users is a button that sends a request from there.
 */
import { NODE_KINDS, type NodeKindFacts } from '../../cdn/nodeKinds'
import { memo } from 'react'
import type { NodeInfo } from '../../run/run.types'
import type { HealthName } from '../../trace/traceKinds'
import { HealthTag } from '../card/HealthTag'
import type { StageActions } from '../actions'
import type { Point } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import styles from './SiteMark.module.css'

export interface SiteMarkProps {
  readonly point: Point
  readonly nodes: readonly NodeInfo[]
  readonly lit: boolean
  /** What is wrong with a node here. */
  readonly health: HealthName
  readonly actions: StageActions
}

const TARGET = 12
const RADIUS = 5
/** Through the mark of a place where something is wrong. */
const CROSS = `M${-RADIUS} ${-RADIUS}L${RADIUS} ${RADIUS}M${-RADIUS} ${RADIUS}L${RADIUS} ${-RADIUS}`
/** How high the tag stands over the mark. */
const TAG_OVER = 18

export const SiteMark = memo(function SiteMark({ point: [x, y], nodes, lit, health, actions: { send } }: SiteMarkProps) {
  const client = nodes.find((node) => NODE_KINDS[node.kind].asks)
  const kind = markKind(nodes)
  return (
    <g
      className={styles.site}
      transform={`translate(${x} ${y})`}
      data-lit={lit || undefined}
      data-kind={kind}
      {...pressable(`Send a request from ${client?.name ?? ''}`, client && send && (() => send(client.id)))}
    >
      <circle className={styles.target} r={TARGET} />
      <circle className={styles.halo} r={RADIUS + 5} />
      {kind === 'resolver' || kind === 'cache' ? (
        <rect className={styles.mark} x={-RADIUS + 0.5} y={-RADIUS + 0.5} width={2 * RADIUS - 1} height={2 * RADIUS - 1} rx="1.5" />
      ) : (
        <circle className={styles.mark} r={RADIUS} />
      )}
      {health !== 'up' && <path className={styles.cross} d={CROSS} />}
      <HealthTag health={health} x={0} y={-TAG_OVER} />
    </g>
  )
})

function markKind(nodes: readonly NodeInfo[]): NodeKindFacts['mark'] {
  const marks = nodes.map((node) => NODE_KINDS[node.kind].mark)
  if (marks.includes('origin')) return 'origin'
  if (marks.includes('cache')) return 'cache'
  return marks.every((mark) => mark === 'resolver') ? 'resolver' : 'place'
}
