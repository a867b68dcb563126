/**
 * How large a message is drawn: its area is its bytes, so that a file and a 304 stand beside each other as they are.
 */
import type { Crossing } from '../../frame/crossings'
import { type Geometry, parcelAt, pointOn } from '../draw/geometry'

export const WORDS_SIZE = 11.5
/** A message of so many bytes has the largest side; smaller than the least could not be seen (px). */
const FULL_BYTES = 24_000
const SIDES = { least: 3, most: 30, ofCable: 0.62 }

export function parcelSide(bytes: number, geometry: Geometry, link: number): number {
  const [, top] = pointOn(geometry, link, 0)
  const [, bottom] = pointOn(geometry, link, 1)
  const most = Math.min(SIDES.most, Math.abs(bottom - top) * SIDES.ofCable)
  return Math.max(SIDES.least, Math.sqrt(Math.min(1, bytes / FULL_BYTES)) * most)
}

/** Sides of what is on its way, by link and direction (see PictureLayout). */
export function parcelsOf(crossings: readonly Crossing[], geometry: Geometry): readonly number[] {
  const sides = Array.from({ length: 2 * geometry.drawn.length }, () => 0)
  for (const { link, forwards, bytes } of crossings) sides[parcelAt(link, forwards ? 1 : -1)] = parcelSide(bytes, geometry, link)
  return sides
}
