/**
 * The card of a cache (name, slots, HIT and MISS) or of an origin (name, two facts), as the
 * map and the lanes show it. Everything on it is read from the frame.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { memo } from 'react'
import type { NodeFrame, OriginFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import type { StageActions } from '../actions'
import { CardFrame } from './CardFrame'
import { counterRows } from './counterRows'
import type { CounterRow } from './counterRows'
import { HealthTag, TAG_HALF } from './HealthTag'
import { CARD_PAD, COUNTERS_BESIDE, COUNTERS_OVER, EDGE_CARD, ORIGIN_CARD, slotBox } from './nodeCards'
import type { RowPlaces } from './nodeCards'
import { type Density, kindExcess } from '../draw/density'
import type { Box } from '../draw/geometry'
import { Slot } from './Slot'
import type { CopyMark } from './Slot'
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
  readonly copyMark?: CopyMark
}

type CardProps = Omit<NodeCardProps, 'origin'>

/** Drawn anew when something has changed at its node. */
export const NodeCard = memo(function NodeCard({ origin, ...card }: NodeCardProps) {
  return origin ? <OriginCard {...card} origin={origin} /> : <EdgeCard {...card} />
})

function OriginCard({ node, box, density, state, origin }: CardProps & { readonly origin: OriginFrame }) {
  const { kindY, name, factsY } = ORIGIN_CARD[density]
  const facts = factsY.length > 1 ? originFacts(state, origin) : [requestRate(origin)]
  return (
    <g className={styles.origin} transform={`translate(${box.x} ${box.y})`} data-lit={state.lit || undefined}>
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <text className={styles.kind} x={CARD_PAD} y={kindY}>ORIGIN</text>
      {name && <text className={styles.name} {...name}>{node.name}</text>}
      <HealthTag health={state.health} x={box.width - TAG_HALF - 6} y={0} />
      {factsY.map((y, i) => <text key={y} className={styles.fact} x={CARD_PAD} y={y}>{facts[i]}</text>)}
    </g>
  )
}

function EdgeCard({ node, box, density, state, actions, copyMark }: CardProps) {
  const { kind, name } = EDGE_CARD[density]
  return (
    <CardFrame node={node} box={box} state={state}>
      <g aria-hidden="true">
        {kind && <text className={styles.kind} {...kind}>{NODE_KINDS[node.kind].label}</text>}
        <text className={styles.name} data-density={density} x={name.x + (kind ? kindExcess(node.kind) : 0)} y={name.y}>{node.name}</text>
        <Counters state={state} density={density} width={box.width} />
      </g>
      {state.slots.map((slot, i) => (
        <Slot
          key={i}
          slot={slot}
          node={node.index}
          owner={node.name}
          index={i}
          box={slotBox(i, state.slots, density, box.width)}
          actions={actions}
          copyMark={copyMark}
        />
      ))}
    </CardFrame>
  )
}

/** HIT and MISS always; other outcomes once there are any. */
function Counters({ state, density, width }: { readonly state: NodeFrame; readonly density: Density; readonly width: number }) {
  if (density !== 'full') return <ShortCounters counters={state.counters} density={density} width={width} />
  const rows = counterRows(state.counters, ['hit', 'miss'])
  const several = state.slots.length > 1
  const { two, more } = several ? COUNTERS_OVER : COUNTERS_BESIDE
  const places = rows.length > 2 ? more : two
  return several ? <CountersInPairs rows={rows} places={places} width={width} /> : <CountersInRows rows={rows} places={places} width={width} />
}

interface CounterRowsProps {
  readonly rows: readonly CounterRow[]
  readonly places: RowPlaces
  readonly width: number
}

function CountersInRows({ rows, places: { top, step }, width }: CounterRowsProps) {
  return rows.map(({ tone, word, count }, i) => (
    <g key={tone} data-tone={tone} transform={`translate(0 ${top + i * step})`}>
      <text className={styles.word} x={COUNTERS_BESIDE.x}>{word}</text>
      <text className={styles.count} key={count} x={width - CARD_PAD} textAnchor="end">{formatCount(count)}</text>
    </g>
  ))
}

/** Over several slots: two in a row, there is nothing beside them. */
function CountersInPairs({ rows, places: { top, step }, width }: CounterRowsProps) {
  const { gap } = COUNTERS_OVER
  const half = (width - 2 * CARD_PAD - gap) / 2
  return rows.map(({ tone, word, count }, i) => (
    <g key={tone} data-tone={tone} transform={`translate(${CARD_PAD + (i % 2) * (half + gap)} ${top + Math.floor(i / 2) * step})`}>
      <text className={styles.word}>{word}</text>
      <text className={styles.count} key={count} x={half} textAnchor="end">{formatCount(count)}</text>
    </g>
  ))
}

interface ShortCountersProps {
  readonly counters: NodeFrame['counters']
  readonly density: Density
  readonly width: number
}

/** One line: there is no room for MISS as a word. */
function ShortCounters({ counters: { hit, miss }, density, width }: ShortCountersProps) {
  const { right, y } = EDGE_CARD[density].counters
  return (
    <text className={styles.short} x={width - right} y={y} textAnchor="end">
      <tspan data-tone="hit" className={styles.shortWord}>{`${OUTCOME_WORDS.hit} `}</tspan>
      <tspan data-tone="hit" className={styles.count}>{formatCount(hit)}</tspan>
      <tspan data-tone="miss" className={styles.shortWord} dx="5">M </tspan>
      <tspan data-tone="miss" className={styles.count}>{formatCount(miss)}</tspan>
    </text>
  )
}
