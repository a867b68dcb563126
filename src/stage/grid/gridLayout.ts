/**
 * Where everything stands in a picture of entries: users (and attackers) above their edge, the edge as a panel for cells, the
 * origin below, and beside them the key of a request over what the edges held before; on a narrow stage the key stands below the
 * origin. What is in a panel is laid out by cellForms.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { LinkInfo, NodeInfo } from '../../run/run.types'
import { clamp } from '../draw/clamp'
import type { Density } from '../draw/density'
import { evenly, makeGeometry } from '../draw/geometry'
import type { Box, Point } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { PictureLayout, Room } from '../viewModule'

export interface GridLayout extends PictureLayout {
  readonly users: readonly { readonly node: NodeInfo; readonly box: Box }[]
  readonly panels: readonly { readonly node: NodeInfo; readonly box: Box }[]
  readonly origins: readonly { readonly node: NodeInfo; readonly box: Box }[]
  /** The key of one request. */
  readonly key: Box
  /** What the edges held before; null where there is no room for it. */
  readonly before: Box | null
}

export interface GridLayoutInput extends Room {
  /** Ids of the edges whose entries are shown. */
  readonly edges: readonly string[]
  /** Clients that plant something are drawn, too. */
  readonly attackers: boolean
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
/** Height of the origin: its name, and the Vary line of its answers. */
const ORIGIN: Readonly<Record<Density, number>> = { full: 54, medium: 48, small: 40 }
/** Height of the key on a narrow stage; more of it when that is tall. */
const STRIP = { low: 50, tall: 150, tallFrom: 440, gap: 8 }
/** Height of the key beside the panels, and the least that is left for what was before (px). */
const KEY: Readonly<Record<Density, number>> = { full: 304, medium: 236, small: 0 }
const BEFORE = { gap: 16, least: 84 }
const USERS_LEAST_WIDTH = 64
/** Around the name of an attacker: her mark, and the word for her. */
const ATTACKER_EXTRA = 38

export function layoutGrid(input: GridLayoutInput): GridLayout {
  const { width, height, density } = input
  const nodes = input.nodes.filter(({ plants }) => input.attackers || plants === undefined)
  const { margin, users, cable } = WIDE[density]
  const narrow = density === 'small'
  const edges = input.edges.flatMap((id) => nodes.find((node) => node.id === id) ?? [])
  const origins = nodes.filter(({ kind }) => NODE_KINDS[kind].ownsContent)
  const strip = height >= STRIP.tallFrom ? STRIP.tall : STRIP.low
  const below = ORIGIN[density] + (narrow ? STRIP.gap + strip : 0)
  const aside = narrow ? 0 : Math.round(width * (edges.length > 1 ? 0.34 : 0.4))
  // Beside a control in the corner there is no room for users and an attacker over each of several panels.
  const top = input.attackers && edges.length > 1 && input.reserved ? input.reserved.y + input.reserved.height + 2 : margin
  const left: Box = { x: margin, y: top, width: width - 2 * margin - aside, height: height - margin - top }
  const panelTop = left.y + users + cable
  const panelHeight = Math.max(60, left.y + left.height - below - cable - panelTop)
  const panels = sideBySide(edges, left, narrow ? 8 : 14, panelTop, panelHeight)
  const userBoxes = usersOf(nodes, input.links, panels, { top: left.y, height: users, reserved: input.reserved })
  const originTop = panelTop + panelHeight + cable
  const originBoxes = sideBySide(origins, left, 8, originTop, ORIGIN[density])
  const { key, before }: Pick<GridLayout, 'key' | 'before'> = narrow
    ? { key: { x: left.x, y: originTop + ORIGIN[density] + STRIP.gap, width: left.width, height: strip }, before: null }
    : column({ x: left.x + left.width + 22, y: margin, width: aside - 22, height: height - 2 * margin }, density)
  const boxes = new Map([...userBoxes, ...panels, ...originBoxes].map(({ node, box }) => [node.index, box]))
  return {
    width, height, density, users: userBoxes, panels, origins: originBoxes, key, before,
    geometry: makeGeometry(input.links.map((link) => (input.isActive(link) ? cableOf(link, boxes) : undefined))),
    obstacles: [...boxes.values(), key, ...(before ? [before] : []), ...(input.reserved ? [input.reserved] : [])],
  }
}

/** The key over what was before. */
function column(room: Box, density: Density): Pick<GridLayout, 'key' | 'before'> {
  const rest = room.height - KEY[density] - BEFORE.gap
  if (rest < BEFORE.least) return { key: room, before: null }
  return { key: { ...room, height: KEY[density] }, before: { ...room, y: room.y + KEY[density] + BEFORE.gap, height: rest } }
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
    const from = reserved && reserved.y < top + height && top < reserved.y + reserved.height ? Math.max(box.x, reserved.x + reserved.width + 8) : box.x
    const room = box.x + box.width - from
    return here.map((node, i) => {
      const width = Math.min(room / here.length - 6, Math.max(USERS_LEAST_WIDTH, textWidth(node.person ?? node.name, 11.5, 600) + (node.plants === undefined ? 20 : ATTACKER_EXTRA)))
      const middle = here.length > 1 ? from + (room * (i + 0.5)) / here.length : Math.max(box.x + box.width / 2, from + width / 2)
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
