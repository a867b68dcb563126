/**
 * What stands over the rows of a front in words: how far it has come, and what its looks mean.
 */
import type { FrontFrame } from '../../frame/frontFrame'
import { formatCount, formatMs } from '../../words/format'
import { textWidth } from '../draw/text'
import type { FrontLook } from './frontMarks'

export type LegendLook = FrontLook | 'other' | 'window' | 'hole' | 'stain' | 'front' | 'lost' | 'gossip'

export interface LegendItem {
  readonly look: LegendLook
  readonly text: string
  readonly x: number
}

export const LABEL_SIZE = 11
const [SWATCH, GAP] = [16, 12]
type Words = readonly [string, string, string]
const LOOKS: readonly (readonly [LegendLook, Words])[] = [
  ['front', ['told to forget', 'told', 'told']],
  ['old', ['old price', 'old price', 'old']],
  ['old, stale', ['old and stale', 'old, stale', 'old, stale']],
  ['hit', ['from a copy', 'copy', 'copy']],
  ['miss', ['fetched', 'fetched', 'fetched']],
  ['stale', ['stale, refreshed behind', 'refreshed', 'stale']],
  ['revalidated', ['asked about', 'asked', '304']],
  ['lost', ['order lost', 'lost', 'lost']],
  ['hole', ['so not told yet', 'not told', 'not told']],
  ['gossip', ['heard by gossip', 'by gossip', 'gossip']],
  ['stain', ['the old page again', 'old again', 'again']],
  ['error', ['no such file', 'error', 'error']],
  ['other', ['small: another page', 'small: another', '']],
]

/** What is on the picture; the wordiest that fits, and short words without the least when nothing does. */
export function legendOf({ rows, orders }: FrontFrame, looks: ReadonlySet<FrontLook>, left: number, width: number): readonly LegendItem[] {
  const seen = (look: LegendLook): boolean => {
    if (look === 'front') return orders.length > 0
    if (look === 'lost') return rows.some(({ lostMs }) => lostMs.length > 0)
    if (look === 'gossip') return rows.some(({ byGossip }) => byGossip)
    if (look === 'hole') return rows.some(({ hole }) => hole)
    if (look === 'stain') return rows.some(({ stains }) => stains.length > 0)
    return look === 'other' ? rows.some(({ answers }) => answers.some(({ changing }) => !changing)) : looks.has(look as FrontLook)
  }
  const there = LOOKS.filter(([look]) => seen(look))
  const lines = [0, 1, 2].map((level) => there.map(([look, words]) => ({ look, text: words[level]! })).filter(({ text }) => text !== ''))
  const widthOf = ({ text }: { readonly text: string }): number => SWATCH + textWidth(text, LABEL_SIZE) + GAP
  const fits = (line: (typeof lines)[number]): boolean => line.reduce((sum, one) => sum + widthOf(one), -GAP) <= width
  const line = lines.find(fits) ?? lines[2]!
  let x = left
  return line.flatMap((one) => {
    const item = { ...one, x }
    x += widthOf(one)
    return x - GAP > left + width ? [] : [item]
  })
}

/** The figures of the step, the wordiest that fits. */
export function figuresOf({ answered, old, rows, orders }: FrontFrame, room: number): readonly { readonly text: string; readonly bad: boolean }[] {
  const told = rows.flatMap(({ toldMs }) => toldMs ?? [])
  const last = told.length === 0 ? '' : formatMs(Math.max(...told))
  const count = `${told.length} of ${rows.length}`
  const olds = [`${formatCount(old)} of ${formatCount(answered)} answers old`, `${formatCount(old)} of ${formatCount(answered)} old`, `${formatCount(old)} old`]
  const tolds = orders.length === 0 ? ['', '', ''] : last === '' ? [`told: ${count}`, `told: ${count}`, count] : [`told: ${count}, the last after ${last}`, `told: ${count}, ${last}`, `${count}, ${last}`]
  const lines = [0, 1, 2].map((k) => [{ text: olds[k]!, bad: old > 0 }, ...(tolds[k] ? [{ text: tolds[k], bad: false }] : [])])
  const widthOf = (line: (typeof lines)[number]): number => line.reduce((sum, { text }) => sum + textWidth(text, 13, 600) + 18, -18)
  return lines.find((line) => widthOf(line) <= room) ?? lines[2]!
}
