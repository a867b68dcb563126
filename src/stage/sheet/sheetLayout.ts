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
  /** Where the origin's answer begins, and where waits end. */
  readonly answerX: number
  readonly waitX: number
}

const MARGIN = { wide: 18, narrow: 8 }
/** Share of the width that the names of the rows take. */
const NAMES = { wide: 0.25, narrow: 0.29 }
/** Room for the origin's answer and the wait (px). */
const ANSWERS = { wide: 172, narrow: 122 }
const HEAD = { wide: { height: 27, gap: 4, pad: 9 }, narrow: { height: 20, gap: 3, pad: 5 } }
const QUESTIONS = 17
const MOST_ROW = 56
const WORDY_FROM = 560

export function layoutSheet({ run, nodes, links, width, height, density, view, now }: LayoutInput<ViewOf<'sheet'>, SheetFrame>): SheetLayout {
  const wordy = width >= WORDY_FROM
  const look = wordy ? 'wide' : 'narrow'
  const [margin, answers, head] = [MARGIN[look], ANSWERS[look], HEAD[look]]
  const left = margin + (width - 2 * margin) * NAMES[look]
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
      const word = wordOf(node)
      const wide = textWidth(word, 11, 600) + 0.7 * word.length + 2 * head.pad
      const named = wide + textWidth(node.name, 12.5, 600) + 6
      const name = wordy && named <= room + 28 ? node.name : ''
      const boxWidth = name === '' ? wide : named
      const x = Math.max(margin, Math.min(width - margin - boxWidth, columns[column]! - boxWidth / 2))
      const y = top + headsHeight - (there.length - i) * head.height - (there.length - i - 1) * head.gap
      return { node, word, name, box: { x, y, width: boxWidth, height: head.height } }
    })
  })
  const y = middleOf(rows[now.current] ?? rows[0]!)
  const columnOf = (index: number): number => view.columns.findIndex((ids) => ids.includes(run.nodes[index]!.id))
  const ring = Math.max(6, Math.min(wordy ? 12 : 9, rowHeight / 2 - 5))
  return {
    width, height, density, heads, columns, questionsY, rows, ring, wordy,
    answerX: columns[last]! + (wordy ? 16 : 10), waitX: width - margin - 4,
    obstacles: [],
    geometry: makeGeometry(links.map(({ from, to }) => {
      const [a, b] = [columns[columnOf(from)], columns[columnOf(to)]]
      return a === undefined || b === undefined ? undefined : evenly([[a, y], [b, y]])
    })),
  }
}

/** "BROWSER" rather than users: a sheet is about what each of them keeps. */
function wordOf({ kind }: NodeInfo): string {
  return (NODE_KINDS[kind].asks ? NODE_KINDS[kind].word : NODE_KINDS[kind].crowdLabel).toUpperCase()
}

export const middleOf = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height / 2
