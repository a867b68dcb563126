/**
 * What stands over the bars in words: the figures of the step, and what the looks of a bar mean.
 */
import type { CrowdDoing, CrowdFrame } from '../../frame/crowdFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import { NOTHING, formatCount, formatMs } from '../../words/format'
import { textWidth } from '../draw/text'

export interface Figure {
  readonly label: string
  readonly value: string
  /** Of the right end of the value, from the right end of the line (px). */
  readonly right: number
  readonly valueWidth: number
  readonly bad: boolean
}

export const LABEL_SIZE = 11
export const VALUE_SIZE = 13
const [BETWEEN, INSIDE] = [14, 5]

/** In the order from left to right; short words where the long ones have no room, and fewer where these have none. */
export function figuresOf({ rows, p50Ms, p95Ms, fetches, failed, load }: CrowdFrame, room: number): readonly Figure[] {
  const ms = (value: number | null): string => (value === null ? NOTHING : formatMs(value))
  const all = (words: readonly [string, string]): readonly (readonly [string, string, boolean])[] => [
    ['p50', ms(p50Ms), false],
    ['p95', ms(p95Ms), false],
    [words[0], formatCount(fetches), false],
    ...(failed > 0 && rows === 'requests' ? [[words[1], formatCount(failed), true] as const] : []),
  ]
  const short = all(['fetches', 'without'])
  const lines = [all(['origin fetches', load.refusedMs.length > 0 ? 'without the page' : 'left without the page']), short, short.slice(1), short.slice(2)].map(placed)
  return lines.find((line) => widthOf(line) <= room) ?? lines.at(-1)!
}

function placed(items: readonly (readonly [string, string, boolean])[]): readonly Figure[] {
  let right = 0
  const figures = items.toReversed().map(([label, value, bad]) => {
    const valueWidth = textWidth(value, VALUE_SIZE, 600)
    const figure = { label, value, right, valueWidth, bad }
    right += valueWidth + INSIDE + textWidth(label, LABEL_SIZE) + BETWEEN
    return figure
  })
  return figures.toReversed()
}

const widthOf = ([first]: readonly Figure[]): number => (first ? first.right + first.valueWidth + INSIDE + textWidth(first.label, LABEL_SIZE) : 0)

/** Beside what a bar does and how it ended: the flag of one who leads; and that a page has no fresh copy, and nobody works on it. */
export type LegendLook = CrowdDoing | OutcomeShape | 'flag' | 'gap'

export interface LegendItem {
  readonly look: LegendLook
  readonly text: string
  readonly x: number
  readonly width: number
}

const [SWATCH, LEGEND_GAP] = [17, 11]
const REQUESTS: readonly (readonly [LegendLook, readonly [string, string, string, string]])[] = [
  ['flag', ['leader', 'leader', 'leader', 'leader']],
  ['door', ['waits at the door', 'waits at the door', 'at the door', 'door']],
  ['way', ['on the way to the origin and back', 'on the way', 'on the way', 'way']],
  ['queue', ['in the origin’s queue', 'in its queue', 'in queue', 'queue']],
  ['work', ['worked on', 'worked on', 'at work', 'work']],
  ['hit', ['had a copy', 'had a copy', 'copy', 'copy']],
  ['miss', ['fetched', 'fetched', 'fetched', 'fetched']],
  ['error', ['without the page', 'without the page', 'without', 'without']],
]
const PAGES: typeof REQUESTS = [
  ['copy', ['a page has a fresh copy', 'fresh copy', 'copy', 'copy']],
  ['queue', ['in the origin’s queue', 'in its queue', 'in queue', 'queue']],
  ['work', ['worked on', 'worked on', 'at work', 'work']],
  ['gap', ['no fresh copy', 'no copy', 'none', 'none']],
]

/** Where some have waited for a leader: what they had was no copy. */
const SHARED: (typeof REQUESTS)[number] = ['hit', ['had a copy or the leader’s answer', 'copy or leader’s answer', 'copy or answer', 'copy']]

/** Marks that the whole course has; they go first where there is no room. */
const USUAL: ReadonlySet<LegendLook> = new Set(['hit', 'miss'])

/** What is on the picture; the wordiest that fits. */
export function legendOf({ rows, bars }: CrowdFrame, { x, width }: { readonly x: number; readonly width: number }): readonly LegendItem[] {
  const doing = new Set<LegendLook>(bars.flatMap(({ parts }) => parts.map((part) => part.doing)))
  const ended = new Set<LegendLook>(bars.flatMap(({ open, failed, outcome }): LegendLook[] => (open ? [] : failed ? ['error'] : outcome ? [outcome] : [])))
  if (bars.some(({ led }) => led)) doing.add('flag')
  if (rows === 'pages' && doing.has('work')) doing.add('gap')
  const there = (rows === 'pages' ? PAGES : REQUESTS).filter(([look]) => doing.has(look) || ended.has(look)).map((one) => (one[0] === 'hit' && doing.has('door') ? SHARED : one))
  const lineOf = (looks: typeof there, level: number) => looks.map(([look, texts]) => ({ look, text: texts[level]! }))
  const lines = [...[0, 1, 2, 3].map((level) => lineOf(there, level)), lineOf(there.filter(([look]) => !USUAL.has(look)), 3)]
  const widthOf = ({ text }: { readonly text: string }): number => SWATCH + textWidth(text, LABEL_SIZE)
  const total = (line: (typeof lines)[number]): number => line.reduce((sum, one) => sum + widthOf(one) + LEGEND_GAP, -LEGEND_GAP)
  const line = lines.find((one) => total(one) <= width) ?? lines.at(-1)!
  let at = x
  return line.map((one) => {
    const item = { ...one, x: at, width: widthOf(one) }
    at += item.width + LEGEND_GAP
    return item
  })
}
