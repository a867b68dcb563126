/**
 * Where the followed packet's label stands: beside the packet, off the cards and inside the
 * stage. It keeps its side for as long as that is free, so that it does not flicker.
 */
import type { Size } from '../draw/density'
import type { Box } from '../draw/geometry'

/** Right, left, above, below, and the four corners. */
export const LABEL_SIDES = 8
const GAP = 12

/** Writes the corner of the label into `out`; returns the side, or -1 when no side is free (then it is the first). */
export function placeBesidePacket(
  x: number, y: number, label: Size, stage: Size, obstacles: readonly Box[], keep: number, out: { x: number; y: number },
): number {
  for (let n = 0; n <= LABEL_SIDES; n++) {
    const side = n === 0 ? keep : n - 1
    if (side < 0) continue
    cornerOf(side, x, y, label, out)
    if (isFree(out, label, stage, obstacles)) return side
  }
  cornerOf(0, x, y, label, out)
  out.x = Math.min(Math.max(2, out.x), Math.max(2, stage.width - label.width - 2))
  out.y = Math.min(Math.max(2, out.y), Math.max(2, stage.height - label.height - 2))
  return -1
}

function cornerOf(side: number, x: number, y: number, { width, height }: Size, out: { x: number; y: number }): void {
  const right = side === 0 || side === 4 || side === 6
  const left = side === 1 || side === 5 || side === 7
  const above = side === 2 || side === 4 || side === 5
  const below = side === 3 || side === 6 || side === 7
  out.x = right ? x + GAP : left ? x - GAP - width : x - width / 2
  out.y = above ? y - GAP - height : below ? y + GAP : y - height / 2
}

function isFree({ x, y }: { x: number; y: number }, { width, height }: Size, stage: Size, obstacles: readonly Box[]): boolean {
  if (x < 2 || y < 2 || x + width > stage.width - 2 || y + height > stage.height - 2) return false
  for (let i = 0; i < obstacles.length; i++) {
    const other = obstacles[i]!
    if (x < other.x + other.width + 4 && other.x < x + width + 4 && y < other.y + other.height + 4 && other.y < y + height + 4) return false
  }
  return true
}
