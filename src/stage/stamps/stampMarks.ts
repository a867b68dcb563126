/**
 * What the marks of stamps look like, and the one line that says what they mean.
 */
import type { StampMark, StampsFrame } from '../../frame/stampsFrame'
import type { Tone } from '../../frame/types'
import { OUTCOME_SHAPES, type ShapeSpec } from '../../ui/outcomeShapes'
import { textWidth } from '../draw/text'

export interface MarkLook extends ShapeSpec {
  readonly tone: Tone
}

const TICK: MarkLook = { path: 'M2 6.4 4.8 9.2 10 3', stroke: 1.9, tone: 'plain' }
const ARROW: MarkLook = { path: 'M1.4 6h8.4M6.6 2.6 10 6l-3.4 3.4', stroke: 1.9, tone: 'plain' }
const PAIR: MarkLook = { path: 'M1 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM5 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0z', stroke: 1.5, tone: 'stale' }
const FULL: MarkLook = { ...OUTCOME_SHAPES.hit, tone: 'plain' }
const RING: MarkLook = { ...OUTCOME_SHAPES.purge, tone: 'plain' }

/** On the grid of OUTCOME_SHAPES. */
export function markLook(mark: StampMark): MarkLook {
  switch (mark) {
    case 'passed': return TICK
    case 'changed': return ARROW
    case 'refused': case 'failed': return { ...OUTCOME_SHAPES.error, tone: 'error' }
    case 'cold': case 'far': return RING
    case 'warm': case 'near': return FULL
    case 'waits': case 'shared': return PAIR
    case 'asked': return { ...OUTCOME_SHAPES.unanswered, tone: 'plain' }
    case 'sent': return { ...OUTCOME_SHAPES.direct, tone: 'plain' }
    default: return { ...OUTCOME_SHAPES[mark], tone: mark }
  }
}

export interface LegendItem {
  readonly mark: StampMark
  readonly text: string
  readonly x: number
}

/** What marks mean, in full and in a word; those that mean the same stand once. */
const MEANINGS: readonly (readonly [mark: StampMark, words: readonly [string, string], also: readonly StampMark[]])[] = [
  ['refused', ['refused or failed', 'refused'], ['failed', 'error']],
  ['answered', ['answered by code', 'answered'], []],
  ['changed', ['changed', 'changed'], []],
  ['bypass', ['past the cache', 'past it'], []],
  ['shared', ['another’s answer', 'another’s'], ['waits']],
  ['cold', ['not there yet', 'not there'], ['far']],
  ['warm', ['at hand', 'at hand'], ['near']],
  ['hit', ['copy', 'copy'], []],
  ['miss', ['no copy', 'no copy'], []],
  ['passed', ['passes', 'passes'], []],
  ['sent', ['origin answers', 'origin'], ['asked']],
]
export const LEGEND_SIZE = 11
const [SWATCH, GAP] = [14, 10]

/** Marks that are on the picture, the wordiest line that fits; the last ones say themselves what they are and go first. */
export function legendOf({ rows }: StampsFrame, x: number, room: number): readonly LegendItem[] {
  const there = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.mark] : []))))
  const used = MEANINGS.filter(([mark, , also]) => there.has(mark) || also.some((one) => there.has(one)))
  for (const [long, short] of [[0, 0], [1, 0]] as const) {
    const line = placed(used.map(([mark, words]) => ({ mark, text: words[long + short]! })), x)
    if (line.end <= x + room) return line.items
  }
  let shown = used.map(([mark, words]) => ({ mark, text: words[1] }))
  while (shown.length > 1 && placed(shown, x).end > x + room) shown = shown.slice(0, -1)
  return placed(shown, x).items
}

function placed(items: readonly { readonly mark: StampMark; readonly text: string }[], x: number): { readonly items: readonly LegendItem[]; readonly end: number } {
  let at = x
  const all = items.map((item) => {
    const one = { ...item, x: at }
    at += SWATCH + textWidth(item.text, LEGEND_SIZE) + GAP
    return one
  })
  return { items: all, end: at - GAP }
}
