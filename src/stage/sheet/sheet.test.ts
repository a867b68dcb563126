/**
 * The sheets of all scenes at many moments: they tell what the report of the run tells, what is done stays, and words have
 * room at the sizes that are looked at.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCENES } from '../../../tests/scenes/scenes'
import { runOf } from '../../../tests/support/runOf'
import type { ViewOf } from '../../cdn/topology'
import { frameAt } from '../../frame/frameAt'
import { sheetAt } from '../../frame/sheet'
import { RunReport } from '../../reading/report'
import { viewsOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { monoWidth, textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { overlap } from '../map/labelCandidates'
import { type SheetLayout, layoutSheet } from './sheetLayout'
import { answerWords } from './sheetWords'

const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 358, height: 300 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const isSheet = (view: { kind: string }): view is ViewOf<'sheet'> => view.kind === 'sheet'
const SHEETS = SCENES.flatMap(({ folder, scene }) => viewsOf(scene).filter(isSheet).map((view) => ({ folder, scene, view })))

describe.each(SHEETS)('the sheet of $folder', ({ scene, view }) => {
  const run = runOf(scene)
  const report = new RunReport(run)
  const positions = fc.double({ min: -1, max: run.endUs, noNaN: true })

  it('has a row for requests that are made', () => {
    const names = new Set(report.requests.map(({ name }) => name))
    expect(view.rows.flatMap(({ first, second }) => [first, second]).filter((name) => !names.has(name))).toEqual([])
  })

  it('tells what the report tells: how far, how long, what the origin sent', () => {
    const columnOf = (id: string): number => view.columns.findIndex((ids) => ids.includes(id))
    fc.assert(fc.property(positions, (position) => {
      sheetAt(run, position, view).rows.forEach(({ second, state, held }, i) => {
        const asked = report.request(view.rows[i]!.second)
        expect(state === 'done').toBe(position >= (asked.atMs + asked.waitMs!) * 1000)
        if (state !== 'done') return
        expect(second).toMatchObject({ waitMs: asked.waitMs, reached: Math.max(...asked.path.map(columnOf)), outcome: asked.outcome })
        expect(second!.origin?.bytes ?? 0).toBe(asked.bytes)
        expect(held.map(({ node }) => run.nodes[node]!.id)[0]).toBe(asked.client)
      })
    }), { numRuns: 60 })
  })

  it('keeps what is done as it was', () => {
    fc.assert(fc.property(positions, positions, (a, b) => {
      const [before, after] = [sheetAt(run, Math.min(a, b), view), sheetAt(run, Math.max(a, b), view)]
      before.rows.forEach((row, i) => {
        if (row.state === 'done') expect(after.rows[i]).toEqual(row)
      })
    }), { numRuns: 40 })
  })

  it.each(SIZES)('has room for its words at $width x $height', (size) => {
    const frame = frameAt(run, run.endUs)
    const now = sheetAt(run, run.endUs, view)
    const layout = layoutSheet({ ...layoutInput({ run, frame, view, now, beside: undefined, ...size, density: densityOf(size), reserved: undefined }) })
    const boxes = [...layout.heads.map(({ box }) => box), ...layout.rows]
    boxes.forEach((box, i) => {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height + 0.01).toBe(true)
      expect(boxes.some((other, j) => j < i && overlap(box, other)), `${i}`).toBe(false)
    })
    for (const [i, row] of now.rows.entries()) wordsApart(layout, layout.rows[i]!, row.name, answerWords(row.second!))
  })
})

function wordsApart({ columns, ring, rows, answerX, waitX, twoLines }: SheetLayout, box: Box, name: string, answer: string): void {
  expect(box.x + 4 + monoWidth(name, 12)).toBeLessThan(columns[0]! - ring)
  if (answerX !== null) expect(answerX + monoWidth(answer, 11.5)).toBeLessThan(waitX - textWidth('234 ms', 13, 600))
  // The line under a name ends 15 px below the row's middle, and the next name begins 12 px above that of its row.
  expect(rows[0]!.height).toBeGreaterThan(twoLines ? 25 : 15)
}
