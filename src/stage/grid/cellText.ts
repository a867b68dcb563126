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
  /** The same without the beginning of a query that another entry has, too: "…&utm_source=search". */
  readonly elided: readonly string[]
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
  const queries = samePrimary ? [] : differing.map(([query]) => query!)
  const short = differing.map(([first, ...rest], i) => (samePrimary ? differing[i]! : [elided(first!, queries), ...rest]))
  const elidable = new Set(short.map((label) => label.join('\n'))).size === cells.length
  return cells.map((cell, i) => {
    const slot = slots[cell.slot]!
    return { whole: whole[i]!, differing: differing[i]!, elided: (elidable ? short : differing)[i]!, shows: isFilling(cell) ? 'filling' : (slot.life?.content ?? ''), count: usedCount(cell, slot) }
  })
}

/** From where on no other query goes the same way; whole where that is at its beginning. */
function elided(query: string, others: readonly string[]): string {
  const from = others.filter((other) => !other.startsWith(query)).map((other) => (query.startsWith(other) ? other.length : query.lastIndexOf('&', sharedLength(query, other))))
  const start = Math.max(0, ...from)
  return start > 2 ? `…${query.slice(start)}` : query
}

function sharedLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
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
