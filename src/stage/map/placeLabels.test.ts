import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Point } from '../draw/geometry'
import { distanceTo, overlap } from './labelCandidates'
import type { Label, Surroundings } from './labelCandidates'
import { placeLabels } from './placeLabels'

const MARGIN = 8
const sizes = [
  { width: 390, height: 351, label: [104, 44] },
  { width: 717, height: 567, label: [148, 66] },
  { width: 800, height: 392, label: [140, 62] },
] as const

const stage = fc.constantFrom(...sizes).chain((size) =>
  fc.record({
    size: fc.constant(size),
    anchors: fc.array(
      fc.tuple(fc.double({ min: 0, max: size.width, noNaN: true }), fc.double({ min: 0, max: size.height, noNaN: true })),
      { minLength: 1, maxLength: 14 },
    ),
  }),
)

function labelsAt(anchors: readonly Point[], [width, height]: readonly [number, number]): Label[] {
  return anchors.map((anchor, i) => ({ id: `node-${String(i).padStart(2, '0')}`, anchor, width, height }))
}

const around = (size: { width: number; height: number }): Surroundings => ({ ...size, margin: MARGIN, obstacles: [], lines: [] })

function overlaps(boxes: readonly Box[]): number {
  return boxes.filter((box, i) => boxes.some((other, j) => j < i && overlap(box, other))).length
}

describe('placeLabels', () => {
  it('never lets two labels overlap and never leaves the stage', () => {
    fc.assert(
      fc.property(stage, ({ size, anchors }) => {
        const boxes = placeLabels(labelsAt(anchors, size.label), around(size)).map((placed) => placed.box)
        expect(overlaps(boxes)).toBe(0)
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(MARGIN)
          expect(box.y).toBeGreaterThanOrEqual(MARGIN)
          expect(box.x + box.width).toBeLessThanOrEqual(size.width - MARGIN)
          expect(box.y + box.height).toBeLessThanOrEqual(size.height - MARGIN)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('covers no anchor and no obstacle while there are few labels', () => {
    fc.assert(
      fc.property(stage, ({ size, anchors }) => {
        const few = anchors.slice(0, 5)
        const obstacles = [{ x: size.width - 60, y: 0, width: 60, height: 32 }]
        const placed = placeLabels(labelsAt(few, size.label), { ...around(size), obstacles })
        for (const { box } of placed) {
          for (const anchor of few) expect(distanceTo(box, anchor)).toBeGreaterThan(6)
          expect(overlap(box, obstacles[0]!)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('gives the same places whatever the order, and every time', () => {
    fc.assert(
      fc.property(stage, ({ size, anchors }) => {
        const labels = labelsAt(anchors, size.label)
        const once = placeLabels(labels, around(size))
        expect(placeLabels([...labels].reverse(), around(size))).toEqual(once)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps off the links when another side is as near', () => {
    const anchor: Point = [300, 300]
    const lines = [[anchor, [300, 60] as Point]]
    const label: Label = { id: 'a', anchor, width: 100, height: 40 }
    const [placed] = placeLabels([label], { ...around({ width: 600, height: 600 }), lines })
    expect(overlap(placed!.box, { x: 299, y: 60, width: 2, height: 230 })).toBe(false)
    expect(distanceTo(placed!.box, anchor)).toBeLessThan(20)
  })

  it('stands above its anchor when asked to', () => {
    const anchor: Point = [300, 300]
    const label: Label = { id: 'origin', anchor, width: 132, height: 62, prefer: 'above' }
    const [placed] = placeLabels([label], { width: 600, height: 600, margin: 8, obstacles: [], lines: [] })
    expect(placed!.box.x + 66).toBeCloseTo(300)
    expect(placed!.box.y + 62).toBeLessThan(300)
  })

  it('stays on a stage that is smaller than the label', () => {
    const [placed] = placeLabels([{ id: 'a', anchor: [5, 5], width: 200, height: 90 }], {
      width: 100, height: 50, margin: 8, obstacles: [], lines: [],
    })
    expect(placed!.box).toMatchObject({ x: 0, y: 0 })
  })
})
