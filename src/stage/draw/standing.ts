/**
 * Where on the picture stands what is not in flight: the dot of a request that stays at a node, and a queue on the end of a
 * link. The canvas and the still draw from the same numbers.
 */
import type { QueueBuffer, StayFrame } from '../../frame/standing'
import type { PacketBuffer } from '../../frame/types'
import { PIECES, firstPoint, pointOn } from './geometry'
import type { Geometry, Point } from './geometry'

/** The ring on which the dot of a request crawls while it stays at a node (px). */
export const STAY_RADIUS = 11
export const STAY_DOT = 4.2
/** By how much a flash grows beyond what flashes (px). */
export const FLASH_GROWS = 9

/** The middle of that ring; null when there is none on the picture. */
export function stayPoint(geometry: Geometry, { link, at }: StayFrame): Point | null {
  return link >= 0 && geometry.drawn[link] ? pointOn(geometry, link, at) : null
}

/** How far around the ring a share of the stay is (radians from straight up). */
export const stayAngle = (share: number): number => share * 2 * Math.PI - Math.PI / 2

/** Of a queue: so many stand beside each other, so far apart, and the first so far from the origin's mark (px). */
const [ABREAST, APART, FIRST] = [3, 4.6, 13]
export const QUEUE_DOT = 1.9
/** A queue covers at most this share of its link: what is behind has no room. */
const MOST = 0.85

/** Where on its link a message is drawn: one that comes to a queue stops at its end. */
export function shownShare(geometry: Geometry, { links, along, directions, queues }: PacketBuffer, i: number): number {
  const [link, direction] = [links[i]!, directions[i]!]
  let count = 0
  for (let k = 0; k < queues.length; k++) {
    if (queues.links[k] === link && queues.towards[k] === direction) count = Math.max(count, queues.places[k]! + 1)
  }
  if (count === 0) return along[i]!
  const covered = Math.min(MOST, (FIRST + Math.ceil(count / ABREAST) * APART) / lengthOf(geometry, link))
  return direction > 0 ? Math.min(along[i]!, 1 - covered) : Math.max(along[i]!, covered)
}

/** Where one of a queue stands; false when it has no room. */
export function queuePoint(geometry: Geometry, queues: QueueBuffer, i: number, out: { x: number; y: number }): boolean {
  const [link, place] = [queues.links[i]!, queues.places[i]!]
  if (!geometry.drawn[link]) return false
  const share = (FIRST + Math.floor(place / ABREAST) * APART) / lengthOf(geometry, link)
  if (share > MOST) return false
  const towards = queues.towards[i]! > 0
  const [x, y] = pointOn(geometry, link, towards ? 1 - share : share)
  const [beforeX, beforeY] = pointOn(geometry, link, towards ? 1 - share - 1 / PIECES : share + 1 / PIECES)
  const length = Math.hypot(x - beforeX, y - beforeY) || 1
  const aside = ((place % ABREAST) - (ABREAST - 1) / 2) * APART
  out.x = x - ((y - beforeY) / length) * aside
  out.y = y + ((x - beforeX) / length) * aside
  return true
}

/** All pieces of a link are equally long. */
function lengthOf({ xs, ys }: Geometry, link: number): number {
  const i = firstPoint(link)
  return PIECES * Math.max(0.01, Math.hypot(xs[i + 1]! - xs[i]!, ys[i + 1]! - ys[i]!))
}
