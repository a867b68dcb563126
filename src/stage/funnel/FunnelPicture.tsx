/**
 * The funnel as SVG: columns of caches, ribbons between them, what was asked of the origin and when. It draws what funnelLayout and
 * funnelRibbons computed and decides nothing.
 */
import { memo } from 'react'
import type { FunnelFrame } from '../../frame/funnelFrame'
import type { Frame } from '../../frame/types'
import { useRoving } from '../../ui/useRoving'
import { formatCount } from '../../words/format'
import type { StageActions } from '../actions'
import { linkPath } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import type { PictureProps } from '../viewModule'
import { FunnelFoot } from './FunnelFoot'
import type { FunnelLayout } from './funnelLayout'
import { type BarShape, type RibbonShape, barsOf, ribbonsOf } from './funnelRibbons'
import { fitting, originRequests, tierTexts, tierTitle } from './funnelWords'
import styles from './FunnelPicture.module.css'

export function FunnelPicture({ layout, frame, now, actions }: PictureProps<FunnelFrame, FunnelLayout>) {
  const ribbons = ribbonsOf(now, layout)
  const bars = barsOf(now, layout)
  return (
    <>
      <Standing layout={layout} />
      <g aria-hidden="true">
        {ribbons.map(({ from, to, d }) => <path key={`${from} ${to}`} className={styles.ribbon} d={d} />)}
        <Followed frame={frame} layout={layout} />
        {bars.map((bar) => <Bar key={bar.node} bar={bar} lit={frame.nodes[bar.node]!.lit} />)}
        {layout.names.map(({ node, text, x, y }) => <text key={node} className={styles.name} x={x} y={y} textAnchor="end">{text}</text>)}
        {layout.behind.map(({ node, text, x, y }) => <text key={node} className={styles.name} x={x} y={y}>{text}</text>)}
      </g>
      <Heads layout={layout} now={now} />
      <FunnelFoot layout={layout} now={now} />
      <Targets layout={layout} ribbons={ribbons} now={now} actions={actions} />
    </>
  )
}

/** It stands as long as the layout does. */
const Standing = memo(function Standing({ layout: { ways, placeOf, barWidth } }: { readonly layout: FunnelLayout }) {
  return (
    <g aria-hidden="true">
      <path className={styles.ways} d={ways} />
      <path className={styles.grounds} d={[...placeOf.values()].map(({ x, y, pitch }) => `M${x} ${y - Math.min(8, pitch * 0.3)}h${barWidth}v${2 * Math.min(8, pitch * 0.3)}h${-barWidth}z`).join('')} />
    </g>
  )
})

function Followed({ frame, layout: { geometry } }: { readonly frame: Frame; readonly layout: FunnelLayout }) {
  return frame.links
    .filter(({ index, tone, trace }) => (tone !== null || trace !== null) && geometry.drawn[index])
    .map(({ index, tone, trace }) => <path key={index} className={styles.followed} data-tone={tone ?? trace ?? undefined} data-lit={tone !== null || undefined} d={linkPath(geometry, index)} />)
}

function Bar({ bar: { isOrigin, x, y, width, height, settledY, settledHeight, passedY, passedHeight }, lit }: { readonly bar: BarShape; readonly lit: boolean }) {
  return (
    <g data-lit={lit || undefined} className={styles.bar}>
      {height > 0 && <rect className={isOrigin ? styles.origin : styles.came} x={x} y={y} width={width} height={height} />}
      {!isOrigin && settledHeight > 0 && <rect className={styles.answered} x={x} y={settledY} width={width} height={settledHeight} />}
      {passedHeight > 0 && <rect className={styles.passed} x={x} y={passedY} width={width} height={passedHeight} />}
    </g>
  )
}

function Heads({ layout: { columns, headY, density }, now }: { readonly layout: FunnelLayout; readonly now: FunnelFrame }) {
  return now.tiers.map((tier, t) => {
    const column = columns[t]
    if (!column) return null
    const { headX, anchor, room } = column
    return (
      <g key={tier.name}>
        <text className={styles.head} x={headX} y={headY} textAnchor={anchor}>{fitting([tierTitle(tier), tier.nodes.length === 1 ? tier.one : tier.name], 13, room)}</text>
        {tier.isOrigin
          ? <text className={styles.figure} data-small={density === 'small' || undefined} x={headX} y={headY + (density === 'small' ? 20 : 27)} textAnchor={anchor}>{formatCount(originRequests(now))}</text>
          : <text className={styles.share} data-waiting={tier.waiting > 0 || undefined} x={headX} y={headY + 16} textAnchor={anchor}>{fitting(tierTexts(tier), 12, room)}</text>}
      </g>
    )
  })
}

interface TargetsProps {
  readonly layout: FunnelLayout
  readonly ribbons: readonly RibbonShape[]
  readonly now: FunnelFrame
  readonly actions: StageActions
}

/** Every ribbon opens the request that went there last. */
function Targets({ ribbons, now, actions: { select, selection } }: TargetsProps) {
  const open = ribbons.filter(({ request }) => request >= 0)
  const { container, item } = useRoving(open.length)
  if (!select || open.length === 0) return null
  const names = new Map(now.tiers.flatMap(({ nodes, isOrigin }) => nodes.map(({ node, name }) => [node, isOrigin ? 'the origin' : name] as const)))
  return (
    <g {...container} aria-label="Ribbons">
      {open.map(({ from, to, d, requests, request }, i) => (
        <g key={`${from} ${to}`} className={styles.target} {...pressable(`${names.get(from) ?? ''} to ${names.get(to) ?? ''}, ${formatCount(requests)}: open the last request`, () => select({ kind: 'request', request }))} {...item(i)} data-selected={(selection?.kind === 'request' && selection.request === request) || undefined}>
          <path d={d} />
        </g>
      ))}
    </g>
  )
}
