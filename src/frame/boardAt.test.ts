/** What a board tells at any moment: the bins that are over and no other, and verdicts of these. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/95-board-in-small/scene'
import { runOf } from '../../tests/support/runOf'
import type { Reading } from '../reading/reading'
import { RunReport } from '../reading/report'
import { type Board, type BoardPanel, binsOf } from '../scene/board'
import { boardAt } from './boardAt'
import type { LineFrame } from './boardFrame'

const run = runOf(scene)
const STEP = scene.steps.findIndex(({ id }) => id === 'promised')
const { startUs, endUs } = run.steps[STEP]!
const bins = binsOf(new RunReport(run), 'promised', 1)

/** The same run with one more board, under a name of its own: boards are kept with the run. */
function withBoard(board: Board, counted: { times: number } = { times: 0 }): { readonly reading: Reading; readonly name: string } {
  const name = `made ${boards++}`
  const count = (): Board => {
    counted.times++
    return board
  }
  return { reading: { ...run, scene: { ...scene, boards: { [name]: count } } }, name }
}
let boards = 0

const line = (changes: Partial<Extract<BoardPanel, { kind: 'line' }>>): BoardPanel => ({ id: 'a', title: 'A', kind: 'line', format: 'count', values: bins.map((_, k) => k), ...changes })

function lineAt(panel: BoardPanel, us: number): LineFrame {
  const { reading, name } = withBoard({ binS: 1, panels: [panel] })
  return boardAt(reading, us, name).panels[0] as LineFrame
}

describe('a board', () => {
  it('tells those of its bins that are over, and no other', () => {
    fc.assert(fc.property(fc.double({ min: startUs + 1, max: endUs - 1, noNaN: true }), (us) => {
      const over = bins.filter(({ toMs }) => Math.round(toMs * 1000) - 1 <= us).length
      const { panels, nowMs, binEndsMs } = boardAt(run, us, 'contract')
      expect(binEndsMs.length).toBe(bins.length)
      expect(nowMs).toBeCloseTo((us - startUs) / 1000, 6)
      for (const panel of panels) if (panel.kind === 'line') expect(panel.values.length).toBe(over)
    }), { numRuns: 40 })
  })

  it('has told all at the end of the step, and nothing at its beginning', () => {
    const told = (us: number): number[] => boardAt(run, us, 'contract').panels.flatMap((panel) => (panel.kind === 'line' ? [panel.values.length] : []))
    expect(new Set(told(endUs - 1))).toEqual(new Set([bins.length]))
    expect(new Set(told(startUs + 1))).toEqual(new Set([0]))
  })

  it('holds while no value is on the worse side, or, where the last one counts, while that is not', () => {
    const limit = { value: 3, worse: 'above' } as const
    const values = bins.map((_, k) => (k === 0 ? NaN : k === 2 ? 5 : 1))
    const verdicts = (judged: object) => [0, 1.5, 2.5, 3.5, 4.5].map((s) => lineAt(line({ values, limit, ...judged }), startUs + s * 1e6).verdict)
    expect(verdicts({})).toEqual(['open', 'open', 'holds', 'broken', 'broken'])
    expect(verdicts({ judged: 'last' })).toEqual(['open', 'open', 'holds', 'broken', 'holds'])
    expect(lineAt(line({}), endUs - 1).verdict).toBeNull()
  })

  it('tells the moment that decided when its bin is over, or at the end where the last value counts', () => {
    const decided = { ms: startUs / 1000 + 2_300, request: 7 }
    const at = (s: number, judged: object = {}) => lineAt(line({ decided, ...judged }), startUs + s * 1e6).decided
    expect([at(2.5), at(3)]).toEqual([null, { atMs: 2_300, bin: 2, request: 7 }])
    expect(at(5, { judged: 'last' })).toBeNull()
    expect(lineAt(line({ decided, judged: 'last' }), endUs - 1).decided).toMatchObject({ bin: 2 })
  })

  it('is counted once for a run and a step', () => {
    const counted = { times: 0 }
    const { reading, name } = withBoard({ binS: 1, panels: [line({})] }, counted)
    for (const us of [startUs + 1, startUs + 5e6, endUs - 1]) boardAt(reading, us, name)
    expect(counted.times).toBe(1)
  })

  it('has parts that never occur, too: colours mean the same in each run', () => {
    const none = bins.map(() => 0)
    const { reading, name } = withBoard({ binS: 1, panels: [{ id: 'm', title: 'M', kind: 'mix', parts: [{ name: 'some', tone: 'good', counts: bins.map(() => 2) }, { name: 'none', tone: 'bad', counts: none }] }] })
    expect(boardAt(reading, endUs - 1, name).panels[0]).toMatchObject({ most: 2, parts: [{ name: 'some' }, { name: 'none' }] })
  })

  it('tells of what failed as far as the playhead has come', () => {
    const failing = [{ fromMs: bins[0]!.toMs, toMs: bins[1]!.toMs }, { fromMs: bins[2]!.toMs, toMs: bins[3]!.toMs }]
    const { reading, name } = withBoard({ binS: 1, panels: [line({})], failing })
    const told = (s: number): readonly object[] => boardAt(reading, startUs + s * 1e6, name).failing
    expect(told(0.5)).toEqual([])
    expect(told(1.5)).toEqual([{ fromMs: 1000, toMs: 1500 }])
    expect(told(3.25)).toEqual([{ fromMs: 1000, toMs: 2000 }, { fromMs: 3000, toMs: 3250 }])
  })

  it('is refused with a sentence where it does not fit, or is not there', () => {
    expect(() => lineAt(line({ values: [1] }), endUs - 1)).toThrow(`of step "promised" cannot be shown: panel "a" has 1 values of the figure for ${bins.length} bins`)
    expect(() => boardAt(run, endUs - 1, 'no-such')).toThrow('scene board-in-small has no board "no-such"')
  })
})
