/**
 * How much a picture of this size can say. Only sizes of things are decided here.
 */
import { NODE_KINDS, type NodeKind } from '../../cdn/nodeKinds'
import type { NodeInfo } from '../../run/run.types'
import { textWidth } from './text'

/** full: names, keys and words. medium: marks and short words (embed). small: the same on a phone. */
export type Density = 'full' | 'medium' | 'small'

export const DENSITIES: readonly Density[] = ['full', 'medium', 'small']

export interface Size {
  readonly width: number
  readonly height: number
}

export function densityOf({ width, height }: Size, compact = false): Density {
  if (width < 520) return 'small'
  return compact || height < 440 ? 'medium' : 'full'
}

const EDGE: Readonly<Record<Density, Size>> = {
  full: { width: 148, height: 66 },
  medium: { width: 158, height: 60 },
  small: { width: 118, height: 46 },
}
const ORIGIN: Readonly<Record<Density, Size>> = {
  full: { width: 146, height: 62 },
  medium: { width: 104, height: 42 },
  small: { width: 100, height: 40 },
}
/** Height of one more row of slots. */
export const SLOT_ROW = 30

/** Slots in a row of a card: the first row holds one, beside the counters; more go below, two by two. */
export function slotRows(count: number): number {
  return count <= 1 ? 0 : Math.ceil(count / 2)
}

export function cardSize(node: NodeInfo, density: Density): Size {
  if (NODE_KINDS[node.kind].ownsContent) return withName(ORIGIN[density], node, density, 66)
  const size = withName(EDGE[density], node, density, 46 + kindExcess(node.kind))
  return { ...size, height: size.height + slotRows(node.shows.length) * SLOT_ROW }
}

/** By how much the word for a kind is wider than EDGE, for which cards are laid out (px). */
export function kindExcess(kind: NodeKind): number {
  const width = (label: string): number => textWidth(label, 11, 500) + label.length * 0.66
  return Math.max(0, Math.round(width(NODE_KINDS[kind].label) - width(NODE_KINDS.edge.label)))
}

/** Wide enough for the name; on small cards the kind of the node is left out. */
function withName(size: Size, node: NodeInfo, density: Density, kindWidth: number): Size {
  const name = textWidth(node.name, density === 'small' ? 12 : 13.5, 600)
  const kind = density === 'full' ? kindWidth : 0
  const onNameLine = NODE_KINDS[node.kind].ownsContent && density !== 'full' ? 0 : name + kind
  return { ...size, width: Math.max(size.width, Math.ceil(onNameLine + 22)) }
}
