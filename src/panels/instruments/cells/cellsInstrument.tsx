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
  read: (instant, { rows, columns, since, notIn }) => {
    const { frame, run } = instant
    const tells = since === undefined ? 0 : run.steps.findIndex(({ id }) => id === since)
    return {
      step: frame.step,
      isSilent: notIn?.includes(run.steps[frame.step]!.id) ?? false,
      waitsFor: frame.step < tells ? tells + 1 : null,
      isOver: frame.position >= run.steps[frame.step]!.endUs - 1,
      own: tiersSoFar(instant).atOrigin,
      here: rows.map((row) => columns.map((column) => isCell(run.scene, frame.levers, { ...row.levers, ...column.levers }))),
    }
  },
  Panel: Cells,
})
