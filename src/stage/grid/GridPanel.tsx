/**
 * One edge as a panel of cells, with how many they are; on a small stage a ghost of what it held before stands in it while it is
 * empty.
 */
import type { GridCell, GridEdge } from '../../frame/gridFrame'
import type { Frame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { useRoving } from '../../ui/useRoving'
import { NO_ACTIONS, type StageActions } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { Ghost } from './Ghost'
import { GridCells } from './GridCells'
import { clipped } from './gridWords'
import { plural, textWidth } from '../draw/text'
import styles from './GridPanel.module.css'

export interface GridPanelProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly cells: readonly GridCell[]
  /** What it held when the step before ended, where that is not drawn elsewhere: a ghost while it is empty. */
  readonly ghost: GridEdge | undefined
  readonly frame: Frame
  readonly density: Density
  readonly actions: StageActions
}

export function GridPanel({ node, box, cells, ghost, frame, density, actions }: GridPanelProps) {
  const { slots, lit } = frame.nodes[node.index]!
  const roving = useRoving(cells.length)
  const inset = density === 'full' ? 12 : 8
  const head = density === 'full' ? 30 : 26
  const room: Box = { x: inset, y: head, width: box.width - 2 * inset, height: box.height - head - inset }
  const stored = cells.filter(({ slot }) => slots[slot]!.life !== null)
  const isGhost = cells.length === 0 && ghost !== undefined && ghost.cells.length > 0
  return (
    <g transform={`translate(${box.x} ${box.y})`} data-lit={lit || undefined}>
      <rect className={styles.shade} x="0" y="2" width={box.width} height={box.height} rx="6" />
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <Head node={node} entries={stored.length} hits={cells.reduce((sum, { hits }) => sum + hits, 0)} width={box.width} density={density} inset={inset} />
      <g aria-label={`Entries of ${node.name}`} {...(actions.select ? roving.container : { role: 'group' })}>
        <GridCells owner={node} cells={cells} slots={slots} room={room} density={density} actions={actions} rovingOf={roving.item} />
      </g>
      {isGhost && <Ghost><GridCells owner={node} {...ghost} room={room} density={density} actions={NO_ACTIONS} /></Ghost>}
      {cells.length === 0 && !isGhost && (
        <text className={styles.empty} x={box.width / 2} y={room.y + room.height / 2} textAnchor="middle">nothing stored</text>
      )}
    </g>
  )
}

interface HeadProps {
  readonly node: NodeInfo
  readonly entries: number
  readonly hits: number
  readonly width: number
  readonly density: Density
  readonly inset: number
}

function Head({ node, entries, hits, width, density, inset }: HeadProps) {
  const kind = density === 'full' ? 36 : 0
  const counts = `${plural(entries, 'entry', 'entries')}, ${plural(hits, 'hit')}`
  const most = width - 2 * inset - kind - textWidth(node.name, 13.5, 600) - 10
  const said = textWidth(counts, 12) <= most ? counts : clipped(plural(entries, 'entry', 'entries'), most, (text) => textWidth(text, 12))
  return (
    <>
      {kind > 0 && <text className={styles.kind} x={inset} y="20">EDGE</text>}
      <text className={styles.name} x={inset + kind} y={density === 'full' ? 20 : 18}>{node.name}</text>
      <text className={styles.counts} x={width - inset} y={density === 'full' ? 20 : 18} textAnchor="end">{said}</text>
    </>
  )
}
