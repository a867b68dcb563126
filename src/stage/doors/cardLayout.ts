/**
 * The card under the map of doors: the decision of a network on the followed user's way, or else how many users each place has.
 */
import type { ViewOf } from '../../cdn/topology'
import type { DoorsFrame } from '../../frame/doorsFrame'
import { formatMs } from '../../words/format'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import type { LayoutInput } from '../viewModule'

export interface CardText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly look: 'head' | 'cell' | 'code' | 'rule'
}

export interface CardRow {
  readonly key: string
  readonly box: Box
  readonly cells: readonly CardText[]
  /** The line through a route that was struck out. */
  readonly strike: { readonly x1: number; readonly x2: number; readonly y: number } | null
  /** Number of a place, for its colour; -1 where the row has none. */
  readonly place: number
  /** Users at a place, a dot each. */
  readonly dots: readonly { readonly x: number; readonly y: number }[]
}

export interface CardLayout {
  readonly box: Box
  readonly title: string
  readonly titleY: number
  readonly heads: readonly CardText[]
  readonly rows: readonly CardRow[]
}

interface Sizes {
  readonly pad: number
  readonly title: number
  readonly head: number
  readonly row: number
  /** A second line of a row: the rule that struck it out. */
  readonly second: number
  /** Where columns begin: next hop, preference, path, exit, rule. */
  readonly columns: readonly [number, number, number, number, number]
}

const SIZES: Readonly<Record<Density, Sizes>> = {
  full: { pad: 14, title: 22, head: 18, row: 24, second: 0, columns: [16, 200, 268, 400, 476] },
  medium: { pad: 8, title: 18, head: 15, row: 18, second: 0, columns: [12, 150, 196, 322, 378] },
  small: { pad: 6, title: 17, head: 14, row: 17, second: 14, columns: [10, 146, 186, 322, 20] },
}
/** Narrower than this there is no room for the way to the exit (px). */
const ROOM_FOR_EXIT = 350
const NARROW: Sizes['columns'] = [10, 128, 162, 282, 20]

const HEADS: Readonly<Record<Density, readonly [string, string, string, string, string]>> = {
  full: ['Route by way of', 'Preference', 'AS path', 'Exit', 'Struck out by'],
  medium: ['By way of', 'Pref.', 'AS path', 'Exit', 'Struck out by'],
  small: ['By way of', 'Pref.', 'AS path', 'Exit', ''],
}
/** Most routes that a network of the course has to choose from. */
const MOST_ROWS = 4
const DOT = 11
/** In a row of the places: where its name stands, how many users it has, and their dots (px). */
const PLACE = { name: 28, count: 116, dots: 142, end: 8 }

export function layoutCard(input: LayoutInput<ViewOf<'doors'>, DoorsFrame>): CardLayout {
  const { density, width, height } = input
  const sizes = width < ROOM_FOR_EXIT ? { ...SIZES[density], columns: NARROW } : SIZES[density]
  const high = sizes.pad * 2 + sizes.title + sizes.head + MOST_ROWS * sizes.row + 3 * sizes.second
  const box = { x: 0, y: height - high, width, height: high }
  return { box, ...(input.now.decision && input.view.names.length === 0 ? decisionCard(input, box, sizes) : placesCard(input, box, sizes)) }
}

type Content = Omit<CardLayout, 'box'>

function decisionCard({ run, now, density }: LayoutInput<ViewOf<'doors'>, DoorsFrame>, box: Box, sizes: Sizes): Content {
  const { client, hops, chosen, address } = now.decision!
  const hop = hops[Math.max(0, chosen)]
  const top = box.y + sizes.pad + sizes.title
  const user = run.nodes[client]!.name
  if (!hop) return { title: `${user}: no network on its way knows a route to ${address}`, titleY: top - 6, heads: [], rows: [] }
  const [via, pref, path, exit, rule] = sizes.columns
  const narrow = box.width < ROOM_FOR_EXIT
  let y = top + sizes.head
  const rows = hop.rows.slice(0, MOST_ROWS).map((row, k): CardRow => {
    const line = y + sizes.row / 2 + 4
    const high = sizes.row + (row.struckBy ? sizes.second : 0)
    const cells: CardText[] = [
      { x: via, y: line, text: row.via, look: 'cell' }, { x: pref, y: line, text: String(row.localPref ?? ''), look: 'cell' }, { x: path, y: line, text: row.path, look: 'code' },
      { x: exit, y: line, text: row.exitMs === null || narrow ? '' : formatMs(row.exitMs), look: 'cell' },
      { x: rule, y: line + sizes.second, text: row.struckBy ? (sizes.second ? `struck out: ${row.struckBy.name}` : row.struckBy.name) : sizes.second ? '' : 'in use', look: 'rule' },
    ]
    y += high
    return { key: `${k} ${row.via}`, box: { x: 6, y: y - high, width: box.width - 12, height: high }, cells, strike: row.struckBy && { x1: via - 2, x2: narrow ? exit : exit + 40, y: line - 4 }, place: -1, dots: [] }
  })
  const heads = HEADS[density].map((text, k): CardText => ({ x: sizes.columns[k]!, y: top + sizes.head - 5, text: narrow && text === 'Exit' ? '' : text, look: 'head' }))
  const one = hop.rows.length === 1
  const who = chosen > 0 ? `On ${user}’s way, ${hop.network}` : `${user}’s network`
  const title = `${who} (AS ${hop.asn}) ${one ? 'has one route' : `chose one of ${hop.rows.length} routes`} to ${address}`
  return { title: density === 'small' ? `${who}: one of ${hop.rows.length} routes` : title, titleY: top - 6, heads, rows }
}

/** How many users have come out at each place. */
function placesCard({ run, now }: LayoutInput<ViewOf<'doors'>, DoorsFrame>, box: Box, sizes: Sizes): Content {
  const top = box.y + sizes.pad + sizes.title
  const columns = box.width > 480 ? 2 : 1
  const perColumn = Math.ceil(now.places.length / columns)
  const high = Math.min(sizes.row, (box.y + box.height - top - sizes.pad / 2) / perColumn)
  const wide = (box.width - 12) / columns
  // All users may have come out at one place.
  const apart = Math.min(DOT, (wide - PLACE.dots - PLACE.end) / Math.max(1, now.ways.length))
  const rows = now.places.map((node, place): CardRow => {
    const [x, y] = [6 + Math.floor(place / perColumn) * wide, top + (place % perColumn) * high]
    const users = now.ways.filter(({ server }) => server === node).length
    const line = y + high / 2
    return {
      key: String(node), box: { x, y, width: wide, height: high }, place, strike: null,
      cells: [{ x: x + PLACE.name, y: line + 4, text: run.nodes[node]!.name, look: 'cell' }, { x: x + PLACE.count, y: line + 4, text: String(users), look: 'cell' }],
      dots: Array.from({ length: users }, (_, k) => ({ x: x + PLACE.dots + k * apart, y: line })),
    }
  })
  return { title: 'Users who came out at each POP', titleY: top - 6, heads: [], rows }
}

