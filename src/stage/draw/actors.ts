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
  /** Whom the picture is of; everybody who takes part when absent. */
  readonly shows?: (node: NodeInfo) => boolean
}

/** Least length of a cable beside names, and beside words alone. */
const [CABLE, SHORT_CABLE] = [36, 6]

/** Names only where every cable keeps its length; where there is no room for all, those at both ends and at the first cache of many users. */
export function actorsOf(run: Reading, frame: Frame, { left: first, right, y, height, reserved, shows = () => true }: ActorRoom): Actor[] {
  const active = run.nodes
    .filter((node) => frame.nodes[node.index]!.active && shows(node))
    .toSorted((a, b) => NODE_KINDS[a.kind].order - NODE_KINDS[b.kind].order)
  const left = reserved && reserved.y < y + height ? reserved.x + reserved.width + 8 : first
  const free = right - left
  const nodes = takes(active, false, SHORT_CABLE) <= free ? active : endsAndEdge(active)
  const named = takes(nodes, true, CABLE) <= free
  const widths = nodes.map((node) => actorWidth(node, named))
  const cable = (free - takes(nodes, named, 0)) / Math.max(1, nodes.length - 1)
  let x = left
  return nodes.map((node, i) => {
    const box = { x, y, width: widths[i]!, height }
    x += widths[i]! + cable
    return { node, box, word: NODE_KINDS[node.kind].crowdLabel, name: named ? node.name : '' }
  })
}

/** Width (px) of a row with cables of one length. */
const takes = (nodes: readonly NodeInfo[], named: boolean, cable: number): number =>
  nodes.reduce((sum, node) => sum + actorWidth(node, named), 0) + (nodes.length - 1) * cable

function endsAndEdge(nodes: readonly NodeInfo[]): readonly NodeInfo[] {
  const edge = nodes.find(({ kind }) => NODE_KINDS[kind].sharedCache)
  return nodes.filter((node, i) => i === 0 || node === edge || i === nodes.length - 1)
}

/** Width (px) of the small capitals before a name. */
export const actorWordWidth = (word: string): number => textWidth(word, 11, 600) + word.length * 0.7

/** Of its box, with its name or without (px). */
export function actorWidth({ kind, name }: NodeInfo, named: boolean): number {
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
