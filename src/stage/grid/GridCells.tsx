/**
 * Cells in a room: a cell for every key that an edge has seen, in the order in which they came. They shrink as they become many;
 * beyond a form without words a number beside them says how many there are.
 */
import type { GridCell } from '../../frame/gridFrame'
import type { SlotFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { monoWidth } from '../draw/text'
import { cellBox, cellForm } from './cellForms'
import { GridEntry } from './GridEntry'
import { cellLines } from './gridWords'

const MOST_LABEL_LINES = 3
/** What it shows, and how it was used. */
const LINES_BELOW_LABEL = 2
/** Of a tag: its mark and its count (px). */
const BESIDE_LABEL = 44
const NO_ROVING = {}

export interface GridCellsProps {
  readonly owner: NodeInfo
  readonly cells: readonly GridCell[]
  readonly slots: readonly SlotFrame[]
  readonly room: Box
  readonly density: Density
  readonly actions: StageActions
  /** Makes cells one row of buttons with one tab stop. */
  readonly rovingOf?: (index: number) => Readonly<Record<string, unknown>>
}

export function GridCells({ owner, cells, slots, room, density, actions, rovingOf = () => NO_ROVING }: GridCellsProps) {
  // What is being filled is known by its whole URL until it is stored under its key.
  const samePrimary = new Set(cells.flatMap(({ primary, slot }) => (slots[slot]!.state === 'filling' ? [] : primary))).size <= 1
  const labels = cells.map((cell) => joined(cellLines(cell, samePrimary), density))
  const lines = Math.max(1, ...labels.map((label) => label.length)) + LINES_BELOW_LABEL
  const tagWidth = Math.ceil(Math.max(0, ...labels.map((label) => monoWidth(label.join(' · '), 11)))) + BESIDE_LABEL
  const form = cellForm(cells.length, room, density, { lines, tagWidth })
  return cells.map((cell, i) => (
    <GridEntry
      key={cell.slot}
      cell={cell}
      slot={slots[cell.slot]!}
      owner={owner}
      label={labels[i]!}
      form={form.form}
      box={cellBox(form, i, room)}
      actions={actions}
      roving={rovingOf(i)}
    />
  ))
}

/** A line for each part of the key; where there is little room, or there are many parts, the last line has the rest. */
function joined(lines: readonly string[], density: Density): readonly string[] {
  const most = density === 'small' ? 1 : MOST_LABEL_LINES
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' · ')]
}
