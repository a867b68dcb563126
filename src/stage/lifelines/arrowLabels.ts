/**
 * Where the words of arrows stand: along their lines, above or below, in one piece or in two around the line, where they come near
 * no other words and no other line. Arrows that have no free place go without.
 */
import type { Point } from '../draw/geometry'
import { textWidth } from '../draw/text'

export interface ArrowLine {
  readonly text: string
  readonly from: Point
  readonly end: Point
}

export interface ArrowLabel {
  readonly words: readonly { readonly text: string; readonly side: 'above' | 'below' }[]
  /** The middle of the line. */
  readonly at: Point
  readonly degrees: number
}

export const ARROW_SIZE = 11
/** From the line to the middle of the words (px). */
const ASIDE = 9
/** Px of a lifeline that words stay away from. */
const MARGIN = 6
/** Between the middles of words, and from them to other lines. */
const APART = 13
const OFF_LINES = 7
/** Words are looked at every so many px. */
const SPACING = 6

/** In the order of the arrows; null for one without words. `others` are points in the middle of other words. */
export function labelArrows(lines: readonly ArrowLine[], others: readonly Point[] = []): (ArrowLabel | null)[] {
  const taken = [...others]
  return lines.map((line) => {
    if (line.text === '') return null
    const near = lines.filter((other) => other !== line)
    const found = candidates(line.text).find((words) => {
      const points = words.flatMap((word) => pointsOf(word, line) ?? [[NaN, NaN] as const])
      return points.every((point) => !Number.isNaN(point[0]) && taken.every((other) => far(point, other)) && near.every((other) => distance(point, other) >= OFF_LINES))
    })
    if (!found) return null
    taken.push(...found.flatMap((word) => pointsOf(word, line) ?? []))
    return { words: found, at: middle(line), degrees: (Math.atan(slope(line)) * 180) / Math.PI }
  })
}

/** The whole, the two pieces of it around the line, or the last piece: that is what the message is for. */
function candidates(text: string): ArrowLabel['words'][] {
  const cuts = [...text.matchAll(/,? (?=\+)|(?<=,) /g)]
  const halves = cuts.map((cut) => [
    { text: text.slice(0, cut.index + cut[0].trimEnd().length), side: 'above' as const },
    { text: text.slice(cut.index + cut[0].length), side: 'below' as const },
  ])
  const alone = (piece: string) => [[{ text: piece, side: 'above' as const }], [{ text: piece, side: 'below' as const }]]
  return [...alone(text), ...halves, ...alone(text.split(/, | \+ /).at(-1)!)]
}

const middle = ({ from, end }: ArrowLine): Point => [(from[0] + end[0]) / 2, (from[1] + end[1]) / 2]

const slope = ({ from, end }: ArrowLine): number => (end[1] - from[1]) / (end[0] - from[0])

/** Points along the middle of the words; none when the line is too short for them. */
function pointsOf({ text, side }: ArrowLabel['words'][number], line: ArrowLine): Point[] | null {
  const width = textWidth(text, ARROW_SIZE)
  const angle = Math.atan(slope(line))
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  if (width * cos > Math.abs(line.end[0] - line.from[0]) - 2 * MARGIN) return null
  const [x, y] = middle(line)
  const aside = side === 'above' ? -ASIDE : ASIDE
  const count = Math.max(2, Math.ceil(width / SPACING))
  return Array.from({ length: count }, (_, i) => {
    const along = (i / (count - 1) - 0.5) * width
    return [x + along * cos - aside * sin, y + along * sin + aside * cos]
  })
}

const far = (a: Point, b: Point): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) >= APART

/** From a point to a line between its ends. */
function distance([x, y]: Point, { from, end }: ArrowLine): number {
  const [dx, dy] = [end[0] - from[0], end[1] - from[1]]
  const share = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - from[0] - share * dx, y - from[1] - share * dy)
}
