/**
 * Where heads, cards and stamps stand. Cables run between the heads, so that what is on its way moves over the cards, however many there are.
 */
import type { StampRow, StampsFrame } from '../../frame/stampsFrame'
import type { NodeInfo } from '../../run/run.types'
import type { StampColumn } from '../../trace/stamps'
import type { ViewOf } from '../../cdn/topology'
import { type Box, evenly, makeGeometry } from '../draw/geometry'
import { fitting, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { type LegendItem, legendOf } from './stampMarks'

export interface StampsHead {
  readonly key: string
  readonly box: Box
  readonly text: string
  /** Users, who send a request when they are pressed, or the origin; null for a station. */
  readonly node: NodeInfo | null
}

export interface StampsLayout extends PictureLayout {
  readonly heads: readonly StampsHead[]
  /** Around the stations of the place: its name stands over them, where there is room. */
  readonly pop: { readonly box: Box; readonly text: string; readonly textX: number; readonly textY: number } | null
  /** The cards that have room, from number `first` on. */
  readonly first: number
  readonly rows: readonly Box[]
  /** How much larger than at the least a card's marks and words are. */
  readonly scale: number
  /** The middle of each station and of the origin. */
  readonly columns: readonly number[]
  /** Room for the words under a stamp (px). */
  readonly pitch: number
  readonly nameX: number
  readonly nameRoom: number
  readonly backX: number
  readonly backRoom: number
  readonly legend: readonly LegendItem[]
  readonly legendY: number
  /** "12 earlier", and where it ends; empty where all are on view. */
  readonly earlier: string
}

export const STATION_WORDS: Readonly<Record<StampColumn, string>> = {
  filter: 'Filter', limit: 'Limit', token: 'Token', cors: 'CORS', redirect: 'Redirect', split: 'A/B', start: 'Start', function: 'Function', page: 'Page', value: 'Values', cache: 'Cache',
}
/** For heads that have no room for the whole word; a card's sentence has it. */
const SHORT_WORDS: Partial<Record<StampColumn, string>> = { function: 'Func', redirect: 'Redir' }
const LOOKS = {
  wide: { margin: 16, names: 0.19, leastNames: 118, backs: 0.19, leastBacks: 112, head: 26, label: 16, pad: 10 },
  narrow: { margin: 4, names: 0.2, leastNames: 64, backs: 0.18, leastBacks: 64, head: 21, label: 14, pad: 3 },
} as const
type Look = (typeof LOOKS)[keyof typeof LOOKS]
const WIDE_FROM = 560
/** Lower, the name of the place is left out (px). */
const LABEL_FROM = 270
const [TOP, LEGEND, BETWEEN] = [8, 18, 5]
/** Stations nearer to each other have no room for their words (px). */
const LEAST_PITCH = 44
/** A mark and the words under it; and more looks empty (px). */
const [LEAST_ROW, MOST_ROW] = [28, 112]
/** Cards of this height, with stations so far apart, have marks and words of the least size (px); none is more than so much larger. */
const [ROW_AT_ONE, PITCH_AT_ONE, MOST_SCALE] = [38, 74, 1.4]
export const HEAD_SIZE = 11

type StampsInput = LayoutInput<ViewOf<'stamps'>, StampsFrame>

export function layoutStamps({ run, links, nodes, view, now, width, height, density, reserved }: StampsInput): StampsLayout {
  const look = LOOKS[width >= WIDE_FROM ? 'wide' : 'narrow']
  const [left, right] = [look.margin, width - look.margin]
  const users = view.users.flatMap((id) => nodes.filter((node) => node.id === id))
  const usersWidth = Math.max(0, ...users.map(({ name }) => headWidth(name, look)))
  const backRoom = Math.max(look.leastBacks, width * look.backs)
  const count = view.stations.length + 1
  const namesUnder = (x: number): number => Math.max(look.leastNames, width * look.names, x + usersWidth + 6 - left)
  const pitchWith = (names: number): number => (right - left - names - backRoom) / count
  // The corner of the picture may be taken by a button: heads stand beside it, or under it where stations would have no room for their words.
  const beside = reserved ? Math.max(left, reserved.x + reserved.width + 4) : left
  const isUnder = pitchWith(namesUnder(beside)) < LEAST_PITCH
  const usersX = isUnder ? left : beside
  const nameRoom = namesUnder(usersX)
  const pitch = pitchWith(nameRoom)
  const columns = Array.from({ length: count }, (_, i) => left + nameRoom + pitch * (i + 0.5))
  const label = height >= LABEL_FROM ? look.label : 0
  const usersHeight = users.length * look.head + (users.length - 1) * 3
  const headsTop = (isUnder && reserved ? reserved.y + reserved.height : TOP) + label
  const headY = headsTop + Math.max(0, usersHeight - look.head) / 2
  const rowsTop = Math.max(headsTop + usersHeight, reserved ? reserved.y + reserved.height : 0) + BETWEEN
  const rowsHeight = height - LEGEND - rowsTop
  const { first, rows } = rowsIn(now.rows, { x: left, y: rowsTop, width: right - left, height: rowsHeight })
  const scale = Math.max(1, Math.min(MOST_SCALE, (rows[0]?.height ?? 0) / ROW_AT_ONE, pitch / PITCH_AT_ONE))
  const heads = headsOf({ view, users, columns, pitch, look, usersX, headY, headsTop, origin: nodes.find(({ id }) => id === view.origin) })
  const [atStations, atOrigin] = [heads.find(({ key }) => key === view.stations[0])!.box, heads.at(-1)!.box]
  const lastStation = heads.find(({ key }) => key === view.stations.at(-1))!.box
  const pops = nodes.filter(({ id }) => view.pops.includes(id))
  const popBox = { x: atStations.x - 4, y: headY - 4, width: lastStation.x + lastStation.width - atStations.x + 8, height: look.head + 8 }
  const earlier = now.earlier + first
  const earlierText = earlier > 0 ? `${earlier} earlier` : ''
  const cableY = headY + look.head / 2
  return {
    width, height, density, heads, first, rows, scale, columns, pitch, nameX: left, nameRoom, backX: right, backRoom,
    pop: label > 0 ? { box: popBox, text: `${pops.length > 1 ? 'in each POP:' : 'POP'} ${pops.map(({ name }) => name).join(', ')}`, textX: popBox.x + 1, textY: headY - 8 } : null,
    legend: legendOf(now, left + 2, right - left - 4 - (earlierText ? textWidth(earlierText, 11) + 12 : 0)), legendY: height - 6, earlier: earlierText,
    obstacles: [],
    geometry: makeGeometry(links.map(({ from, to }) => {
      const [a, b] = [run.nodes[from]!.id, run.nodes[to]!.id]
      const user = heads.find(({ node }) => node?.id === a)
      if (view.pops.includes(b) && user) return evenly([[user.box.x + user.box.width, user.box.y + look.head / 2], [popBox.x, cableY]])
      return view.pops.includes(a) && b === view.origin ? evenly([[popBox.x + popBox.width, cableY], [atOrigin.x, cableY]]) : undefined
    })),
  }
}

/** As high as their number allows; where it allows none with words, those up to the last that has begun. */
function rowsIn(all: readonly StampRow[], { x, y, width, height }: Box): { readonly first: number; readonly rows: readonly Box[] } {
  const most = Math.max(1, Math.floor(height / LEAST_ROW))
  const count = Math.min(all.length, most)
  const last = Math.max(count - 1, all.findLastIndex(({ state }) => state !== 'to come'))
  const high = Math.min(MOST_ROW, height / Math.max(1, count))
  return { first: last - count + 1, rows: Array.from({ length: count }, (_, i) => ({ x, y: y + i * high, width, height: high - 2 })) }
}

interface HeadRoom {
  readonly view: ViewOf<'stamps'>
  readonly users: readonly NodeInfo[]
  readonly origin: NodeInfo | undefined
  readonly columns: readonly number[]
  readonly pitch: number
  readonly look: Look
  readonly usersX: number
  readonly headY: number
  readonly headsTop: number
}

function headsOf({ view, users, origin, columns, pitch, look, usersX, headY, headsTop }: HeadRoom): readonly StampsHead[] {
  const over = (text: string, column: number): Box => {
    const wide = Math.min(pitch - 1, headWidth(text, look))
    return { x: columns[column]! - wide / 2, y: headY, width: wide, height: look.head }
  }
  return [
    ...users.map((node, i): StampsHead => ({ key: node.id, text: node.name, node, box: { x: usersX, y: headsTop + i * (look.head + 3), width: headWidth(node.name, look), height: look.head } })),
    ...view.stations.map((station, i): StampsHead => {
      const text = fitting([STATION_WORDS[station], ...(SHORT_WORDS[station] ? [SHORT_WORDS[station]] : [])], pitch - 2, HEAD_SIZE, 600) || STATION_WORDS[station]
      return { key: station, text, node: null, box: over(text, i) }
    }),
    { key: 'origin', text: 'Origin', node: origin ?? null, box: over('Origin', columns.length - 1) },
  ]
}

const headWidth = (text: string, { pad }: Look): number => textWidth(text, HEAD_SIZE, 600) + 2 * pad
