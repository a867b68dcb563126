/**
 * Entries of edges as SVG: users and attackers, cables, panels of cells, the origin with its Vary line, the key of one request, and
 * what the edges held before. It draws one frame on one layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import type { GridFrame } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import type { StageActions } from '../actions'
import { Links } from '../draw/Links'
import { pressable } from '../draw/pressable'
import { textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { FLAG } from './flag'
import { GridBefore } from './GridBefore'
import type { GridLayout } from './gridLayout'
import { GridOrigin } from './GridOrigin'
import { GridPanel } from './GridPanel'
import { clipped } from './gridWords'
import { KeyCard } from './KeyCard'
import styles from './GridPicture.module.css'

/** What the grid tells beyond the frame, and what it needs to name it. */
export interface GridNow extends GridFrame {
  readonly nodes: readonly NodeInfo[]
  readonly attackers: boolean
}

export function GridPicture({ layout, frame, now, actions }: PictureProps<GridNow, GridLayout>) {
  const { density, users, panels, origins, key, before } = layout
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
          ghost={before ? undefined : now.before?.edges.find((edge) => edge.node === node.index)}
          frame={frame}
          density={density}
          actions={actions}
        />
      ))}
      {origins.map(({ node, box }) => (
        <GridOrigin key={node.index} node={node} box={box} density={density} state={frame.nodes[node.index]!} origin={frame.origin} />
      ))}
      <KeyCard row={now.asked} nodes={now.nodes} namesEdge={panels.length > 1} byUrl={differByUrl(now)} box={key} density={density} actions={actions} />
      {before && now.before && <GridBefore before={now.before} nodes={now.nodes} box={before} density={density} />}
    </>
  )
}

const differByUrl = ({ edges }: GridNow): boolean => edges.some(({ cells }) => new Set(cells.map(({ primary }) => primary)).size > 1)

type UsersProps = GridLayout['users'][number] & { readonly lit: boolean; readonly actions: StageActions }

/** Users, or an attacker with her flag. */
function Users({ node, box, lit, actions: { send } }: UsersProps) {
  const attacks = node.plants !== undefined
  const from = attacks ? 15 : 0
  const words = clipped(node.person ?? node.name, box.width - 12 - from, (text) => textWidth(text, 11.5, 600))
  return (
    <g
      className={styles.users}
      transform={`translate(${box.x} ${box.y})`}
      data-lit={lit || undefined}
      data-attacks={attacks || undefined}
      {...pressable(attacks ? `Send a forged request as ${node.name}` : `Send a request from ${node.name}`, send && (() => send(node.id)))}
    >
      <rect className={styles.ground} width={box.width} height={box.height} rx={attacks ? 4 : box.height / 2} />
      {attacks && <path className={styles.flag} d={FLAG} transform={`translate(${(box.width - from - textWidth(words, 11.5, 600)) / 2} ${box.height / 2 - 5})`} />}
      <text className={styles.name} x={box.width / 2 + from / 2} y={box.height / 2 + 4} textAnchor="middle" aria-hidden="true">{words}</text>
    </g>
  )
}
