/**
 * Entries of edges as SVG: users, cables, panels of cells, the origin, and the latest requests.
 * It draws one frame on one layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import type { GridFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { GridLayout } from './gridLayout'
import { GridPanel } from './GridPanel'
import { GridRows } from './GridRows'
import { clipped } from './gridWords'
import { Links } from '../draw/Links'
import { NodeCard } from '../card/NodeCard'
import { pressable } from '../draw/pressable'
import { textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import styles from './GridPicture.module.css'

export function GridPicture({ layout, frame, now, actions }: PictureProps<GridFrame, GridLayout>) {
  const { density, users, panels, origins, rows } = layout
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      {users.map((placed) => (
        <Users key={placed.node.index} {...placed} lit={frame.nodes[placed.node.index]!.lit} actions={actions} />
      ))}
      {panels.map(({ node, box }) => (
        <GridPanel
          key={node.index}
          node={node}
          box={box}
          cells={now.edges.find((edge) => edge.node === node.index)?.cells ?? []}
          frame={frame}
          density={density}
          actions={actions}
        />
      ))}
      {origins.map(({ node, box }) => (
        <NodeCard key={node.index} node={node} box={box} density={density} state={frame.nodes[node.index]!} origin={frame.origin} actions={actions} />
      ))}
      <GridRows rows={now.rows} places={new Map(panels.length > 1 ? panels.map(({ node }) => [node.index, node.name]) : [])} box={rows} density={density} actions={actions} />
    </>
  )
}

type UsersProps = GridLayout['users'][number] & { readonly lit: boolean; readonly actions: StageActions }

function Users({ node, box, lit, actions: { send } }: UsersProps) {
  return (
    <g
      className={styles.users}
      transform={`translate(${box.x} ${box.y})`}
      data-lit={lit || undefined}
      {...pressable(`Send a request from ${node.name}`, send && (() => send(node.id)))}
    >
      <rect className={styles.ground} width={box.width} height={box.height} rx={box.height / 2} />
      <text className={styles.name} x={box.width / 2} y={box.height / 2 + 4} textAnchor="middle" aria-hidden="true">
        {clipped(node.name, box.width - 12, (text) => textWidth(text, 11.5, 600))}
      </text>
    </g>
  )
}
