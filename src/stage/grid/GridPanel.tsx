/**
 * One edge as a panel of cells: a cell for every key that it has seen, in the order in which
 * they came. Cells shrink as they become many; beyond a form without words a number says how
 * many there are.
 */
import type { Frame, GridCell } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { cellBox, cellForm } from './cellForms'
import type { Density } from '../draw/density'
import { GridEntry } from './GridEntry'
import type { Box } from '../draw/geometry'
import { cellLines, clipped } from './gridWords'
import { monoWidth, plural, textWidth } from '../draw/text'
import styles from './GridPanel.module.css'

const MOST_LABEL_LINES = 3
/** What it shows, and how it was used. */
const LINES_BELOW_LABEL = 2
/** Of a tag: its mark and its count (px). */
const BESIDE_LABEL = 44

export interface GridPanelProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly cells: readonly GridCell[]
  readonly frame: Frame
  readonly density: Density
  readonly actions: StageActions
}

export function GridPanel({ node, box, cells, frame, density, actions }: GridPanelProps) {
  const { slots, lit } = frame.nodes[node.index]!
  const roving = useRoving(cells.length)
  const inset = density === 'full' ? 12 : 8
  const head = density === 'full' ? 30 : 26
  const room: Box = { x: inset, y: head, width: box.width - 2 * inset, height: box.height - head - inset }
  // What is being filled is known by its whole URL until it is stored under its key.
  const samePrimary = new Set(cells.flatMap(({ primary, slot }) => (slots[slot]!.state === 'filling' ? [] : primary))).size <= 1
  const labels = cells.map((cell) => joined(cellLines(cell, samePrimary), density))
  const lines = Math.max(1, ...labels.map((label) => label.length)) + LINES_BELOW_LABEL
  const tagWidth = Math.ceil(Math.max(0, ...labels.map((label) => monoWidth(label.join(' · '), 11)))) + BESIDE_LABEL
  const form = cellForm(cells.length, room, density, { lines, tagWidth })
  const stored = cells.filter(({ slot }) => slots[slot]!.life !== null)
  return (
    <g transform={`translate(${box.x} ${box.y})`} data-lit={lit || undefined}>
      <rect className={styles.shade} x="0" y="2" width={box.width} height={box.height} rx="6" />
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <Head node={node} entries={stored.length} hits={cells.reduce((sum, { hits }) => sum + hits, 0)} width={box.width} density={density} inset={inset} />
      <g aria-label={`Entries of ${node.name}`} {...(actions.select ? roving.container : { role: 'group' })}>
        {cells.map((cell, i) => (
          <GridEntry
            key={cell.slot}
            cell={cell}
            slot={slots[cell.slot]!}
            owner={node}
            label={labels[i]!}
            form={form.form}
            box={cellBox(form, i, room)}
            actions={actions}
            roving={roving.item(i)}
          />
        ))}
      </g>
      {cells.length === 0 && (
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

/** A line for each part of the key; where there is little room, or there are many parts, the last line has the rest. */
function joined(lines: readonly string[], density: Density): readonly string[] {
  const most = density === 'small' ? 1 : MOST_LABEL_LINES
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' · ')]
}
