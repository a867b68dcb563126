/**
 * Puts labels beside their anchors so that none covers another, an anchor, an obstacle or the
 * stage's edge, with leaders as short as may be and the links left in view. It is a pure
 * function: the same labels on the same stage, in any order, get the same places.
 *
 * Every label starts at its cheapest position and then moves, one after the other, to the best
 * one given the others, until none moves. When that leaves an overlap, all are put on a
 * grid of cells first, where no two can overlap, and improved from there.
 */
import { candidatesOf, mapLines, overlap, priceOf } from './labelCandidates'
import type { Candidate, Label, LineMap, Surroundings } from './labelCandidates'
import { clamp } from '../draw/clamp'
import type { Box, Point } from '../draw/geometry'

export interface PlacedLabel {
  readonly id: string
  readonly box: Box
  /** From the anchor to the box. */
  readonly leader: readonly [Point, Point]
}

const GAP = 6
const OVERLAPS = 100_000
const LEADER_OVER_BOX = 260
const LEADERS_CROSS = 140
const ROUNDS = 12

interface Choice extends Candidate {
  readonly leader: readonly [Point, Point]
}

export function placeLabels(labels: readonly Label[], around: Surroundings): PlacedLabel[] {
  const sorted = [...labels].sort((a, b) => (a.id < b.id ? -1 : 1))
  const anchors = sorted.map((label) => label.anchor)
  const lines = mapLines(around)
  const options = sorted.map((label) =>
    candidatesOf(label, anchors, around, lines).map((candidate) => ({ ...candidate, leader: leaderOf(candidate.box, label.anchor) })),
  )
  const forced = sorted.map((label) => atAnchor(label, around))
  const first = improve(options.map((list, i) => list[0] ?? forced[i]!), options)
  const chosen = hasOverlap(first) ? improve(onCells(sorted, anchors, around, lines) ?? first, options) : first
  const best = total(chosen) < total(first) ? chosen : first
  return best.map(({ box, leader }, i) => ({ id: sorted[i]!.id, box, leader }))
}

/** Where nothing fits: at the anchor, pushed into the stage. */
function atAnchor(label: Label, around: Surroundings): Choice {
  const box = {
    x: clamp(label.anchor[0] - label.width / 2, 0, Math.max(0, around.width - label.width)),
    y: clamp(label.anchor[1] - label.height / 2, 0, Math.max(0, around.height - label.height)),
    width: label.width,
    height: label.height,
  }
  return { box, price: 0, leader: leaderOf(box, label.anchor) }
}

function improve(start: readonly Choice[], options: readonly (readonly Choice[])[]): Choice[] {
  const chosen = [...start]
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (let i = 0; i < chosen.length; i++) {
      let best = chosen[i]!
      let bestPrice = best.price + pairPrice(best, chosen, i, Infinity)
      for (const option of options[i]!) {
        // Options are in order of price: no later one can be better.
        if (option.price >= bestPrice) break
        const price = option.price + pairPrice(option, chosen, i, bestPrice - option.price)
        if (price < bestPrice - 1e-6) [best, bestPrice] = [option, price]
      }
      if (best !== chosen[i]) {
        chosen[i] = best
        moved = true
      }
    }
    if (!moved) break
  }
  return chosen
}

/** What a choice costs beside the others; stops counting above `limit`. */
function pairPrice(choice: Choice, chosen: readonly Choice[], self: number, limit: number): number {
  let price = 0
  for (let i = 0; i < chosen.length && price < limit; i++) {
    if (i === self) continue
    const other = chosen[i]!
    if (overlap(choice.box, other.box, GAP)) price += OVERLAPS
    if (crossesBox(choice.leader, other.box)) price += LEADER_OVER_BOX
    if (crossesBox(other.leader, choice.box)) price += LEADER_OVER_BOX
    if (cross(choice.leader, other.leader)) price += LEADERS_CROSS
  }
  return price
}

const hasOverlap = (chosen: readonly Choice[]): boolean =>
  chosen.some(({ box }, i) => chosen.some((other, j) => j < i && overlap(box, other.box, GAP)))

const total = (chosen: readonly Choice[]): number =>
  chosen.reduce((sum, choice, i) => sum + choice.price + pairPrice(choice, chosen, i, Infinity) / 2, 0)

/** Labels on the cells of a grid, the cheapest pairs first; undefined when there are too few cells. */
function onCells(labels: readonly Label[], anchors: readonly Point[], around: Surroundings, lines: LineMap): Choice[] | undefined {
  const width = Math.max(...labels.map((label) => label.width))
  const height = Math.max(...labels.map((label) => label.height))
  const columns = Math.floor((around.width - 2 * around.margin + GAP) / (width + GAP))
  const rows = Math.floor((around.height - 2 * around.margin + GAP) / (height + GAP))
  if (columns * rows < labels.length) return undefined
  const stepX = columns > 1 ? (around.width - 2 * around.margin - width) / (columns - 1) : 0
  const stepY = rows > 1 ? (around.height - 2 * around.margin - height) / (rows - 1) : 0
  const pairs = labels.flatMap((label, i) =>
    Array.from({ length: columns * rows }, (_, cell) => {
      const x = around.margin + (cell % columns) * stepX
      const y = around.margin + Math.floor(cell / columns) * stepY
      const box = { x, y, width: label.width, height: label.height }
      return { i, cell, choice: { box, price: priceOf(box, label, anchors, around, lines), leader: leaderOf(box, label.anchor) } }
    }),
  )
  pairs.sort((a, b) => a.choice.price - b.choice.price || a.i - b.i || a.cell - b.cell)
  const chosen = new Map<number, Choice>()
  const taken = new Set<number>()
  for (const { i, cell, choice } of pairs) {
    if (chosen.has(i) || taken.has(cell)) continue
    chosen.set(i, choice)
    taken.add(cell)
  }
  return labels.map((_, i) => chosen.get(i)!)
}

/** From the anchor to the nearest point of the box, off its round corners. */
function leaderOf(box: Box, anchor: Point): [Point, Point] {
  const inset = Math.min(10, box.width / 2, box.height / 2)
  const [x, y] = anchor
  const beside = x < box.x || x > box.x + box.width
  const end: Point = beside
    ? [clamp(x, box.x, box.x + box.width), clamp(y, box.y + inset, box.y + box.height - inset)]
    : [clamp(x, box.x + inset, box.x + box.width - inset), clamp(y, box.y, box.y + box.height)]
  return [anchor, end]
}

function crossesBox([[ax, ay], [bx, by]]: readonly [Point, Point], box: Box): boolean {
  const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / 8)
  for (let i = 0; i <= steps; i++) {
    const x = ax + ((bx - ax) * i) / Math.max(1, steps)
    const y = ay + ((by - ay) * i) / Math.max(1, steps)
    if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height) return true
  }
  return false
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
