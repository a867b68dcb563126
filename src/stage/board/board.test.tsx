/** The picture of a board at the sizes that it has on pages, with one to twelve panels: inside, apart, and with words that fit. */
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../../tests/course/95-board-in-small/scene'
import { runOf } from '../../../tests/support/runOf'
import { boardAt } from '../../frame/boardAt'
import type { BoardFrame, LineFrame, MixFrame, RowsFrame } from '../../frame/boardFrame'
import { frameAt } from '../../frame/frameAt'
import { StageStill } from '../StageStill'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { loadView } from '../views'
import { TEXT_SIZE, layoutBoard } from './boardLayout'
import { failingBoxes, legendOf, lineShapes, mixShapes, rowShapes, targetsOf } from './boardShapes'
import { asideTexts, boardSentence, headTexts, timeText } from './boardWords'

const run = runOf(scene)
const endOf = (id: string): number => run.steps[scene.steps.findIndex((step) => step.id === id)]!.endUs - 1
const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const SWITCH = { x: 0, y: 0, width: 96, height: 46 }
const sick = boardAt(run, endOf('sick'), 'sick')
const PANELS = [...sick.panels, { ...sick.panels[0]!, id: 'twelfth' }]
const first = (count: number): BoardFrame => ({ ...sick, panels: PANELS.slice(0, count) })

function laid(size: (typeof SIZES)[number], now: BoardFrame) {
  const view = { kind: 'board', board: 'sick' } as const
  return layoutBoard(layoutInput({ run, frame: frameAt(run, endOf('sick')), view, now, beside: undefined, ...size, density: densityOf(size), reserved: SWITCH }))
}
const inside = (a: Box, b: Box): boolean => a.x >= b.x - 0.01 && a.y >= b.y - 0.01 && a.x + a.width <= b.x + b.width + 0.01 && a.y + a.height <= b.y + b.height + 0.01
const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

beforeAll(() => loadView('board'))

describe.each(SIZES)('at $width x $height', (size) => {
  it.each([1, 4, 6, 10, 12])('has %i panels inside and apart, each with its lines', (count) => {
    const now = first(count)
    const { places } = laid(size, now)
    expect(places.length).toBe(count)
    places.forEach(({ box, titleY, underY, chart, axisY }, k) => {
      expect(inside(box, { x: 0, y: SWITCH.height, ...size, height: size.height - SWITCH.height })).toBe(true)
      expect(places.slice(k + 1).every((other) => apart(box, other.box))).toBe(true)
      for (const y of [titleY, underY ?? titleY, axisY ?? titleY]) expect(y).toBeLessThanOrEqual(box.y + box.height + 0.01)
      if (chart) expect(inside(chart, box)).toBe(true)
    })
    if (count <= 6 || size.height > 300) expect(places.every(({ chart }) => chart !== null)).toBe(true)
  })

  it('has legends and rows that fit, and targets inside their charts', () => {
    const { places, lengthMs } = laid(size, sick)
    sick.panels.forEach((panel, k) => {
      const place = places[k]!
      const right = place.box.x + place.box.width
      if (panel.kind === 'mix') for (const { text, x } of legendOf(panel, place)) expect(x + 13 + textWidth(text, TEXT_SIZE)).toBeLessThanOrEqual(right + 0.01)
      if (panel.kind === 'rows') for (const { bar, y } of rowShapes(panel, place)) {
        expect(y).toBeLessThanOrEqual(place.box.y + place.box.height)
        if (bar) expect(inside(bar, place.box)).toBe(true)
      }
      if (panel.kind !== 'line' || !place.chart) return
      const { chart } = place
      const targets = targetsOf(sick, panel, lineShapes(sick, panel, place, chart, lengthMs), chart, lengthMs)
      for (const { box } of targets) expect(inside(box, { ...chart, x: chart.x - 10, width: chart.width + 20 })).toBe(true)
      expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length)
    })
  })
})

