/**
 * Where everything stands in a picture of entries: users above their edge, the edge as a panel
 * for cells, the origin below, and a column of requests beside them; on a narrow stage the
 * requests stand beside the origin. What is in a panel is laid out by cellForms.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { LinkInfo, NodeInfo } from '../../run/run.types'
import { clamp } from '../draw/clamp'
import { cardSize } from '../draw/density'
import type { Density } from '../draw/density'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Point } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { PictureLayout, Room } from '../viewModule'

export interface GridLayout extends PictureLayout {
  readonly users: readonly { readonly node: NodeInfo; readonly box: Box }[]
  readonly panels: readonly { readonly node: NodeInfo; readonly box: Box }[]
  readonly origins: readonly { readonly node: NodeInfo; readonly box: Box }[]
  readonly rows: Box
}

export interface GridLayoutInput extends Room {
  /** Ids of the edges whose entries are shown. */
  readonly edges: readonly string[]
  /** Nodes that take part. */
  readonly nodes: readonly NodeInfo[]
  /** All links of the run, so that geometry keeps their numbers. */
  readonly links: readonly LinkInfo[]
  readonly isActive: (link: LinkInfo) => boolean
}

interface Measures {
  readonly margin: number
  /** Height of a box of users. */
  readonly users: number
  /** Between a box and a panel, for the cable. */
  readonly cable: number
}

const WIDE: Readonly<Record<Density, Measures>> = {
  full: { margin: 18, users: 28, cable: 50 },
  medium: { margin: 14, users: 26, cable: 32 },
  small: { margin: 10, users: 24, cable: 22 },
}
/** Height of the strip of requests on a narrow stage; more of them when it is tall. */
const STRIP = { one: 52, three: 148, tallFrom: 440 }
const USERS_LEAST_WIDTH = 64

export function layoutGrid(input: GridLayoutInput): GridLayout {
  const { width, height, density, nodes } = input
  const { margin, users, cable } = WIDE[density]
  const narrow = density === 'small'
  const edges = input.edges.flatMap((id) => nodes.find((node) => node.id === id) ?? [])
  const origins = nodes.filter(({ kind }) => NODE_KINDS[kind].ownsContent)
  const originHeight = Math.max(0, ...origins.map((node) => cardSize(node, density).height))
  const strip = narrow ? (height >= STRIP.tallFrom ? STRIP.three : STRIP.one) : originHeight
  const rowsWidth = narrow ? 0 : Math.round(width * (edges.length > 1 ? 0.34 : 0.4))
  const left: Box = { x: margin, y: margin, width: width - 2 * margin - (narrow ? 0 : rowsWidth), height: height - 2 * margin }
  const panelTop = left.y + users + cable
  const panelHeight = Math.max(60, left.y + left.height - strip - cable - panelTop)
  const panels = sideBySide(edges, left, narrow ? 8 : 14, panelTop, panelHeight)
  const userBoxes = usersOf(nodes, input.links, panels, { top: left.y, height: users, reserved: input.reserved })
  const originBoxes = origins.map((node, i) => {
    const size = cardSize(node, density)
    const middle = left.x + (left.width * (i + 0.5)) / origins.length
    return { node, box: { x: narrow ? left.x : middle - size.width / 2, y: panelTop + panelHeight + cable, ...size } }
  })
  const beside = Math.max(0, ...originBoxes.map(({ box }) => box.x + box.width))
  const rows: Box = narrow
    ? { x: beside + 12, y: panelTop + panelHeight + cable, width: width - margin - beside - 12, height: strip }
    : { x: left.x + left.width + 22, y: margin, width: rowsWidth - 22, height: left.height }
  const boxes = new Map([...userBoxes, ...panels, ...originBoxes].map(({ node, box }) => [node.index, box]))
  return {
    width, height, density, users: userBoxes, panels, origins: originBoxes, rows,
    geometry: makeGeometry(input.links.map((link) => (input.isActive(link) ? cableOf(link, boxes) : undefined))),
    obstacles: [...boxes.values(), rows, ...(input.reserved ? [input.reserved] : [])],
  }
}

function sideBySide(edges: readonly NodeInfo[], { x, width }: Box, gap: number, y: number, height: number): GridLayout['panels'] {
  const one = (width - gap * (edges.length - 1)) / edges.length
  return edges.map((node, i) => ({ node, box: { x: x + i * (one + gap), y, width: one, height } }))
}

/** Users stand above the panel that a link leads to, side by side when there are several. */
function usersOf(
  nodes: readonly NodeInfo[], links: readonly LinkInfo[], panels: GridLayout['panels'],
  { top, height, reserved }: { top: number; height: number; reserved: Box | undefined },
): GridLayout['users'] {
  return panels.flatMap(({ node: edge, box }) => {
    const here = nodes.filter(
      (node) => NODE_KINDS[node.kind].asks && links.some(({ from, to }) => (from === node.index && to === edge.index) || (to === node.index && from === edge.index)),
    )
    const from = reserved && reserved.y < top + height ? Math.max(box.x, reserved.x + reserved.width + 8) : box.x
    const room = box.x + box.width - from
    return here.map((node, i) => {
      const width = Math.min(room / here.length - 6, Math.max(USERS_LEAST_WIDTH, textWidth(node.name, 11.5, 600) + 20))
      const middle = Math.max(box.x + (box.width * (i + 0.5)) / here.length, from + width / 2)
      return { node, box: { x: middle - width / 2, y: top, width, height } }
    })
  })
}

/** From the middle of the lower edge of the upper box to the upper edge of the other one. */
function cableOf({ from, to }: LinkInfo, boxes: ReadonlyMap<number, Box>): Point[] | undefined {
  const a = boxes.get(from)
  const b = boxes.get(to)
  if (!a || !b) return undefined
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
  const narrower = upper.width < lower.width ? upper : lower
  const x = clamp(narrower.x + narrower.width / 2, Math.max(upper.x, lower.x) + 8, Math.min(upper.x + upper.width, lower.x + lower.width) - 8)
  const [start, end]: [Point, Point] = apart(upper, lower)
    ? [[upper.x + upper.width / 2, upper.y + upper.height], [lower.x + lower.width / 2, lower.y]]
    : [[x, upper.y + upper.height], [x, lower.y]]
  return a === upper ? evenly([start, end]) : evenly([end, start])
}

/** They share no column that is wide enough for a cable. */
const apart = (a: Box, b: Box): boolean => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) < 16
