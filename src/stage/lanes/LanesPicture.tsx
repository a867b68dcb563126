/**
 * Lanes as SVG: cables, then cards, small boxes or bare slots. It draws one frame on one
 * layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { NodeFrame, OriginFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import { LifeCard } from '../life/LifeCard'
import { Links } from '../draw/Links'
import type { LaneNode, LanesLayout } from './lanesLayout'
import { ringMark } from '../card/ringMark'
import { NodeCard } from '../card/NodeCard'
import { OfferCard } from '../card/OfferCard'
import { SmallNode } from './SmallNode'
import type { PictureProps } from '../viewModule'

export function LanesPicture({ layout, frame, actions }: PictureProps<null, LanesLayout>) {
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      {layout.nodes.map((placed) => {
        const { node, box, form } = placed
        const common = { node, box, state: frame.nodes[node.index]!, actions }
        const origin = NODE_KINDS[node.kind].ownsContent ? frame.origin : null
        if (form === 'life') return <LifeNode key={node.index} {...common} density={layout.density} origin={frame.origin} />
        if (form !== 'card' || !hasCard(node)) return <SmallNode key={node.index} {...common} form={form} />
        return <NodeCard key={node.index} {...common} density={layout.density} origin={origin} copyMark={ringMark} />
      })}
    </>
  )
}

/** Users without a cache and resolvers have nothing to tell. */
const hasCard = ({ kind, shows }: LaneNode['node']): boolean => NODE_KINDS[kind].hasCard || shows.length > 0

interface LifeNodeProps extends Omit<LaneNode, 'form'> {
  readonly density: Density
  readonly state: NodeFrame
  readonly origin: OriginFrame
  readonly actions: StageActions
}

function LifeNode({ node, box, density, state, origin, actions }: LifeNodeProps) {
  if (state.offer) return <OfferCard node={node} box={box} density={density} offer={state.offer} health={state.health} origin={origin} />
  return <LifeCard node={node} box={box} density={density} state={state} actions={actions} />
}
