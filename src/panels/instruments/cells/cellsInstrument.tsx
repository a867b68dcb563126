/**
 * Four runs as a table: two levers, a cell for each pair of their values, one scale. The run in view fills its own cell as it plays; the others
 * are made when the step has ended, and filled then.
 */
import { isCell } from '../../../frame/cells'
import { tiersSoFar } from '../../../frame/tiersSoFar'
import { defineInstrument, noIndex } from '../defineInstrument'
import { Cells } from './Cells'

export const cellsInstrument = defineInstrument({
  kind: 'cells',
  index: noIndex,
  read: (instant, { rows, columns }) => {
    const { frame, run } = instant
    return {
      step: frame.step,
      isOver: frame.position >= run.steps[frame.step]!.endUs - 1,
      own: tiersSoFar(instant).origin,
      here: rows.map((row) => columns.map((column) => isCell(run.scene, frame.levers, { ...row.levers, ...column.levers }))),
    }
  },
  Panel: Cells,
})
