/**
 * The card of a cache (name, slots, HIT and MISS) or of an origin (name, two facts), as the
 * map and the lanes show it. Everything on it is read from the frame.
 */
import { memo } from 'react'
import type { NodeFrame, OriginFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import type { StageActions } from '../actions'
import { CardFrame } from './CardFrame'
import { SLOT_ROW } from '../draw/density'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { Slot } from './Slot'
import type { LivingSlot } from './Slot'
import { originFacts, requestRate } from '../draw/text'
import styles from './NodeCard.module.css'

export interface NodeCardProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly density: Density
  readonly state: NodeFrame
  /** What has reached the origins, on the card of one; elsewhere it would draw the card anew for nothing. */
  readonly origin: OriginFrame | null
  readonly actions: StageActions
  readonly living?: LivingSlot
}

type CardProps = Omit<NodeCardProps, 'origin'>

/** Drawn anew when something has changed at its node. */
export const NodeCard = memo(function NodeCard({ origin, ...card }: NodeCardProps) {
  return origin ? <OriginCard {...card} origin={origin} /> : <EdgeCard {...card} />
})

function OriginCard({ node, box, density, state, origin }: CardProps & { readonly origin: OriginFrame }) {
  const [first, second] = originFacts(state, origin)
  const full = density === 'full'
  return (
    <g className={styles.origin} transform={`translate(${box.x} ${box.y})`} data-lit={state.lit || undefined}>
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <text className={styles.kind} x="10" y={full ? 18 : 16}>ORIGIN</text>
      {full && <text className={styles.name} x="64" y="18.5">{node.name}</text>}
      <text className={styles.fact} x="10" y={full ? 36 : 31}>{full ? first : requestRate(origin)}</text>
      {full && <text className={styles.fact} x="10" y="51">{second}</text>}
    </g>
  )
}

function EdgeCard({ node, box, density, state, actions, living }: CardProps) {
  const full = density === 'full'
  return (
    <CardFrame node={node} box={box} state={state}>
      <g aria-hidden="true">
        {full && <text className={styles.kind} x="10" y="18">{node.kind === 'client' ? 'USER' : 'EDGE'}</text>}
        <text className={styles.name} data-density={density} x={full ? 45 : 9} y={density === 'small' ? 15.5 : 18}>{node.name}</text>
        <Counters state={state} density={density} width={box.width} />
      </g>
      {state.slots.map((slot, i) => (
        <Slot
          key={slot.key}
          slot={slot}
          node={node.index}
          owner={node.name}
          index={i}
          box={slotBox(i, state, density, box.width)}
          actions={actions}
          living={living}
        />
      ))}
    </CardFrame>
  )
}

/** One slot stands beside the counters; more stand under them, two in a row. */
function slotBox(i: number, state: NodeFrame, density: Density, width: number): Box {
  if (state.slots.length > 1) {
    const half = (width - 20 - 6) / 2
    const top = density === 'full' ? 62 : density === 'medium' ? 56 : 42
    return { x: 10 + (i % 2) * (half + 6), y: top + Math.floor(i / 2) * SLOT_ROW, width: half, height: 24 }
  }
  if (density === 'full') return { x: 10, y: 27, width: 66, height: 29 }
  if (density === 'medium') return { x: 9, y: 26, width: 52, height: 25 }
  return { x: 9, y: 23, width: 22, height: 15 }
}

/** HIT and MISS always, so that a card does not change its shape; other outcomes once there are any. */
function Counters({ state, density, width }: { state: NodeFrame; density: Density; width: number }) {
  const { hit, miss, stale, revalidated, bypass, error } = state.counters
  const always = [['hit', 'HIT', hit], ['miss', 'MISS', miss]] as const
  const rare = [
    ['stale', 'STALE', stale], ['revalidated', '304', revalidated], ['bypass', 'BYPASS', bypass], ['error', 'ERROR', error],
  ] as const
  const some = rare.filter(([, , count]) => count > 0)
  if (density !== 'full') return <ShortCounters hit={hit} miss={miss} density={density} width={width} />
  const rows = [...always, ...some]
  if (state.slots.length > 1) return <CountersInPairs rows={rows} width={width} />
  const step = rows.length > 2 ? 13 : 16
  const top = rows.length > 2 ? 33 : 38
  return rows.map(([tone, word, count], i) => (
    <g key={tone} data-tone={tone} transform={`translate(0 ${top + i * step})`}>
      <text className={styles.word} x="86">{word}</text>
      <text className={styles.count} key={count} x={width - 10} textAnchor="end">{formatCount(count)}</text>
    </g>
  ))
}

interface CountersInPairsProps {
  readonly rows: readonly (readonly [tone: string, word: string, count: number])[]
  readonly width: number
}

/** Over several slots: two in a row, there is nothing beside them. */
function CountersInPairs({ rows, width }: CountersInPairsProps) {
  const half = (width - 20 - 16) / 2
  const step = rows.length > 2 ? 13 : 16
  const top = rows.length > 2 ? 31 : 42
  return rows.map(([tone, word, count], i) => (
    <g key={tone} data-tone={tone} transform={`translate(${10 + (i % 2) * (half + 16)} ${top + Math.floor(i / 2) * step})`}>
      <text className={styles.word}>{word}</text>
      <text className={styles.count} key={count} x={half} textAnchor="end">{formatCount(count)}</text>
    </g>
  ))
}

function ShortCounters({ hit, miss, density, width }: { hit: number; miss: number; density: Density; width: number }) {
  return (
    <text className={styles.short} x={width - 9} y={density === 'small' ? 35 : 43} textAnchor="end">
      <tspan data-tone="hit" className={styles.shortWord}>HIT </tspan>
      <tspan data-tone="hit" className={styles.count}>{formatCount(hit)}</tspan>
      <tspan data-tone="miss" className={styles.shortWord} dx="5">M </tspan>
      <tspan data-tone="miss" className={styles.count}>{formatCount(miss)}</tspan>
    </text>
  )
}