describe('what is in a chart', () => {
  const place = laid(SIZES[0]!, sick).places[0]!
  const chart = { x: 0, y: 0, width: 100, height: 50 }
  const now: BoardFrame = { binEndsMs: [1000, 2000, 3000, 4000], lengthMs: 4000, nowMs: 4000, ofLastS: null, fromMs: null, failing: [], panels: [] }
  const line: LineFrame = { id: 'a', title: 'Wait', kind: 'line', format: 'ms', values: [10, NaN, 30, 40], requests: [], scale: { low: 0, high: 50 }, limit: { value: 20, worse: 'above' }, verdict: 'broken', decided: { atMs: 3500, bin: 3, request: 4 }, explainedBy: null }
  const at = { ...place, scale: line.scale }

  it('has in its legend what has occurred so far, in colours that do not hang on that', () => {
    const mix = (some: readonly number[], other: readonly number[]): MixFrame => ({ id: 'm', title: 'M', kind: 'mix', most: 2, parts: [{ name: 'some', tone: 'bad', counts: some }, { name: 'other', tone: 'bad', counts: other }] })
    const names = (panel: MixFrame) => legendOf(panel, { ...at, underY: 10 }).map(({ text }) => text)
    expect([names(mix([], [])), names(mix([0], [1])), names(mix([0, 2], [1, 0]))]).toEqual([[], ['other 1'], ['some 2', 'other 0']])
    const strengths = (panel: MixFrame) => mixShapes(now, panel, at, chart, 4000).map(({ strength }) => strength)
    expect(strengths(mix([0], [1]))).toEqual(strengths(mix([2], [1])))
  })

  it('says of which seconds its values are, and what its shading means, the wordiest first', () => {
    const clock = ['0:04 of 0:04 in this step', '0:04 of 0:04', '0:04']
    const failing = [{ fromMs: 0, toMs: 1000 }]
    const shaded = clock.slice(0, 2).map((time) => `shaded: something fails · ${time}`)
    expect(headTexts(now)).toEqual(clock)
    expect(headTexts({ ...now, failing })).toEqual([...shaded, ...clock])
    expect(headTexts({ ...now, ofLastS: 4 })[0]).toBe('values: last 4 s · 0:04 of 0:04 in this step')
    expect(headTexts({ ...now, ofLastS: 4, failing })[0]).toBe('values: last 4 s · shaded: something fails · 0:04 of 0:04 in this step')
    expect(boardSentence({ ...now, ofLastS: 4 })).toBe('A board of 0 panels, 0:04 of 0:04 in this step, with values of the last 4 s. ')
  })

  it('says of what time each figure is where a board has more than one', () => {
    const rows: RowsFrame = { id: 'r', title: 'R', kind: 'rows', format: 'count', isSoFar: true, most: 1, rows: [] }
    const board = { ...now, ofLastS: 4 }
    expect([timeText(line, board), timeText(rows, board), timeText(line, now)]).toEqual(['last 4 s', 'so far', ''])
    expect(asideTexts(2, 'last 4 s')).toEqual(['and 2 more · last 4 s', '+2 · last 4 s', 'and 2 more', '+2'])
    expect([asideTexts(0, 'so far'), asideTexts(1, ''), asideTexts(0, '')]).toEqual([['so far'], ['and 1 more', '+1'], []])
    expect(headTexts({ ...now, fromMs: 15_000 })[0]).toBe('values: from 0:15 on · 0:04 of 0:04 in this step')
  })

  it('is shaded where something failed', () => {
    expect(failingBoxes({ ...now, failing: [{ fromMs: 1000, toMs: 2000 }] }, chart, 4000)).toEqual([{ x: 25, y: 0, width: 25, height: 50 }])
  })

  it('is a line that is broken where there is no value, and the moment that decided on it', () => {
    expect(lineShapes(now, line, at, chart, 4000)).toEqual({ series: 'M25 40h0M75 20h0L100 10', limitY: 30, decided: { x: 87.5, y: 15 } })
    expect(lineShapes(now, { ...line, decided: { atMs: 2500, bin: 2, request: 4 } }, at, chart, 4000).decided).toEqual({ x: 62.5, y: 20 })
  })

  it('is bars that stand on one another, and parts of one colour that are told apart', () => {
    const mix: MixFrame = { id: 'm', title: 'M', kind: 'mix', most: 10, parts: [{ name: 'a', tone: 'bad', counts: [5, 0] }, { name: 'b', tone: 'error', counts: [5, 10] }] }
    const [a, b] = mixShapes(now, mix, { ...place, scale: { low: 0, high: 10 } }, chart, 4000)
    expect([a!.tone, b!.tone, a!.strength === b!.strength]).toEqual(['error', 'error', false])
    expect(a!.d).toBe('M0 25h24v25h-24z')
    expect(b!.d).toBe('M0 0h24v25h-24zM25 0h24v50h-24z')
  })

  it('is as many rows as there is room for', () => {
    const rows: RowsFrame = { id: 'r', title: 'R', kind: 'rows', format: 'count', isSoFar: false, most: 10, rows: Array.from({ length: 9 }, (_, k) => ({ name: `/a/${k}`, value: k === 0 ? NaN : k })) }
    const shown = rowShapes(rows, { ...place, chart, rowHeight: 16 })
    expect(shown.length).toBe(3)
    expect(shown[0]).toMatchObject({ figure: '–', bar: null })
  })

  it('is said in words, with the verdict', () => {
    expect(boardSentence({ ...now, panels: [line, { ...line, id: 'b', title: 'Other', values: [], verdict: 'open', decided: null }] })).toBe('A board of 2 panels, 0:04 of 0:04 in this step. Wait: 40\u00a0ms, promised at most 20\u00a0ms: broken, decided at 0:03. Other: nothing yet, promised at most 20\u00a0ms: not yet.')
    expect(boardSentence(sick)).toMatch(/Statuses at last: answered \d+.*p95 by region: Frankfurt \d+\u00a0ms, Sydney/)
  })
})

describe('the picture', () => {
  const still = (id: string): string => renderToStaticMarkup(<StageStill run={run} frame={frameAt(run, endOf(id))} width={717} height={567} />)

  it('says with a mark and a word whether a clause holds, and what was promised', () => {
    const html = still('promised')
    expect(html).toMatch(/at least 98%.*broken.*at most 420.*holds/s)
  })

  it('is another one where the clauses hold', () => expect(still('kept')).not.toContain('broken'))
})
