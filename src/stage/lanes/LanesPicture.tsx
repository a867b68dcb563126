/**
 * Lanes as SVG: cables, then cards, small boxes or bare slots. It draws one frame on one
 * layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import type { Frame, NodeFrame } from '../../frame/types'
import { NO_ACTIONS } from '../actions'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import { LifeCard } from '../life/LifeCard'
import { Links } from '../draw/Links'
import type { LaneNode, LanesLayout } from './lanesLayout'
import { livingSlot } from '../card/livingSlot'
import { NodeCard } from '../card/NodeCard'
import { OfferCard } from '../card/OfferCard'
import { pressable } from '../draw/pressable'
import { Slot } from '../card/Slot'
import { cardSentence } from '../draw/text'
import type { PictureProps } from '../viewModule'
import styles from './LanesPicture.module.css'

export function LanesPicture({ layout, frame, actions }: PictureProps<null, LanesLayout>) {
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      {layout.nodes.map((placed) =>
        placed.form === 'life' ? (
          <LifeNode key={placed.node.index} {...placed} density={layout.density} frame={frame} actions={actions} />
        ) : placed.form === 'card' && hasCard(placed.node) ? (
          <NodeCard key={placed.node.index} living={livingSlot} node={placed.node} box={placed.box} density={layout.density} frame={frame} actions={actions} />
        ) : (
          <SmallNode key={placed.node.index} {...placed} state={frame.nodes[placed.node.index]!} actions={actions} />
        ),
      )}
    </>
  )
}

/** Users without a cache and resolvers have nothing to tell. */
const hasCard = ({ kind, shows }: LaneNode['node']): boolean => kind === 'edge' || kind === 'origin' || shows.length > 0

interface LifeNodeProps extends Omit<LaneNode, 'form'> {
  readonly density: Density
  readonly frame: Frame
  readonly actions: StageActions
}

function LifeNode({ node, box, density, frame, actions }: LifeNodeProps) {
  const { offer } = frame.nodes[node.index]!
  if (offer) return <OfferCard node={node} box={box} density={density} offer={offer} origin={frame.origin} />
  return <LifeCard node={node} box={box} density={density} frame={frame} actions={actions} />
}

/** A smaller slot could not be hit with a finger. */
const MIN_TARGET = 24

interface SmallNodeProps extends LaneNode {
  readonly state: NodeFrame
  readonly actions: StageActions
}

function SmallNode({ node, box, form, state, actions }: SmallNodeProps) {
  const { send } = actions
  const press = node.kind === 'client' ? pressable(`Send a request from ${node.name}`, send && (() => send(node.id))) : {}
  const slot = state.slots[0]
  const named = form !== 'chip'
  const slotActions = box.width < MIN_TARGET ? NO_ACTIONS : actions
  const inset = box.width / 5
  const slotBox = named
    ? { x: box.width / 2 - 11, y: 22, width: 22, height: 12 }
    : { x: inset, y: inset, width: box.width - 2 * inset, height: box.height - 2 * inset }
  return (
    <g
      className={styles.box}
      transform={`translate(${box.x} ${box.y})`}
      data-lit={state.lit || undefined}
      {...(node.kind === 'edge' ? { role: 'group', 'aria-label': cardSentence(node, state) } : {})}
      {...press}
    >
      <rect className={styles.ground} width={box.width} height={box.height} rx={named ? 5 : box.width / 8} />
      {named && (
        <text className={styles.name} x={box.width / 2} y={slot ? 15 : box.height / 2 + 4} textAnchor="middle" aria-hidden="true">
          {node.name}
        </text>
      )}
      {slot && <Slot slot={slot} node={node.index} owner={node.name} index={0} box={slotBox} actions={slotActions} living={livingSlot} />}
    </g>
  )
}
