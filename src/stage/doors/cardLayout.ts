/**
 * The card under the map of doors: the decision of a network on the followed user's way, or else how many users each place has.
 */
import type { ViewOf } from '../../cdn/topology'
import type { DecisionNow, HopWords, RouteWords } from '../../frame/decisionFrame'
import type { DoorsFrame } from '../../frame/doorsFrame'
import type { Reading } from '../../reading/reading'
import { formatMs } from '../../words/format'
import { counted } from '../../words/plural'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { fitting } from '../draw/text'
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

/** A rule of BGP in the row of all of them. */
export interface CardRule {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly text: string
  readonly result: string
  readonly resultY: number
  /** 'later' while it has not been asked, 'idle' where it need not be. */
  readonly look: 'later' | 'equal' | 'struck' | 'idle'
}

export interface CardLayout {
  readonly box: Box
  readonly title: string
  readonly titleY: number
  readonly rules: readonly CardRule[]
  readonly heads: readonly CardText[]
  readonly rows: readonly CardRow[]
}

interface Sizes {
  readonly pad: number
  readonly title: number
  /** Height of the row of rules. */
  readonly rules: number
  readonly head: number
  readonly row: number
  /** A second line of a row, where there is no room beside the first; 0 where there is. */
  readonly second: number
  /** Most routes that have a row. */
  readonly rows: number
  /** Where columns begin; those that are absent stand in the second line, or nowhere. */
  readonly columns: Readonly<Record<'via' | 'pref' | 'path', number>> & Readonly<Partial<Record<'leads' | 'exit' | 'result', number>>>
}

const SIZES: Readonly<Record<Density, Sizes>> = {
  full: { pad: 12, title: 22, rules: 40, head: 18, row: 22, second: 0, rows: 4, columns: { via: 16, leads: 152, pref: 276, path: 352, exit: 478, result: 536 } },
  medium: { pad: 7, title: 17, rules: 32, head: 14, row: 16, second: 0, rows: 4, columns: { via: 12, leads: 150, pref: 266, path: 334, exit: 453, result: 496 } },
  small: { pad: 5, title: 16, rules: 31, head: 13, row: 15, second: 14, rows: 3, columns: { via: 10, pref: 122, path: 190, exit: 312 } },
}
/** Narrower than this there is no room for the way to the exit (px). */
const ROOM_FOR_EXIT = 350
const NARROW: Sizes['columns'] = { via: 10, pref: 116, path: 184 }
/** Room for the words of a result (px), and how far columns may be drawn apart where there is more: a row is still read as one. */
const RESULT = 130
const MOST_APART = 1.3
/** Of the letters of a result (DoorsCard.module.css). */
const RULE_SIZE = 11.5
/** Room of a rule (px): for all its words, and for its number before the short ones. */
const RULE_WORDS = 84
const RULE_NUMBER = 56
const DOT = 11
/** In a row of the places: where its name stands, how many users it has, and their dots (px). */
const PLACE = { name: 28, count: 116, dots: 142, end: 8 }

export function layoutCard(input: LayoutInput<ViewOf<'doors'>, DoorsFrame>): CardLayout {
  const { density, width, height } = input
  const sizes = { ...SIZES[density], columns: columnsFor(SIZES[density], width) }
  const high = sizes.pad * 2 + sizes.title + sizes.rules + sizes.head + sizes.rows * (sizes.row + sizes.second)
  const box = { x: 0, y: height - high, width, height: high }
  return { box, ...(input.now.decision && input.view.names.length === 0 ? decisionCard(input.run, input.now.decision, box, sizes) : placesCard(input, box, sizes)) }
}

function columnsFor({ columns }: Sizes, width: number): Sizes['columns'] {
  if (width < ROOM_FOR_EXIT) return NARROW
  const { via, leads, pref, path, exit, result } = columns
  if (leads === undefined || exit === undefined || result === undefined) return columns
  const apart = Math.min(MOST_APART, Math.max(1, (width - RESULT) / result))
  return { via, leads: leads * apart, pref: pref * apart, path: path * apart, exit: exit * apart, result: result * apart }
}

type Content = Omit<CardLayout, 'box'>

