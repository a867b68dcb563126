/**
 * Where the names of cities stand on the map of doors: each beside its mark where the least is in its way, those of places first.
 */
import type { Box, Point } from '../draw/geometry'
import type { Size } from '../draw/density'
import { overlap } from '../map/labelCandidates'

export interface LabelAsk {
  readonly key: string
  readonly point: Point
  readonly width: number
  readonly height: number
}

export interface PlacedName {
  readonly key: string
  readonly box: Box
  /** From the mark to a name that stands away from it. */
  readonly leader: readonly [Point, Point] | null
  /** There was no room for it that it did not share with a mark, another name or the rim. */
  readonly covers: boolean
}

/** A better place is nearer. */
const COVERED = 200
const GAPS = [8, 16, 26, 38, 52]
/** A name farther away has a line to its mark. */
const NEAR = 10
const MARK = 6
const DIRECTIONS = 16

/** `points`: all marks, also of those that have no name here; `taken`: what else no name may cover. */
export function placeDoorNames(asked: readonly LabelAsk[], { width, height, points, taken }: Size & { readonly points: readonly Point[]; readonly taken: readonly Box[] }): readonly PlacedName[] {
  const marks = points.map(([x, y]): Box => ({ x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK }))
  const placed: PlacedName[] = []
  for (const ask of asked) {
    const price = ({ box, gap }: Candidate): number => {
      const outside = box.x < 3 || box.y < 3 || box.x + box.width > width - 3 || box.y + box.height > height - 3
      const others = marks.filter((mark) => overlap(box, mark)).length
      const covered = [...placed.map((one) => one.box), ...taken].filter((other) => overlap(box, other, 2)).length
      return (outside ? 10_000 : 0) + covered * 1000 + others * COVERED + gap
    }
    const priced = candidates(ask).map((candidate) => ({ candidate, at: price(candidate) }))
    const { candidate: best, at } = priced.reduce((one, other) => (other.at < one.at ? other : one))
    placed.push({ key: ask.key, box: best.box, leader: best.gap > NEAR ? [ask.point, best.end] : null, covers: at >= COVERED })
  }
  return placed
}

interface Candidate {
  readonly box: Box
  readonly gap: number
  /** Where a leader would end. */
  readonly end: Point
}

function candidates({ point: [x, y], width, height }: LabelAsk): Candidate[] {
  return GAPS.flatMap((gap) => Array.from({ length: DIRECTIONS }, (_, k): Candidate => {
    const angle = (2 * Math.PI * k) / DIRECTIONS
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
    const end: Point = [x + dx * gap, y + dy * gap]
    return { box: { x: end[0] + (dx - 1) * (width / 2), y: end[1] + (dy - 1) * (height / 2), width, height }, gap: gap + Math.abs(dy) * 3, end }
  }))
}
