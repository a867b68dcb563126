/**
 * What stands in the rows of a front, as shapes: the window, holes, stains, and a mark for each answer.
 */
import type { FrontAnswer, FrontCopy, FrontFrame, FrontRow, FrontSpan } from '../../frame/frontFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import type { RequestTarget } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { hundredth, tenth } from '../draw/rounded'
import { answerName } from './frontWords'

export interface FrontScale {
  x(ms: number): number
  /** Upper edge of a row, and how high rows are. */
  y(row: number): number
  readonly height: number
}

/** Of an old page a frame, with a sign in it where the cache knew that its copy is stale; else the outcome. */
export type FrontLook = OutcomeShape | 'old' | 'old, stale'

export interface AnswerMark {
  readonly key: number
  readonly look: FrontLook
  readonly x: number
  readonly y: number
  readonly size: number
}

export interface RingMark {
  readonly key: number
  /** When the request came to the cache. */
  readonly askedX: number
  readonly x: number
  readonly y: number
  readonly r: number
  readonly text: string
  readonly textX: number
  readonly anchor: 'start' | 'end'
}

export interface RowShapes {
  /** Places of the caches, by what they hold. */
  readonly copies: Readonly<Record<FrontCopy['state'], string>>
  readonly windows: string
  readonly holes: string
  readonly stains: string
  /** Waits, from the request to its answer. */
  readonly waits: string
  readonly lost: readonly { readonly key: string; readonly x: number; readonly y: number }[]
  /** Where a row heard of the order by gossip. */
  readonly gossip: readonly { readonly key: number; readonly x: number; readonly y: number }[]
}

const [MOST, LEAST] = [11, 7]
/** Of pages that do not change, against the others. */
const SMALL = 0.72
/** Shorter waits are not seen (px). */
const LEAST_WAIT = 3
/** Least width of what can be pressed (px). */
const PRESSED = 9

export const markSize = ({ height }: FrontScale): number => Math.max(LEAST, Math.min(MOST, height * 0.42))

const lookOf = ({ open, old, failed, outcome }: FrontAnswer): FrontLook => (open ? 'plain' : failed ? 'error' : old ? (outcome === 'stale' ? 'old, stale' : 'old') : (outcome ?? 'plain'))

/** Side by side, before the rows. */
export interface CellRoom {
  readonly x: number
  readonly each: number
}

export function rowShapes({ rows }: FrontFrame, scale: FrontScale, cells: CellRoom): RowShapes {
  const cell = (k: number, row: number): string => rectPath({ x: cells.x + k * cells.each, y: scale.y(row) + scale.height / 2 - 4, width: cells.each - 1.5, height: 8 })
  const cellsOf = (state: FrontCopy['state']): string => rows.flatMap(({ copies }, row) => copies.flatMap((copy, k) => (copy.state === state ? [cell(k, row)] : []))).join('')
  const box = ({ fromMs, toMs }: FrontSpan, row: number, share: number): Box => {
    const high = (scale.height - 1) * share
    return { x: scale.x(fromMs), y: scale.y(row) + (scale.height - high) / 2, width: Math.max(0, scale.x(toMs) - scale.x(fromMs)), height: high }
  }
  const all = (spans: (row: FrontRow) => readonly FrontSpan[], share = 1): string => rows.flatMap((row, k) => spans(row).map((span) => rectPath(box(span, k, share)))).join('')
  const middle = (row: number): number => scale.y(row) + scale.height / 2
  return {
    copies: { empty: cellsOf('empty'), held: cellsOf('held'), old: cellsOf('old') },
    windows: all(({ window, hole }) => (window ? [hole ? { fromMs: window.fromMs, toMs: hole.fromMs } : window] : [])),
    holes: all(({ hole }) => (hole ? [hole] : [])),
    stains: all(({ stains }) => stains),
    waits: rows.flatMap(({ answers }, k) => answers.filter(({ fromMs, toMs }) => scale.x(toMs) - scale.x(fromMs) > LEAST_WAIT)
      .map(({ fromMs, toMs }) => `M${hundredth(scale.x(fromMs))} ${hundredth(middle(k))}H${hundredth(scale.x(toMs))}`)).join(''),
    gossip: rows.flatMap(({ node, byGossip, toldMs }, k) => (byGossip && toldMs !== null ? [{ key: node, x: scale.x(toldMs), y: middle(k) }] : [])),
    lost: rows.flatMap(({ lostMs }, k) => lostMs.map((ms) => ({ key: `${k} ${ms}`, x: scale.x(ms), y: middle(k) }))),
  }
}

/** Pages that do not change lie below the others. */
export function answerMarks({ rows }: FrontFrame, scale: FrontScale): readonly AnswerMark[] {
  const size = markSize(scale)
  const marks = rows.flatMap(({ answers }, row) => answers.map((one) => ({ one, row }))).filter(({ one }) => !one.open)
  return marks.toSorted((a, b) => Number(a.one.changing) - Number(b.one.changing)).map(({ one, row }) => ({
    key: one.request, look: lookOf(one), x: tenth(scale.x(one.toMs)), y: tenth(scale.y(row) + scale.height / 2), size: one.changing || one.failed ? size : size * SMALL,
  }))
}

export function answerTargets({ rows }: FrontFrame, scale: FrontScale, nameOf: (node: number) => string): readonly RequestTarget[] {
  return rows.flatMap(({ node, answers }, row) => answers.map((one): RequestTarget => ({
    request: one.request, name: answerName(nameOf(node), one),
    box: { x: scale.x(one.toMs) - PRESSED / 2, y: scale.y(row), width: PRESSED, height: scale.height },
  })))
}

/** Around the answers to those whom the story speaks of, and what they saw. */
export function ringMarks({ rows }: FrontFrame, scale: FrontScale, right: number): readonly RingMark[] {
  const r = markSize(scale) * 0.5 + 4.5
  return rows.flatMap(({ answers }, row) => answers.filter(({ named }) => named).map((one): RingMark => {
    const x = scale.x(one.toMs)
    const anchor = x + r + 40 > right ? 'end' : 'start'
    return { key: one.request, askedX: scale.x(one.fromMs), x, y: scale.y(row) + scale.height / 2, r, text: one.content, anchor, textX: anchor === 'start' ? x + r + 3 : x - r - 3 }
  }))
}

/** Through the rows whose users asked in one moment; empty where those whom the story speaks of did not. */
export function askedPath(rings: readonly RingMark[]): string {
  const [first, ...others] = rings
  if (!first || others.length === 0 || others.some(({ askedX }) => askedX !== first.askedX)) return ''
  return `M${tenth(first.askedX)} ${tenth(first.y)}V${tenth(others.at(-1)!.y)}`
}

/** Through the rows that have been told, and from each of them to the next. */
export function frontPath(doneMs: readonly (number | null)[], scale: FrontScale): string {
  let last = false
  return doneMs.map((ms, row) => {
    if (ms === null) {
      last = false
      return ''
    }
    const [x, y] = [hundredth(scale.x(ms)), hundredth(scale.y(row))]
    const d = `${last ? 'L' : 'M'}${x} ${y}V${hundredth(scale.y(row) + scale.height)}`
    last = true
    return d
  }).join('')
}
