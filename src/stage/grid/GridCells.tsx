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
import { cellForm } from './cellForms'
import { type CellText, cellTexts } from './cellText'
import { GridEntry } from './GridEntry'

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
  let texts: readonly CellText[] | undefined
  const { form, cells: placed } = cellForm(cells.length, room, density, () => (texts ??= cellTexts(cells, slots)))
  return cells.map((cell, i) => (
    <GridEntry
      key={cell.slot}
      cell={cell}
      slot={slots[cell.slot]!}
      owner={owner}
      form={form}
      placed={placed[i]!}
      actions={actions}
      roving={rovingOf(i)}
    />
  ))
}
