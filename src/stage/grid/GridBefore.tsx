/**
 * What the edges held when the step before ended, as a ghost beside what they hold now: the failure stays on view when its cure
 * is shown.
 */
import type { GridBefore as Before } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import { NO_ACTIONS } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { plural, textWidth } from '../draw/text'
import { Ghost } from './Ghost'
import { GridCells } from './GridCells'
import { clipped } from './gridWords'
import styles from './GridBefore.module.css'

const HEAD = 40
const INSET = 6
const GAP = 8

export function GridBefore({ before: { title, edges }, nodes, box, density }: { readonly before: Before; readonly nodes: readonly NodeInfo[]; readonly box: Box; readonly density: Density }) {
  const width = (box.width - GAP * (edges.length - 1)) / Math.max(1, edges.length)
  const height = box.height - HEAD
  return (
    <g transform={`translate(${box.x} ${box.y})`} role="img" aria-label={`Before, ${title}: ${edges.map((edge) => heldBy(nodes[edge.node]!.name, edge)).join('; ')}`}>
      <text className={styles.title} y="12" aria-hidden="true">{clipped(`Before: ${title}`, box.width, (text) => textWidth(text, 12, 600))}</text>
      {edges.map(({ node, cells, slots }, i) => (
        <g key={node} transform={`translate(${i * (width + GAP)} 0)`} aria-hidden="true">
          <text className={styles.note} y="30">{clipped(heldBy(edges.length > 1 ? nodes[node]!.name : '', { cells }), width, (text) => textWidth(text, 11.5))}</text>
          <rect className={styles.ground} y={HEAD} width={width} height={height} rx="6" />
          <Ghost>
            <GridCells
              owner={nodes[node]!}
              cells={cells}
              slots={slots}
              room={{ x: INSET, y: HEAD + INSET, width: width - 2 * INSET, height: height - 2 * INSET }}
              density={density}
              actions={NO_ACTIONS}
            />
          </Ghost>
        </g>
      ))}
    </g>
  )
}

/** "Sydney: 17 entries, 12 wrong answers" */
function heldBy(name: string, { cells }: Pick<Before['edges'][number], 'cells'>): string {
  const wrong = cells.reduce((sum, cell) => sum + cell.wrong, 0)
  const held = `${plural(cells.length, 'entry', 'entries')}${wrong > 0 ? `, ${plural(wrong, 'wrong answer')}` : ''}`
  return name === '' ? held : `${name}: ${held}`
}
