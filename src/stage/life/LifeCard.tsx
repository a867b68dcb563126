/**
 * The card of a cache whose copies have lives: an edge, or a browser with a cache of its own.
 * A line with its name and what it decided, then a row a slot. Pressing a browser's name asks.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { memo } from 'react'
import type { NodeFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import type { StageActions } from '../actions'
import { CardFrame } from '../card/CardFrame'
import { counterRows } from '../card/counterRows'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { LIFE_CARD } from './lifeCards'
import { LifeSlot } from './LifeSlot'
import { pressable } from '../draw/pressable'
import { textWidth } from '../draw/text'
import styles from './LifeCard.module.css'

export interface LifeCardProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly density: Density
  readonly state: NodeFrame
  /** The key that the origin shows, and what it has there now. */
  readonly contentKey: string
  readonly content: string
  readonly scaleMs: number
  readonly actions: StageActions
}

/** Drawn anew when something has changed at its node; ages do. */
export const LifeCard = memo(function LifeCard({ node, box, density, state, contentKey, content, scaleMs, actions }: LifeCardProps) {
  const { head, row, pad } = LIFE_CARD[density]
  return (
    <CardFrame node={node} box={box} state={state}>
      <Head node={node} state={state} width={box.width} head={head} actions={actions} />
      {state.slots.map((slot, i) => (
        <LifeSlot
          key={i}
          slot={slot}
          node={node.index}
          owner={node.name}
          index={i}
          box={{ x: pad, y: head + i * row, width: box.width - 2 * pad, height: row - pad }}
          density={density}
          current={slot.key === contentKey ? content : ''}
          scaleMs={scaleMs}
          actions={actions}
        />
      ))}
    </CardFrame>
  )
})

interface HeadProps {
  readonly node: NodeInfo
  readonly state: NodeFrame
  readonly width: number
  readonly head: number
  readonly actions: StageActions
}

function Head({ node, state, width, head, actions: { send } }: HeadProps) {
  const kind = NODE_KINDS[node.kind].word.toUpperCase()
  const ask = NODE_KINDS[node.kind].asks && send ? () => send(node.id) : undefined
  const kindWidth = textWidth(kind, 11, 500) + kind.length * 0.7 + 8
  const nameWidth = textWidth(node.name, 13.5, 600)
  const line = head / 2 + 5
  return (
    <>
      <g className={styles.head} {...pressable(`Send a request from ${node.name}`, ask)}>
        {ask && <rect className={styles.target} x="4" y={(head - 24) / 2} width={kindWidth + nameWidth + 48} height="24" rx="4" />}
        <text className={styles.name} x={10 + kindWidth} y={line} aria-hidden="true">{node.name}</text>
      </g>
      <text className={styles.kind} x="10" y={line} aria-hidden="true">{kind}</text>
      {ask && <text className={styles.ask} x={10 + kindWidth + nameWidth + 10} y={line} aria-hidden="true">send</text>}
      <Counters state={state} x={width - 10} y={line} shared={NODE_KINDS[node.kind].sharedCache} />
    </>
  )
}

/** HIT always, MISS where misses are counted; other outcomes once there are any. */
function Counters({ state, x, y, shared }: { state: NodeFrame; x: number; y: number; shared: boolean }) {
  const rows = counterRows(state.counters, shared ? ['hit', 'miss'] : ['hit'])
  return (
    <text className={styles.counters} x={x} y={y} textAnchor="end" aria-hidden="true">
      {rows.map(({ tone, word, count }, i) => (
        <tspan key={tone} data-tone={tone}>
          <tspan className={styles.word} dx={i === 0 ? 0 : 9}>{`${word} `}</tspan>
          <tspan className={styles.count}>{formatCount(count)}</tspan>
        </tspan>
      ))}
    </text>
  )
}
