/**
 * Sizes of the cards of a scene whose origin shows its head: caches with a row a slot, the
 * origin with the lines of its response. Only sizes are decided here.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { NodeInfo } from '../../run/run.types'
import type { Density, Size } from '../draw/density'

interface LifeCardSizes {
  readonly width: number
  /** The line with the name. */
  readonly head: number
  /** One slot, with the space below it. */
  readonly row: number
  readonly pad: number
  /** A line of the origin's response head. */
  readonly line: number
}

export const LIFE_CARD: Readonly<Record<Density, LifeCardSizes>> = {
  full: { width: 400, head: 34, row: 82, pad: 9, line: 18 },
  medium: { width: 370, head: 26, row: 62, pad: 5, line: 15 },
  small: { width: 350, head: 20, row: 40, pad: 3, line: 15 },
}

/** More slots than this have no room for words: they stand two in a row, as on other cards. */
export const MOST_LIFE_ROWS = 2
/** Lines of the response head that are drawn, status line included; a long field takes two. */
export const HEAD_LINES = 4

/** The card of a node, `lines` lines of a response head on the origin's; narrower where there is no room. */
export function lifeCardSize({ kind, shows }: NodeInfo, density: Density, room: number, lines: number): Size {
  const { width, head, row, pad, line } = LIFE_CARD[density]
  const height = NODE_KINDS[kind].ownsContent ? head + lines * line + pad : head + Math.max(1, shows.length) * row
  return { width: Math.min(width, room), height }
}

/** Whether a node has such a card: an origin, or a cache with few slots. */
export function hasLifeCard({ kind, shows }: NodeInfo): boolean {
  return NODE_KINDS[kind].ownsContent || (shows.length > 0 && shows.length <= MOST_LIFE_ROWS)
}
