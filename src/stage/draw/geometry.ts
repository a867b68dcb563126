/**
 * Where every link runs on the picture, as numbers that the painter can read without search
 * or allocation: each link is a polyline of the same number of points, at equal shares of its
 * length, so that a share becomes a point by one multiplication.
 */

import { tenth } from './rounded'

/** Pieces of a link's polyline. */
export const PIECES = 48
const POINTS = PIECES + 1

export interface Geometry {
  /** POINTS entries a link, in the order of run.links. */
  readonly xs: Float32Array
  readonly ys: Float32Array
  /** 1 when the link is on the picture and longer than a point. */
  readonly drawn: Uint8Array
  /** A piece longer than this is a jump over the map's seam: nothing is drawn along it. */
  readonly jump: number
}

export type Point = readonly [x: number, y: number]

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From one polyline a link; undefined where the link is not on the picture. */
export function makeGeometry(lines: readonly (readonly Point[] | undefined)[], jump = Infinity): Geometry {
  const xs = new Float32Array(lines.length * POINTS)
  const ys = new Float32Array(lines.length * POINTS)
  const drawn = new Uint8Array(lines.length)
  lines.forEach((line, link) => {
    if (!line) return
    line.forEach(([x, y], i) => {
      xs[link * POINTS + i] = x
      ys[link * POINTS + i] = y
    })
    drawn[link] = 1
  })
  return { xs, ys, drawn, jump }
}

/** Index of the point at or before a share of a link. */
export function pieceAt(link: number, share: number): number {
  return link * POINTS + Math.min(PIECES - 1, Math.max(0, Math.floor(share * PIECES)))
}

/** Index in PictureLayout.parcels of what travels along a link; `direction` as in PacketBuffer. */
export const parcelAt = (link: number, direction: number): number => 2 * link + (direction > 0 ? 0 : 1)

/** Index of the first point of a link. */
export const firstPoint = (link: number): number => link * POINTS

export function pointOn(geometry: Geometry, link: number, share: number): Point {
  const i = pieceAt(link, share)
  const rest = share * PIECES - (i - link * POINTS)
  if (jumps(geometry, i)) {
    const near = rest < 0.5 ? i : i + 1
    return [geometry.xs[near]!, geometry.ys[near]!]
  }
  return [mix(geometry.xs, i, rest), mix(geometry.ys, i, rest)]
}

const mix = (values: Float32Array, i: number, rest: number): number => values[i]! + (values[i + 1]! - values[i]!) * rest

/** Whether the piece after point i crosses the seam. */
export function jumps(geometry: Geometry, i: number): boolean {
  return Math.abs(geometry.xs[i + 1]! - geometry.xs[i]!) > geometry.jump
}

/** The points of a link in unbroken runs: one, two when it crosses the seam, none when it is not drawn. */
export function linkPoints(geometry: Geometry, link: number): Point[][] {
  if (!geometry.drawn[link]) return []
  const runs: Point[][] = [[]]
  const start = firstPoint(link)
  for (let i = start; i <= start + PIECES; i++) {
    runs.at(-1)!.push([geometry.xs[i]!, geometry.ys[i]!])
    if (i < start + PIECES && jumps(geometry, i)) runs.push([])
  }
  return runs
}

/** The link as an SVG path, broken at the seam. */
export function linkPath(geometry: Geometry, link: number, from = 0, to = 1): string {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  let path = `M${pair(pointOn(geometry, link, low))}`
  const start = firstPoint(link)
  for (let i = start; i < start + PIECES; i++) {
    const share = (i + 1 - start) / PIECES
    if (share <= low) continue
    if (jumps(geometry, i)) path += 'M'
    else path += 'L'
    if (share >= high) return path + pair(pointOn(geometry, link, high))
    path += pair([geometry.xs[i + 1]!, geometry.ys[i + 1]!])
  }
  return path
}

const pair = ([x, y]: Point): string => `${tenth(x)},${tenth(y)}`

/** Resamples a polyline to POINTS points at equal shares of its length. */
export function evenly(points: readonly Point[]): Point[] {
  const lengths = [0]
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!
    const [bx, by] = points[i]!
    lengths.push(lengths[i - 1]! + Math.hypot(bx - ax, by - ay))
  }
  const total = lengths.at(-1)!
  const even: Point[] = []
  let at = 0
  for (let n = 0; n < POINTS; n++) {
    const want = (total * n) / PIECES
    while (at < points.length - 2 && lengths[at + 1]! < want) at++
    const span = lengths[at + 1]! - lengths[at]!
    const rest = span === 0 ? 0 : (want - lengths[at]!) / span
    const [ax, ay] = points[at]!
    const [bx, by] = points[at + 1]!
    even.push([ax + (bx - ax) * rest, ay + (by - ay) * rest])
  }
  return even
}
