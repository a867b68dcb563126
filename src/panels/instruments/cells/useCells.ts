/**
 * The runs of a table's cells, made one after the other while somebody looks at the table.
 */
import { useEffect, useState } from 'react'
import { cellInputs } from '../../../frame/cells'
import type { Reading } from '../../../reading/reading'
import type { Inputs } from '../../../run/run.types'
import type { InstrumentOf } from '../../../scene/types'
import type { OtherRuns } from '../instrumentModule'

type Rows = readonly (readonly Reading[])[]

interface CellRuns {
  /** By row and column, as far as they are made for these inputs; null before the first. */
  readonly runs: Rows | null
  /** Some are still to come. */
  readonly busy: boolean
}

/** With `others` absent none is made. */
export function useCells(inputs: Inputs, { rows, columns }: InstrumentOf<'cells'>, others: OtherRuns | undefined): CellRuns {
  const [made, setMade] = useState<{ readonly inputs: Inputs; readonly runs: Rows } | null>(null)
  useEffect(() => {
    if (!others) return
    let wanted = true
    const make = async (): Promise<void> => {
      const runs: Reading[][] = []
      for (const row of rows) {
        runs.push([])
        for (const column of columns) {
          const run = await others(cellInputs(inputs, { ...row.levers, ...column.levers }))
          if (!wanted) return
          runs.at(-1)!.push(run)
          setMade({ inputs, runs: runs.map((line) => [...line]) })
        }
      }
    }
    void make()
    return () => {
      wanted = false
    }
  }, [inputs, rows, columns, others])
  const runs = made?.inputs === inputs ? made.runs : null
  const isWhole = runs?.length === rows.length && runs.every((line) => line.length === columns.length)
  return { runs, busy: others !== undefined && !isWhole }
}
