/**
 * Lanes as SVG: cables, then cards, small boxes or bare slots. It draws one frame on one
 * layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { CrossingsFrame } from '../../frame/crossings'
import type { Frame, NodeFrame, OriginFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import { LifeCard } from '../life/LifeCard'
import { Links } from '../draw/Links'
import { Crossings } from './Crossings'
import type { LaneNode, LanesLayout } from './lanesLayout'
import { ringMark } from '../card/ringMark'
import { NodeCard } from '../card/NodeCard'
import { OfferCard } from '../card/OfferCard'
import { SmallNode } from './SmallNode'
import type { PictureProps } from '../viewModule'

export function LanesPicture({ layout, frame, now, actions }: PictureProps<CrossingsFrame | null, LanesLayout>) {
  const offer = frame.nodes.find((node) => node.offer)?.offer
  const copies = { content: offer?.content ?? '', key: offer ? `GET ${offer.url}` : '', scaleMs: scaleOf(frame) }
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      {now && <Crossings crossings={now.crossings} past={now.past} geometry={layout.geometry} width={layout.width} />}
      {layout.nodes.map((placed) => {
        const { node, box, form } = placed
        const common = { node, box, state: frame.nodes[node.index]!, actions }
        const origin = NODE_KINDS[node.kind].ownsContent ? frame.origin : null
        if (form === 'life') return <LifeNode key={node.index} {...common} density={layout.density} origin={frame.origin} copies={copies} />
        if (form !== 'card' || !hasCard(node)) return <SmallNode key={node.index} {...common} form={form} />
        return <NodeCard key={node.index} {...common} density={layout.density} origin={origin} copyMark={ringMark} />
      })}
    </>
  )
}

/** Users without a cache and resolvers have nothing to tell. */
const hasCard = ({ kind, shows }: LaneNode['node']): boolean => NODE_KINDS[kind].hasCard || shows.length > 0

/** What the origin has now, and the one scale of all lifetimes (ms). */
interface Copies {
  readonly key: string
  readonly content: string
  readonly scaleMs: number
}

/** The longest lifetime on view, and room for copies that live past it. */
const BEYOND = 1.3

function scaleOf({ nodes }: Frame): number {
  return BEYOND * Math.max(0, ...nodes.flatMap(({ slots }) => slots.map(({ life }) => life?.lifetimeMs ?? 0)))
}

interface LifeNodeProps extends Omit<LaneNode, 'form'> {
  readonly density: Density
  readonly state: NodeFrame
  readonly origin: OriginFrame
  readonly copies: Copies
  readonly actions: StageActions
}

function LifeNode({ node, box, density, state, origin, copies: { key, content, scaleMs }, actions }: LifeNodeProps) {
  if (state.offer) return <OfferCard node={node} box={box} density={density} offer={state.offer} health={state.health} origin={origin} />
  return <LifeCard node={node} box={box} density={density} state={state} contentKey={key} content={content} scaleMs={scaleMs} actions={actions} />
}
