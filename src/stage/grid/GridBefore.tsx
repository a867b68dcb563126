/**
 * What the edges held when the step before ended, as a ghost beside what they hold now: the failure stays on view when its cure
 * is shown.
 */
import type { GridBefore as Before } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import { NO_ACTIONS } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { plural, textWidth } from '../draw/text'
import { Ghost } from './Ghost'
import { GridCells } from './GridCells'
import { clipped } from './gridWords'
import styles from './GridBefore.module.css'

/** Under the title: a line for each of one edge or of several, which are named. */
const HEAD = { one: 40, several: 55 }
const INSET = 6
const GAP = 8

export function GridBefore({ before: { title, edges }, nodes, box, density }: { readonly before: Before; readonly nodes: readonly NodeInfo[]; readonly box: Box; readonly density: Density }) {
  const width = (box.width - GAP * (edges.length - 1)) / Math.max(1, edges.length)
  const head = edges.length > 1 ? HEAD.several : HEAD.one
  const height = box.height - head
  return (
    <g transform={`translate(${box.x} ${box.y})`} role="img" aria-label={`Before, ${title}: ${edges.map((edge) => `${nodes[edge.node]!.name}: ${held(edge)}`).join('; ')}`}>
      <text className={styles.title} y="12" aria-hidden="true">{clipped(`Before: ${title}`, box.width, (text) => textWidth(text, 12, 600))}</text>
      {edges.map(({ node, cells, slots }, i) => (
        <g key={node} transform={`translate(${i * (width + GAP)} 0)`} aria-hidden="true">
          {edges.length > 1 && <text className={styles.note} y="30">{clipped(nodes[node]!.name, width, noteWidth)}</text>}
          <text className={styles.note} y={head - 10}>{clipped(held({ cells }), width, noteWidth)}</text>
          <rect className={styles.ground} y={head} width={width} height={height} rx="6" />
          <Ghost>
            <GridCells
              owner={nodes[node]!}
              cells={cells}
              slots={slots}
              room={{ x: INSET, y: head + INSET, width: width - 2 * INSET, height: height - 2 * INSET }}
              density={density}
              actions={NO_ACTIONS}
            />
          </Ghost>
        </g>
      ))}
    </g>
  )
}

const noteWidth = (text: string): number => textWidth(text, 11.5)

/** "17 entries, 12 wrong" */
function held({ cells }: Pick<Before['edges'][number], 'cells'>): string {
  const wrong = cells.reduce((sum, cell) => sum + cell.wrong, 0)
  return `${plural(cells.length, 'entry', 'entries')}${wrong > 0 ? `, ${formatCount(wrong)} wrong` : ''}`
}
