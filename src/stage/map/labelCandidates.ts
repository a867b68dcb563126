/**
 * The positions that a label may take, each with its price: the length of its leader, and what
 * it would cover. Nothing is chosen here; see placeLabels.ts.
 */
import { clamp } from '../draw/clamp'
import type { Box, Point } from '../draw/geometry'

export interface Label {
  /** Unique; the order of the labels does not matter. */
  readonly id: string
  readonly anchor: Point
  readonly width: number
  readonly height: number
  /** The side that reads best, when it is free. */
  readonly prefer?: 'above' | 'below'
}

export interface Surroundings {
  readonly width: number
  readonly height: number
  /** Free space at the stage's edges. */
  readonly margin: number
  /** Small things that stay where they are: text beside a node, a control in a corner. */
  readonly obstacles: readonly Box[]
  /** Links; better left uncovered. */
  readonly lines: readonly (readonly Point[])[]
}

export interface Candidate {
  readonly box: Box
  readonly price: number
}

/** Radius that stays free around an anchor (its mark and a little air). */
export const ANCHOR_AIR = 11
const GAPS = [18, 28, 42, 60, 82, 110]
const SIDES = [0.5, 0.22, 0.78, 0, 1]
const GRID_STEP = 16
const CELL = 4
const COVERED_ANCHOR = 500
const COVERED_OBSTACLE = 700
const COVERED_LINE = 0.9

export function candidatesOf(label: Label, anchors: readonly Point[], around: Surroundings, lines: LineMap): Candidate[] {
  const boxes = [...besideAnchor(label), ...overStage(label, around)].filter((box) => isInside(box, around))
  return boxes
    .map((box) => ({ box, price: priceOf(box, label, anchors, around, lines) }))
    .sort((a, b) => a.price - b.price || a.box.y - b.box.y || a.box.x - b.box.x)
}

function besideAnchor({ anchor: [x, y], width, height }: Label): Box[] {
  return GAPS.flatMap((gap) =>
    SIDES.flatMap((side) => [
      { x: x - width * side, y: y - gap - height, width, height },
      { x: x - width * side, y: y + gap, width, height },
      { x: x + gap, y: y - height * side, width, height },
      { x: x - gap - width, y: y - height * side, width, height },
    ]),
  )
}

/** A coarse grid over the whole stage: far from its anchor, but free when little else is. */
function overStage({ width, height }: Label, around: Surroundings): Box[] {
  const boxes: Box[] = []
  for (let y = around.margin; y + height <= around.height - around.margin; y += GRID_STEP) {
    for (let x = around.margin; x + width <= around.width - around.margin; x += GRID_STEP) boxes.push({ x, y, width, height })
  }
  return boxes
}

const isInside = (box: Box, { width, height, margin }: Surroundings): boolean =>
  box.x >= margin && box.y >= margin && box.x + box.width <= width - margin && box.y + box.height <= height - margin

export function priceOf(box: Box, label: Label, anchors: readonly Point[], around: Surroundings, lines: LineMap): number {
  const leader = distanceTo(box, label.anchor)
  let price = leader + (leader > 60 ? (leader - 60) * 0.5 : 0)
  if (label.prefer && !isOnSide(box, label)) price += 70
  for (const anchor of anchors) {
    if (distanceTo(box, anchor) < ANCHOR_AIR) price += COVERED_ANCHOR
  }
  for (const obstacle of around.obstacles) {
    if (overlap(box, obstacle, 3)) price += COVERED_OBSTACLE
  }
  return price + lines.covered(grow(box, 4)) * COVERED_LINE
}

function isOnSide(box: Box, { anchor: [x, y], prefer }: Label): boolean {
  const centred = Math.abs(box.x + box.width / 2 - x) < 1
  return centred && (prefer === 'above' ? box.y + box.height < y : box.y > y)
}

/** From a point to the nearest point of a box; 0 inside. */
export function distanceTo(box: Box, [x, y]: Point): number {
  return Math.hypot(x - clamp(x, box.x, box.x + box.width), y - clamp(y, box.y, box.y + box.height))
}

export const grow = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by,
})

/** Whether two boxes come closer than `gap`. */
export function overlap(a: Box, b: Box, gap = 0): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
}

export interface LineMap {
  /** Pixels of line under a box, roughly. */
  covered(box: Box): number
}

/** A summed-area table of the lines, so that the price of a box does not depend on how many lines there are. */
export function mapLines(around: Surroundings): LineMap {
  const columns = Math.ceil(around.width / CELL) + 1
  const rows = Math.ceil(around.height / CELL) + 1
  const sums = new Float64Array(columns * rows)
  for (const line of around.lines) markCells(line, sums, columns, rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column
      sums[i] = sums[i]! + (column ? sums[i - 1]! : 0) + (row ? sums[i - columns]! : 0) - (row && column ? sums[i - columns - 1]! : 0)
    }
  }
  const upTo = (x: number, y: number): number => {
    const column = Math.min(columns, Math.max(0, Math.round(x / CELL))) - 1
    const row = Math.min(rows, Math.max(0, Math.round(y / CELL))) - 1
    return column < 0 || row < 0 ? 0 : sums[row * columns + column]!
  }
  return {
    covered: ({ x, y, width, height }) => upTo(x + width, y + height) - upTo(x, y + height) - upTo(x + width, y) + upTo(x, y),
  }
}

function markCells(line: readonly Point[], sums: Float64Array, columns: number, rows: number): void {
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!
    const [bx, by] = line[i]!
    const length = Math.hypot(bx - ax, by - ay)
    const steps = Math.max(1, Math.ceil(length / CELL))
    for (let step = 0; step < steps; step++) {
      const column = Math.floor((ax + ((bx - ax) * step) / steps) / CELL)
      const row = Math.floor((ay + ((by - ay) * step) / steps) / CELL)
      if (column >= 0 && row >= 0 && column < columns && row < rows) sums[row * columns + column]! += length / steps
    }
  }
}
