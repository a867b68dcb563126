import { describe, expect, it } from 'vitest'
import { type Board, type LinePanel, binsOf, boardProblems } from './board'

const stepOf = (startMs: number, endMs: number) => ({ step: () => ({ id: 'one', title: 'One', startMs, endMs }) })
const line = (id: string, values: readonly number[]): LinePanel => ({ id, title: id, kind: 'line', format: 'count', values })
const board = (...panels: Board['panels'][number][]): Board => ({ binS: 1, panels })

describe('bins', () => {
  it('are as wide as was said, from the beginning of the step', () => {
    expect(binsOf(stepOf(1500, 4500), 'one', 1)).toEqual([{ fromMs: 1500, toMs: 2500 }, { fromMs: 2500, toMs: 3500 }, { fromMs: 3500, toMs: 4500 }])
  })

  it('have no stump at the end: it belongs to the last one, or is one', () => {
    expect(binsOf(stepOf(0, 2400), 'one', 1).at(-1)).toEqual({ fromMs: 1000, toMs: 2400 })
    expect(binsOf(stepOf(0, 2600), 'one', 1).at(-1)).toEqual({ fromMs: 2000, toMs: 2600 })
    expect(binsOf(stepOf(0, 10), 'one', 1)).toEqual([{ fromMs: 0, toMs: 10 }])
  })
})

describe('boardProblems', () => {
  it('finds nothing in a board whose columns fit', () => {
    expect(boardProblems(board(line('a', [1, 2]), { id: 'b', title: 'B', kind: 'mix', parts: [{ name: 'x', tone: 'good', counts: [0, 1] }] }, { id: 'c', title: 'C', kind: 'rows', format: 'ms', rows: [{ name: 'y', values: [1, NaN] }] }), 2)).toEqual([])
  })

  it('finds columns that do not, panels that are called alike, and too many', () => {
    expect(boardProblems(board({ ...line('a', [1, 2]), requests: [1] }), 2)).toEqual(['panel "a" has 1 values of its requests for 2 bins'])
    expect(boardProblems(board({ id: 'b', title: 'B', kind: 'mix', parts: [{ name: 'x', tone: 'good', counts: [] }] }), 2)).toEqual(['panel "b" has 0 values of x for 2 bins'])
    expect(boardProblems(board(line('a', [1]), line('a', [1])), 1)).toEqual(['two panels are called "a"'])
    expect(boardProblems(board(), 1)).toEqual(['it has 0 panels; 1 to 12 can be seen at once'])
    expect(boardProblems({ ...board(), binS: 0 }, 0)[0]).toContain('its bins are of 0 s')
  })
})
