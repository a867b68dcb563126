/**
 * A node of a long lane: a box with its name, or a tile without words, and its slots.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { memo, useMemo } from 'react'
import type { NodeFrame } from '../../frame/types'
import { NO_ACTIONS } from '../actions'
import type { StageActions } from '../actions'
import { HealthTag } from '../card/HealthTag'
import { ringMark } from '../card/ringMark'
import { Slot } from '../card/Slot'
import { SlotMarks } from '../card/SlotMarks'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { cardSentence } from '../draw/text'
import type { LaneNode } from './lanesLayout'
import styles from './LanesPicture.module.css'

/** A smaller slot could not be hit with a finger. */
const MIN_TARGET = 24
/** The slots of a named box, under its name (px). */
const NAMED_SLOT = { y: 22, width: 22, several: 36, height: 12 }

export interface SmallNodeProps extends LaneNode {
  readonly state: NodeFrame
  readonly actions: StageActions
}

/** Drawn anew when something has changed at its node. */
export const SmallNode = memo(function SmallNode({ node, box, form, state, actions }: SmallNodeProps) {
  const { send } = actions
  const press = NODE_KINDS[node.kind].asks ? pressable(`Send a request from ${node.name}`, send && (() => send(node.id))) : {}
  const named = form !== 'tile'
  const several = state.slots.length > 1
  const room = useMemo(() => roomForSlots(box, named, several), [box, named, several])
  return (
    <g
      className={styles.box}
      transform={`translate(${box.x} ${box.y})`}
      data-lit={state.lit || undefined}
      data-health={state.health === 'up' ? undefined : state.health}
      {...(NODE_KINDS[node.kind].sharedCache ? { role: 'group', 'aria-label': cardSentence(node, state) } : {})}
      {...press}
    >
      <rect className={styles.ground} width={box.width} height={box.height} rx={named ? 5 : box.width / 8} />
      {named && (
        <text className={styles.name} x={box.width / 2} y={state.slots.length > 0 ? 15 : box.height / 2 + 4} textAnchor="middle" aria-hidden="true">
          {node.name}
        </text>
      )}
      {named && <HealthTag health={state.health} x={box.width / 2} y={0} />}
      {several ? (
        <SlotMarks slots={state.slots} box={room} />
      ) : (
        state.slots.map((slot, i) => (
          <Slot key={i} slot={slot} node={node.index} owner={node.name} index={i} box={room} actions={box.width < MIN_TARGET ? NO_ACTIONS : actions} copyMark={ringMark} />
        ))
      )}
    </g>
  )
})

/** Under the name of a box, or all of a tile but its rim. */
function roomForSlots({ width, height }: Box, named: boolean, several: boolean): Box {
  const inset = width / 5
  if (!named) return { x: inset, y: inset, width: width - 2 * inset, height: height - 2 * inset }
  const slots = several ? NAMED_SLOT.several : NAMED_SLOT.width
  return { x: (width - slots) / 2, y: NAMED_SLOT.y, width: slots, height: NAMED_SLOT.height }
}
