/**
 * The table of four runs. A cell is a number and a bar; all bars have one scale.
 */
import { fetchesOfStep } from '../../../frame/cells'
import { NOTHING, formatCount } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { useCells } from './useCells'
import styles from './Cells.module.css'

export interface CellsReading {
  readonly step: number
  readonly isOver: boolean
  /** Number of the step at whose end the other runs are told first; null when that has come. */
  readonly waitsFor: number | null
  /** Nothing is told of the other runs in this step. */
  readonly isSilent: boolean
  /** What the run in view has asked of the origin so far in the step. */
  readonly own: number
  /** By row and column: whether that is the run in view. */
  readonly here: readonly (readonly boolean[])[]
}

export function Cells({ run, reading: { step, isOver, isSilent, waitsFor, own, here }, options, others, compact }: PanelProps<'cells', CellsReading>) {
  const { rows, columns, title } = options
  const tells = isOver && !isSilent && waitsFor === null
  const { runs, busy } = useCells(run.inputs, options, tells ? others : undefined)
  const figure = (r: number, c: number): number | null => {
    if (here[r]![c]) return own
    const other = runs?.[r]?.[c]
    return tells && other ? fetchesOfStep(other, step) : null
  }
  const figures = rows.map((_, r) => columns.map((__, c) => figure(r, c)))
  const most = Math.max(1, ...figures.flat().map((one) => one ?? 0))
  return (
    <section className={styles.cells} data-compact={compact || undefined} aria-busy={busy}>
      <PanelTitle title={title} note={isSilent ? 'this run alone' : noteOf(tells, waitsFor)} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>Runs</th>
            {columns.map(({ label }) => <th key={label} scope="col">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label }, r) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column, c) => {
                const value = figures[r]![c] ?? null
                return (
                  <td key={column.label} data-here={here[r]![c] || undefined}>
                    <span className={styles.number}>{value === null ? NOTHING : formatCount(value)}</span>
                    <span className={styles.scale} aria-hidden="true"><span className={styles.bar} style={{ inlineSize: `${((value ?? 0) / most) * 100}%` }} /></span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function noteOf(tells: boolean, waitsFor: number | null): string {
  if (tells) return 'the same users, four runs'
  return waitsFor === null ? 'told when the step has ended' : `the others after step ${waitsFor}`
}
