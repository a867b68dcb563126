/**
 * The grid of entries against a reading of the step from its beginning, at moments of every scene that shows one.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { keyGridAt } from '../../src/frame/keyGrid'
import type { Reading } from '../../src/reading/reading'
import { countAt } from '../../src/trace/position'
import { Kind, SlotState, slotIndex, slotState } from '../../src/trace/traceKinds'
import { SCENES } from '../scenes/scenes'
import { runOf } from '../support/runOf'

interface Told {
  /** "node slot": requests answered from there, and wrong ones. */
  readonly cells: ReadonlyMap<string, readonly [hits: number, wrong: number]>
  /** The newest first: request, "node slot" that it fell into, whether it is done. */
  readonly rows: readonly (readonly [request: number, fell: string, done: boolean])[]
  /** Requests whose cell has been emptied since they fell into it. */
  readonly gone: ReadonlySet<number>
}

const NOWHERE = '-1 -1'

/** Every record of the step, one after the other. */
function naively({ trace }: Reading, position: number): Told {
  const count = countAt(trace, position)
  const cells = new Map<string, [number, number]>()
  const fell = new Map<number, string>()
  const done = new Set<number>()
  const gone = new Set<number>()
  for (let i = 0; i < count; i++) {
    const [kind, request] = [trace.kind(i), trace.request(i)]
    if (kind === Kind.Step) for (const all of [cells, fell, done, gone]) all.clear()
    if (kind === Kind.Request) fell.set(request, NOWHERE)
    const slot = `${trace.node(i)} ${slotIndex(trace.a(i))}`
    const isEmptied = kind === Kind.Slot && slotState(trace.a(i)) === SlotState.Empty
    if (isEmptied) {
      cells.delete(slot)
      for (const [one, where] of fell) if (where === slot) gone.add(one)
    }
    if (!fell.has(request) || done.has(request)) continue
    if (kind === Kind.Done) done.add(request)
    if ([Kind.Select, Kind.Life].some((one) => one === kind) || (kind === Kind.Slot && !isEmptied)) {
      fell.set(request, slot)
      gone.delete(request)
    }
    const cell = cells.get(fell.get(request)!) ?? [0, 0]
    cells.set(fell.get(request)!, cell)
    if (kind === Kind.Select) cell[0]++
    if (kind === Kind.Content && trace.a(i) !== trace.b(i)) cell[1]++
  }
  return { cells, rows: [...fell].reverse().map(([request, where]) => [request, where, done.has(request)]), gone }
}

const GRIDS = SCENES.flatMap(({ folder, scene }) =>
  scene.topology.view.kind === 'grid' ? [{ folder, scene, edges: scene.topology.view.edges }] : [],
)

describe.each(GRIDS)('$folder', ({ scene, edges }) => {
  const run = runOf(scene)

  it('tells of cells and requests what a reading of the step tells', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: run.endUs, noNaN: true }), (position) => {
        const grid = keyGridAt(run, frameAt(run, position), edges)
        const told = naively(run, position)
        for (const { node, cells } of grid.edges) {
          for (const { slot, hits, wrong } of cells) expect([slot, hits, wrong]).toEqual([slot, ...(told.cells.get(`${node} ${slot}`) ?? [0, 0])])
        }
        const { asked } = grid
        expect(asked === null).toBe(told.rows.length === 0)
        if (asked) expect(told.rows).toContainEqual([asked.request, expect.stringMatching(new RegExp(`^${asked.edge} `)), asked.done])
        const lit = grid.edges.flatMap(({ node, cells }) => cells.flatMap((cell) => (cell.lit ? [{ ...cell, node }] : [])))
        const fell = told.rows.find(([request]) => request === asked?.request)
        const isThere = fell !== undefined && fell[1] !== NOWHERE && !told.gone.has(fell[0])
        expect(lit.map(({ node, slot }) => `${node} ${slot}`)).toEqual(isThere ? [fell[1]] : [])
        for (const { primary, parts } of lit) expect([primary, parts]).toEqual([asked!.primary, asked!.parts])
      }),
      { numRuns: 60 },
    )
  })

  it('speaks of one request in picture, key and code', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: run.endUs, noNaN: true }), (position) => {
        const frame = frameAt(run, position)
        const hasValues = frame.code.some(({ line, values }) => line > 0 || values.length > 0)
        if (hasValues) expect(keyGridAt(run, frame, edges).asked?.request).toBe(frame.spotlight?.request)
      }),
      { numRuns: 60 },
    )
  })
})

it('has scenes to look at', () => {
  expect(GRIDS.length).toBeGreaterThan(0)
})
