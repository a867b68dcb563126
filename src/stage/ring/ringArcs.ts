/**
 * Circles with a gap at the top, where the numbers of servers stand: an angle for each place of the ring, and arcs as dashes of
 * one path, however many there are.
 */
import type { RingArc } from '../../frame/ringFrame'
import type { Point } from '../draw/geometry'
import { tenth } from '../draw/rounded'

/** The gap (radians). */
const GAP = 0.5
/** Length of a whole circle without the gap, in its dashes. */
export const LENGTH = 2000

/** Clockwise from straight up. */
export const angleOf = (turn: number): number => GAP / 2 + turn * (2 * Math.PI - GAP)

export function pointAt([x, y]: Point, radius: number, angle: number): Point {
  return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)]
}

export function circle(centre: Point, radius: number): string {
  const [from, to] = [pointAt(centre, radius, angleOf(0)), pointAt(centre, radius, angleOf(1))]
  return `M${from.map(tenth).join(' ')}A${tenth(radius)} ${tenth(radius)} 0 1 1 ${to.map(tenth).join(' ')}`
}

/** Arcs of one server, in turns: those that touch become one. The first number is a dash of no length. */
export function dashes(arcs: readonly Pick<RingArc, 'from' | 'to'>[]): string {
  const pieces = arcs.flatMap(({ from, to }) => (from < to ? [[from, to] as const] : [[0, to] as const, [from, 1] as const])).toSorted((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [from, to] of pieces) {
    const last = joined.at(-1)
    if (last && from - last[1] < 1e-9) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  // Places are rounded and not lengths, whose errors would add up.
  const ends = joined.flat().map((turn) => tenth(turn * LENGTH))
  return [0, ...ends.map((end, k) => tenth(end - (ends[k - 1] ?? 0))), 2 * LENGTH].join(' ')
}
