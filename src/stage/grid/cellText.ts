/**
 * The words of cells beside each other: all that the key of each says, and what of it tells it from the others. No two say the
 * same: a browser is named by what it has and its like have not where its short name is not enough.
 */
import type { GridCell } from '../../frame/gridFrame'
import type { SlotFrame } from '../../frame/types'
import { NO_VALUE, cellLines, usedCount } from './gridWords'

export interface CellText {
  /** A text for each part of its key. */
  readonly whole: readonly string[]
  /** Without the parts that all stored entries share. */
  readonly differing: readonly string[]
  /** What it holds. */
  readonly shows: string
  /** How often it was used, or was wrong. */
  readonly count: string
}

export function cellTexts(cells: readonly GridCell[], slots: readonly SlotFrame[]): readonly CellText[] {
  const isFilling = ({ slot }: GridCell): boolean => slots[slot]!.state === 'filling'
  // What is being filled is known by its whole URL until it is stored under its key.
  const stored = cells.filter((cell) => !isFilling(cell))
  const samePrimary = new Set(stored.map(({ primary }) => primary)).size <= 1
  const isShared = (name: string, value: string): boolean => stored.every(({ parts }) => parts.some(([other, said]) => other === name && said === value))
  const whole = distinct(cells.map((cell) => cellLines(cell, samePrimary)), cells)
  const differing = distinct(
    cells.map((cell, i) => {
      const parts = cell.parts.filter(([name, value]) => !isShared(name, value))
      return samePrimary && parts.length === 0 ? whole[i]! : cellLines({ ...cell, parts }, samePrimary)
    }),
    cells,
  )
  return cells.map((cell, i) => {
    const slot = slots[cell.slot]!
    return { whole: whole[i]!, differing: differing[i]!, shows: isFilling(cell) ? 'filling' : (slot.life?.content ?? ''), count: usedCount(cell, slot) }
  })
}

/** Where several cells would say the same, each says besides what it has alone. */
function distinct(labels: readonly (readonly string[])[], cells: readonly GridCell[]): readonly (readonly string[])[] {
  const alike = new Map<string, number[]>()
  labels.forEach((label, i) => alike.set(label.join('\n'), [...(alike.get(label.join('\n')) ?? []), i]))
  return labels.map((label, i) => {
    const group = alike.get(label.join('\n'))!
    if (group.length === 1) return label
    const words = group.map((one) => wordsOf(cells[one]!))
    const own = wordsOf(cells[i]!).filter((word) => !words.every((others) => others.includes(word)))
    return [...label, (own.length > 0 ? own : words[group.indexOf(i)]!).join(' ')]
  })
}

const wordsOf = ({ primary, parts }: GridCell): readonly string[] =>
  [primary, ...parts.flatMap(([name, value]) => (value === NO_VALUE ? `no ${name}` : value.split(/[\s;(),]+/)))]
