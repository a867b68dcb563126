/**
 * The front's layout at the sizes of the course: all of it stays inside, words do not lie over each other, and what is said is what is drawn.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/11-making-the-world-forget/scene'
import { runOf } from '../../../tests/support/runOf'
import { frameAt } from '../../frame/frameAt'
import { frontAt } from '../../frame/frontAt'
import { viewOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import { textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { ownView } from '../ownView'
import { type FrontLayout, NAME_SIZE, layoutFront } from './frontLayout'
import { LABEL_SIZE } from './frontLegend'
import { type RingMark, askedPath } from './frontMarks'
import { asksWords, rowName } from './frontWords'

const run = runOf(scene)
const SIZES = [{ width: 716, height: 568 }, { width: 640, height: 430 }, { width: 800, height: 376 }, { width: 390, height: 352 }, { width: 320, height: 300 }, { width: 354, height: 520 }]
const TABLE = { x: 0, y: 0, width: 66, height: 40 }

function layoutsAt(size: (typeof SIZES)[number], step: number, reserved?: typeof TABLE): readonly FrontLayout[] {
  const { startUs, endUs } = run.steps[step]!
  const view = ownView('front', viewOf(scene, step))
  return [startUs, (startUs + endUs) / 2, endUs - 1].map((position) => {
    const moment = { run, frame: frameAt(run, position) }
    return layoutFront(layoutInput({ ...moment, ...size, density: densityOf(size), reserved, view, now: frontAt(run, position, view), beside: undefined }))
  })
}

describe.each(SIZES)('a front in $width × $height', (size) => {
  const layouts = run.steps.flatMap(({ index }) => layoutsAt(size, index))

  it('stays inside, and has room for every row', () => {
    for (const { plot, strip, rowHeight, marks, bars, ticks, rows } of layouts) {
      expect(rowHeight).toBeGreaterThanOrEqual(14)
      for (const { x, y, size: side } of marks) {
        expect(x >= plot.x - 0.1 && x <= plot.x + plot.width + 0.1).toBe(true)
        expect(y - side / 2 >= plot.y && y + side / 2 <= plot.y + plot.height + 0.1).toBe(true)
      }
      for (const { x, width, whole, thin } of bars) expect(x >= strip.x - 0.1 && x + width <= strip.x + strip.width + 0.1 && whole + thin <= strip.height).toBe(true)
      for (const { text, told, box } of rows) {
        expect(textWidth(text, NAME_SIZE, 500)).toBeLessThanOrEqual(plot.x - 8)
        expect(plot.x + plot.width + 8 + textWidth(told, NAME_SIZE, 600)).toBeLessThanOrEqual(size.width)
        expect(box.y + box.height).toBeLessThanOrEqual(strip.y)
      }
      for (const { x, text, anchor } of ticks) expect(x + (anchor === 'end' ? 0 : textWidth(text, NAME_SIZE) / 2)).toBeLessThanOrEqual(size.width)
    }
  })

  it('leaves every word its place over the rows, also beside a control', () => {
    for (const layout of [...layouts, ...run.steps.flatMap(({ index }) => layoutsAt(size, index, TABLE))]) {
      const figures = layout.figures.map(({ x, text }) => [x, x + textWidth(text, 13, 600)] as const)
      const hint = layout.hint ? [[layout.hint.x - textWidth(layout.hint.text, NAME_SIZE), layout.hint.x] as const] : []
      const legend = layout.legend.map(({ x, text }) => [x, x + 16 + textWidth(text, LABEL_SIZE)] as const)
      for (const line of [[...figures, ...hint], legend]) {
        line.forEach(([from, to], k) => {
          expect(to).toBeLessThanOrEqual(size.width)
          if (k > 0) expect(from).toBeGreaterThanOrEqual(line[k - 1]![1])
        })
      }
    }
  })
})

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('what a front says', () => {
  it('begins with what is seen, where it can be pressed', () => {
    for (const { index } of run.steps) for (const { rows } of layoutsAt(SIZES[0]!, index)) for (const { name, text } of rows) expect(name.startsWith(text)).toBe(true)
  })

  it('counts whole and thin answers of the origin as the run does', () => {
    const view = ownView('front', viewOf(scene, 0))
    const words = (id: string): string => asksWords(frontAt(run, run.steps.find((step) => step.id === id)!.endUs - 1, view))
    expect([words('zone'), words('soft'), words('tag')]).toEqual(['72 × 200', '24 × 200, 48 × 304', '24 × 200'])
  })

  it('tells how it is with a row', () => {
    const row = { node: 0, isShield: false, toldMs: null, meant: 0, byGossip: false, copies: [], window: null, hole: null, lostMs: [], stains: [], answers: [] }
    expect(rowName('Tokyo', row)).toBe('Tokyo: no order yet, 0 old answers of 0. Open its cache')
    expect(rowName('Tokyo', { ...row, window: { fromMs: 0, toMs: 9 } })).toContain('not told yet')
    expect(rowName('Tokyo', { ...row, window: { fromMs: 0, toMs: 9 }, hole: { fromMs: 5, toMs: 9 } })).toContain('its message was lost')
    expect(plain(rowName('Shield', { ...row, isShield: true, toldMs: 296, meant: 2, stains: [{ fromMs: 300, toMs: 400 }] }))).toBe('Shield: told after 296 ms, 2 copies meant, has had the old page again. Open its cache')
  })
})

it('draws a line through those who asked in one moment, and none through others', () => {
  const ring = (askedX: number, y: number): RingMark => ({ key: y, askedX, y, x: 99, r: 8, text: '', textX: 0, anchor: 'start' })
  expect(askedPath([ring(40, 10), ring(40, 70)])).toBe('M40 10V70')
  expect([askedPath([]), askedPath([ring(40, 10)]), askedPath([ring(40, 10), ring(41, 70)])]).toEqual(['', '', ''])
})
