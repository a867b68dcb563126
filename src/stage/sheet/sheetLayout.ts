/**
 * Where a sheet's columns and rows stand. Links run along the row that is tried, so that what is on its way moves there.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { ViewOf } from '../../cdn/topology'
import type { SheetFrame } from '../../frame/sheetFrame'
import type { NodeInfo } from '../../run/run.types'
import { type Box, evenly, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'

/** The box of a node over its column. */
export interface SheetHead {
  readonly node: NodeInfo
  readonly box: Box
  readonly word: string
  /** Where there is room. */
  readonly name: string
}

export interface SheetLayout extends PictureLayout {
  readonly heads: readonly SheetHead[]
  /** The middle of each column. */
  readonly columns: readonly number[]
  /** What each column answers: "kept?" under the first. */
  readonly questionsY: number
  readonly rows: readonly Box[]
  readonly ring: number
  /** Rows have words beside their rings, and the header under their name. */
  readonly wordy: boolean
  /** Rows are high enough for words under their name. */
  readonly twoLines: boolean
  /** Where the origin's answer begins, null where there is room for the wait only; and where waits end. */
  readonly answerX: number | null
  readonly waitX: number
}

const MARGIN = { wide: 18, narrow: 8 }
/** Share of the width that the names of the rows take. */
const NAMES = { wide: 0.27, narrow: 0.29 }
const LEAST_NAMES = 103
/** Room for the origin's answer and the wait (px). */
const ANSWERS = { wide: 172, narrow: 130 }
const HEAD = { wide: { height: 27, gap: 4, pad: 9 }, narrow: { height: 20, gap: 3, pad: 5 } }
const QUESTIONS = 17
const MOST_ROW = 56
/** From this width on the origin's answer is told beside the wait, which alone takes so much room (px). */
const [TELLS_FROM, WAIT] = [350, 62]
export const NAME_GAP = 6
/** A name and the words under it (px). */
const TWO_LINES = 26
const WORDY_FROM = 560

export function layoutSheet({ run, nodes, links, width, height, density, view, now }: LayoutInput<ViewOf<'sheet'>, SheetFrame>): SheetLayout {
  const wordy = width >= WORDY_FROM
  const look = wordy ? 'wide' : 'narrow'
  const [margin, head] = [MARGIN[look], HEAD[look]]
  const tells = width >= TELLS_FROM
  const answers = tells ? ANSWERS[look] : WAIT
  const left = margin + Math.max(LEAST_NAMES, (width - 2 * margin) * NAMES[look])
  const right = width - margin - answers
  const last = view.columns.length - 1
  const inset = wordy ? 44 : 22
  const columns = view.columns.map((_, i) => left + inset + ((right - left - inset - 12) * i) / last)
  const stacked = Math.max(...view.columns.map((ids) => ids.length))
  const headsHeight = stacked * head.height + (stacked - 1) * head.gap
  const top = 10
  const questionsY = top + headsHeight + QUESTIONS - 4
  const rowsTop = top + headsHeight + QUESTIONS + 5
  const rowHeight = Math.min(MOST_ROW, (height - rowsTop - 6) / view.rows.length)
  const rows = view.rows.map((_, i): Box => ({ x: margin, y: rowsTop + i * rowHeight, width: width - 2 * margin, height: rowHeight }))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const room = (right - left) / last - 8
  const heads = view.columns.flatMap((ids, column) => {
    const there = ids.flatMap((id) => byId.get(id) ?? [])
    return there.map((node, i): SheetHead => {
      const { word, name } = saysOf(node, wordy, room + 28, head.pad)
      const boxWidth = widthOf(word, name, head.pad)
      const x = wordy ? columns[column]! - boxWidth / 2 : columns[column]! - boxWidth * (0.8 - 0.6 * (column / last))
      const y = top + headsHeight - (there.length - i) * head.height - (there.length - i - 1) * head.gap
      return { node, word, name, box: { x, y, width: boxWidth, height: head.height } }
    })
  })
  const y = middleOf(rows[now.current] ?? rows[0]!)
  const columnOf = (index: number): number => view.columns.findIndex((ids) => ids.includes(run.nodes[index]!.id))
  const ring = Math.max(6, Math.min(wordy ? 12 : 9, rowHeight / 2 - 5))
  return {
    width, height, density, heads, columns, questionsY, rows, ring, wordy, twoLines: rowHeight >= TWO_LINES,
    answerX: tells ? columns[last]! + (wordy ? 16 : 10) : null, waitX: width - margin - 4,
    obstacles: [],
    geometry: makeGeometry(links.map(({ from, to }) => {
      const [a, b] = [columns[columnOf(from)], columns[columnOf(to)]]
      return a === undefined || b === undefined ? undefined : evenly([[a, y], [b, y]])
    })),
  }
}

/** "BROWSER" rather than users: a sheet is about what each of them keeps. In little room browsers have their name, others their kind. */
function saysOf({ kind, name }: NodeInfo, wordy: boolean, room: number, pad: number): Pick<SheetHead, 'word' | 'name'> {
  const { asks, word, crowdLabel } = NODE_KINDS[kind]
  if (!wordy && asks) return { word: '', name }
  const kindWord = (asks ? word : crowdLabel).toUpperCase()
  return { word: kindWord, name: wordy && widthOf(kindWord, name, pad) <= room ? name : '' }
}

function widthOf(word: string, name: string, pad: number): number {
  const between = word !== '' && name !== '' ? NAME_GAP : 0
  return textWidth(word, 11, 600) + 0.7 * word.length + between + textWidth(name, 12.5, 600) + 2 * pad
}

export const middleOf = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height / 2
