/**
 * Cards of all scenes at many moments: they tell what the report of the run tells, what is done stays, and words have room at the sizes that are
 * looked at.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCENES } from '../../../tests/scenes/scenes'
import { runOf } from '../../../tests/support/runOf'
import { leakedFrom } from '../../scene/leaks'
import { frameAt } from '../../frame/frameAt'
import { stampsAt } from '../../frame/stampsAt'
import type { StampRow } from '../../frame/stampsFrame'
import { RunReport } from '../../reading/report'
import { viewOf } from '../../scene/viewOf'
import { formatMs } from '../../words/format'
import { densityOf } from '../draw/density'
import { fitting, textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { overlap } from '../map/labelCandidates'
import { markLook } from './stampMarks'
import { HEAD_SIZE, layoutStamps } from './stampsLayout'
import { rowSentence } from './stampsWords'

const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 358, height: 300 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const STEPS = SCENES.flatMap(({ folder, scene }) => scene.steps.flatMap(({ id }, step) => {
  const view = viewOf(scene, step)
  return view.kind === 'stamps' ? [{ folder, scene, id, step, view }] : []
}))

describe.each(STEPS)('the cards of $folder, $id', ({ scene, id, step, view }) => {
  const run = runOf(scene)
  const report = new RunReport(run)
  const { startUs, endUs } = run.steps[step]!
  const positions = fc.double({ min: startUs, max: endUs - 1, noNaN: true })
  const asked = report.of({ step: id }).filter(({ client }) => view.users.includes(client))
  const cards = (position: number): readonly StampRow[] => stampsAt(run, position, view).rows.filter(({ isPart }) => !isPart)

  it('are there for each request from the beginning, and are answered when the report says so', () => {
    fc.assert(fc.property(positions, (position) => {
      const rows = cards(position)
      expect(rows.map(({ request }) => request)).toEqual(asked.map((one) => one.id))
      rows.forEach(({ state, back, cells }, i) => {
        const { atMs, waitMs } = asked[i]!
        if (position < atMs * 1000 - 1) expect([state, back, cells.filter(Boolean)]).toEqual(['to come', null, []])
        if (position >= (atMs + waitMs!) * 1000) expect(state).toBe('done')
        expect(back !== null).toBe(state === 'done')
      })
    }), { numRuns: 30 })
  })

  it('come back with what the report says, and with a stranger’s name where it was one', () => {
    cards(endUs - 1).forEach(({ back, cells }, i) => {
      const one = asked[i]!
      expect(back!.waitMs).toBe(one.waitMs)
      expect(back!.leakedFrom).toBe(leakedFrom(one)[0] ?? '')
      expect(back!.words.join(' ')).toContain(one.content)
      expect(back!.words.at(-1)).toBe(String(one.status))
      expect(cells.at(-1) !== null || one.path.every((node) => node !== view.origin) || one.bytes > 0).toBe(true)
    })
  })

  it('lose nothing that they have, and never go back', () => {
    fc.assert(fc.property(positions, positions, (a, b) => {
      const [before, after] = [stampsAt(run, Math.min(a, b), view), stampsAt(run, Math.max(a, b), view)]
      before.rows.forEach((row, i) => {
        const later = after.rows[i]!
        expect(later.key).toBe(row.key)
        expect(later.reached).toBeGreaterThanOrEqual(row.reached)
        row.cells.forEach((cell, k) => expect(cell === null || later.cells[k] !== null).toBe(true))
        if (row.state === 'done') expect(later).toEqual(row)
      })
    }), { numRuns: 30 })
  })

  it('say in their sentences all that is seen of them', () => {
    for (const row of stampsAt(run, endUs - 1, view).rows) {
      const sentence = rowSentence(row, view.stations)
      for (const text of [row.asks, row.who, row.country, ...row.cells.flatMap((cell) => cell?.words[0] ?? []), ...(row.back ? [...row.back.words, formatMs(row.back.waitMs)] : [])]) expect(sentence).toContain(text)
    }
  })

  it.each(SIZES)('have room for their words at $width x $height', (size) => {
    const now = stampsAt(run, endUs - 1, view)
    const frame = frameAt(run, endUs - 1)
    const layout = layoutStamps(layoutInput({ run, frame, view, now, beside: undefined, ...size, density: densityOf(size), reserved: { x: 0, y: 0, ...(size.width > 600 ? { width: 96, height: 46 } : { width: 70, height: 40 }) } }))
    const boxes = [...layout.heads.map(({ box }) => box), ...layout.rows]
    boxes.forEach((box, i) => {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height, `${i}`).toBe(true)
      expect(boxes.some((other, k) => k < i && overlap(box, other)), `${i}`).toBe(false)
    })
    for (const { text, box } of layout.heads) expect(textWidth(text, HEAD_SIZE, 600), text).toBeLessThanOrEqual(box.width)
    const shown = now.rows.slice(layout.first, layout.first + layout.rows.length)
    for (const { cells, back } of shown) {
      for (const cell of cells) if (cell) expect(fitting(cell.words, layout.pitch - 2, 11 * layout.scale), `${cell.words.join('/')} in ${layout.pitch}`).not.toBe('')
      if (back) expect(fitting(back.words, layout.backRoom - 16, 12 * layout.scale, 600)).not.toBe('')
    }
    const used = new Set(now.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [markLook(cell.mark).path] : []))))
    for (const { mark } of layout.legend) expect(used.has(markLook(mark).path) || mark === 'refused').toBe(true)
  })
})