function decisionCard({ nodes }: Reading, { way: { client, hops, address }, hop: at, asked }: DecisionNow, box: Box, sizes: Sizes): Content {
  const hop = hops[at]
  const top = box.y + sizes.pad + sizes.title
  const user = nodes[client]!.name
  if (!hop) return { title: `${user}: no network on its way knows a route to ${address}`, titleY: top - 6, heads: [], rows: [], rules: [] }
  const count = counted(hop.rows.length, 'route')
  const who = at > 0 ? hop.network : `${user}’s network`
  const rulesY = top + 13
  const tableY = top + sizes.rules + sizes.head
  const inOrder = hop.rows.toSorted((a, b) => a.heard - b.heard).slice(0, sizes.rows)
  return {
    title: sizes.second ? `${who}: ${count}` : `${at > 0 ? 'On the way: ' : ''}${who} (AS ${hop.asn}) knows ${count} to ${address}`, titleY: top - 6,
    rules: hop.rows.length < 2 ? [] : rulesOf(hop, asked, box, rulesY),
    heads: headsOf(sizes, tableY - 5),
    rows: inOrder.map((row, k) => routeRow(row, hop, asked, { ...box, y: tableY + k * (sizes.row + sizes.second) }, sizes)),
  }
}

/** All of them, in their order. */
function rulesOf({ rules }: HopWords, asked: number, { width }: Box, y: number): readonly CardRule[] {
  const room = (width - 20) / rules.length
  return rules.map(({ compares: [words, short], lost }, k) => ({
    key: words, x: 10 + k * room, y, width: room, resultY: y + 13,
    text: room >= RULE_WORDS ? `${k + 1} ${words}` : room >= RULE_NUMBER ? `${k + 1} ${short}` : short,
    look: k >= asked ? 'later' : lost === null ? 'idle' : lost > 0 ? 'struck' : 'equal',
    result: k >= asked ? '' : lost === null ? (room >= RULE_NUMBER ? 'not asked' : '–') : lost > 0 ? `out: ${lost}` : 'equal',
  }))
}

function headsOf({ columns, second }: Sizes, y: number): readonly CardText[] {
  const heads = [['via', second ? 'By way of' : 'Route by way of'], ['leads', 'Leads to'], ['pref', second ? 'Pref.' : 'Preference'], ['path', 'AS path'], ['exit', 'Exit'], ['result', 'Result']] as const
  return heads.flatMap(([column, text]) => (columns[column] === undefined ? [] : [{ x: columns[column], y, text, look: 'head' as const }]))
}

function routeRow(row: RouteWords, { rules }: HopWords, asked: number, { y, width }: Box, { columns, row: high, second }: Sizes): CardRow {
  const line = y + high / 2 + 4
  const isStruck = row.struckBy !== null && row.struckBy.rule < asked
  const leads = row.leadsTo ? `${row.leadsTo.place}, ${formatMs(row.leadsTo.rttMs)}` : 'nowhere'
  const results = isStruck ? [...rules[row.struckBy!.rule]!.compares.map((rule) => `out: ${rule}`), 'out'] : [asked < rules.length ? '' : 'in use']
  const [result] = results
  const cell = (column: keyof Sizes['columns'], text: string, look: CardText['look'] = 'cell'): CardText[] => (columns[column] === undefined ? [] : [{ x: columns[column], y: line, text, look }])
  return {
    key: `${row.heard} ${row.via}`, box: { x: 6, y, width: width - 12, height: high + second }, place: -1, dots: [],
    cells: [
      ...cell('via', second ? row.via.split(', ')[0]! : row.via), ...cell('leads', leads), ...cell('pref', row.localPref === null ? '' : `${row.localPref}, ${row.pays}`), ...cell('path', row.path, 'code'),
      ...cell('exit', row.exitMs === null ? '' : formatMs(row.exitMs)), ...cell('result', fitting(results, width - (columns.result ?? 0) - 10, RULE_SIZE, 600), 'rule'),
      ...(second ? [{ x: columns.via + 10, y: line + second - 1, text: [`to ${leads}`, result].filter(Boolean).join('; '), look: result === '' ? 'cell' as const : 'rule' as const }] : []),
    ],
    strike: isStruck ? { x1: columns.via - 2, x2: (columns.exit ?? columns.path + 70) + 40, y: line - 4 } : null,
  }
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
    const users = now.ways.filter(({ server, failed }) => server === node && !failed).length
    const line = y + high / 2
    return {
      key: String(node), box: { x, y, width: wide, height: high }, place, strike: null,
      cells: [{ x: x + PLACE.name, y: line + 4, text: run.nodes[node]!.name, look: 'cell' }, { x: x + PLACE.count, y: line + 4, text: String(users), look: 'cell' }],
      dots: Array.from({ length: users }, (_, k) => ({ x: x + PLACE.dots + k * apart, y: line })),
    }
  })
  return { title: 'Users who came out at each POP', titleY: top - 6, heads: [], rows, rules: [] }
}

