/**
 * Where the followed packet's label stands: beside the packet, off the cards and inside the
 * stage. It keeps its side for as long as that is free, so that it does not flicker.
 */
import type { Size } from '../draw/density'
import type { Box } from '../draw/geometry'

/** Right, left, above, below, and the four corners. */
export const LABEL_SIDES = 8
const GAP = 12
/** Between a label and a card. */
const AIR = 4

/** No side and no gap is free. */
export const NOWHERE = -2

/** Writes the corner of the label into `out`; returns the side, -1 when it is in a narrow gap, or NOWHERE (then it is on the first side). */
export function placeBesidePacket(
  x: number, y: number, label: Size, stage: Size, obstacles: readonly Box[], keep: number, out: { x: number; y: number },
): number {
  for (let n = 0; n <= LABEL_SIDES; n++) {
    const side = n === 0 ? keep : n - 1
    if (side < 0) continue
    cornerOf(side, x, y, label, out)
    if (isFree(out, label, stage, obstacles, AIR)) return side
  }
  if (inNarrowGap(x, y, label, stage, obstacles, out)) return -1
  cornerOf(0, x, y, label, out)
  out.x = Math.min(Math.max(2, out.x), Math.max(2, stage.width - label.width - 2))
  out.y = Math.min(Math.max(2, out.y), Math.max(2, stage.height - label.height - 2))
  return NOWHERE
}

/** Right or left of the packet, up or down as far as need be, close to the cards: on a cable that is hardly longer than a label is high. */
function inNarrowGap(x: number, y: number, label: Size, stage: Size, obstacles: readonly Box[], out: { x: number; y: number }): boolean {
  for (let side = 0; side <= 1; side++) {
    for (let shift = 0; shift <= label.height; shift++) {
      cornerOf(side, x, y - shift, label, out)
      if (isFree(out, label, stage, obstacles, 0)) return true
      cornerOf(side, x, y + shift, label, out)
      if (isFree(out, label, stage, obstacles, 0)) return true
    }
  }
  return false
}

function cornerOf(side: number, x: number, y: number, { width, height }: Size, out: { x: number; y: number }): void {
  const right = side === 0 || side === 4 || side === 6
  const left = side === 1 || side === 5 || side === 7
  const above = side === 2 || side === 4 || side === 5
  const below = side === 3 || side === 6 || side === 7
  out.x = right ? x + GAP : left ? x - GAP - width : x - width / 2
  out.y = above ? y - GAP - height : below ? y + GAP : y - height / 2
}

function isFree({ x, y }: { x: number; y: number }, { width, height }: Size, stage: Size, obstacles: readonly Box[], air: number): boolean {
  if (x < 2 || y < 2 || x + width > stage.width - 2 || y + height > stage.height - 2) return false
  for (let i = 0; i < obstacles.length; i++) {
    const other = obstacles[i]!
    if (x < other.x + other.width + air && other.x < x + width + air && y < other.y + other.height + air && other.y < y + height + air) return false
  }
  return true
}
