/**
 * Those who ask, cache and answer in a row over a picture whose other direction is time: users on the left, the origin on the right, and
 * cables between them along which messages go.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { Frame } from '../../frame/types'
import type { Reading } from '../../reading/reading'
import type { NodeInfo } from '../../run/run.types'
import { type Box, type Geometry, type Point, evenly, makeGeometry } from './geometry'
import { textWidth } from './text'

export interface Actor {
  readonly node: NodeInfo
  readonly box: Box
  /** "EDGE", and its name when there is room. */
  readonly word: string
  readonly name: string
}

/** Where the row may stand (px). */
export interface ActorRoom {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
  /** A part of the picture's corner that is taken. */
  readonly reserved: Box | undefined
}

/** Least length of a cable. */
const CABLE = 36

/** Names only where every cable keeps its length. */
export function actorsOf(run: Reading, frame: Frame, { left: first, right, y, height, reserved }: ActorRoom): Actor[] {
  const nodes = run.nodes
    .filter((node) => frame.nodes[node.index]!.active)
    .toSorted((a, b) => NODE_KINDS[a.kind].order - NODE_KINDS[b.kind].order)
  const left = reserved && reserved.y < y + height ? reserved.x + reserved.width + 8 : first
  const free = right - left
  const sizes = (named: boolean): number[] => nodes.map((node) => actorWidth(node, named))
  const fits = (widths: number[]): boolean => widths.reduce((sum, one) => sum + one, 0) + (nodes.length - 1) * CABLE <= free
  const named = fits(sizes(true))
  const widths = sizes(named)
  const cable = (free - widths.reduce((sum, one) => sum + one, 0)) / Math.max(1, nodes.length - 1)
  let x = left
  return nodes.map((node, i) => {
    const box = { x, y, width: widths[i]!, height }
    x += widths[i]! + cable
    return { node, box, word: NODE_KINDS[node.kind].crowdLabel, name: named ? node.name : '' }
  })
}

/** Width (px) of the small capitals before a name. */
export const actorWordWidth = (word: string): number => textWidth(word, 11, 600) + word.length * 0.7

function actorWidth({ kind, name }: NodeInfo, named: boolean): number {
  return actorWordWidth(NODE_KINDS[kind].crowdLabel) + 20 + (named ? textWidth(name, 13, 600) + 7 : 0)
}

export function cablesOf(run: Reading, actors: readonly Actor[]): Geometry {
  const boxOf = new Map(actors.map(({ node, box }) => [node.index, box]))
  return makeGeometry(
    run.links.map(({ from, to }) => {
      const [a, b] = [boxOf.get(from), boxOf.get(to)]
      if (!a || !b) return undefined
      const forwards = a.x < b.x
      const [near, far] = forwards ? [a, b] : [b, a]
      const ends: Point[] = [[near.x + near.width, near.y + near.height / 2], [far.x, far.y + far.height / 2]]
      return evenly(forwards ? ends : ends.reverse())
    }),
  )
}
