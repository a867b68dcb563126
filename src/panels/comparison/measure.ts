/**
 * One measure of two runs at one moment, in numbers and in a sentence.
 */
import { formatBytes, formatCount, formatMs, formatMsValue, formatPercent, formatPercentValue } from '../../words/format'
import { nounFor } from '../../words/plural'
import type { Comparable } from '../instruments/instrumentModule'

export interface Measure {
  /** Under the number: "origin requests". */
  readonly unit: string
  readonly values: readonly [main: string, other: string]
  /** -1 when the main run does better (with what costs something: has less), 1 when it does worse. */
  readonly order: -1 | 0 | 1
  readonly sentence: string
}

export type Pair = readonly [main: number, other: number]

/** Smaller differences than these cannot be seen in the numbers. */
const LEAST: Readonly<Record<Comparable['unit'], number>> = { ms: 0.05, count: 1, bytes: 1, share: 0.001 }

/** Whether the two differ by what can be shown. */
export function differ(unit: Comparable['unit'], [main, other]: Pair): boolean {
  return Math.abs(main - other) >= LEAST[unit]
}

export function measureOf({ what, unit, moreIsBetter = false }: Comparable, pair: Pair): Measure {
  const [main, other] = pair
  const order = main === other ? 0 : main < other === moreIsBetter ? 1 : -1
  switch (unit) {
    case 'ms': {
      const sentence = `${formatMs(main)} against ${formatMs(other)}: ${formatMs(Math.abs(main - other))} ${main < other ? 'less' : 'more'}.`
      return { unit: `ms, ${what}`, values: [formatMsValue(main), formatMsValue(other)], order, sentence }
    }
    case 'count':
      return written(nounFor(2, what), pair, formatCount, order, nounFor(other, what))
    case 'bytes':
      return written(what, pair, formatBytes, order, what)
    case 'share': {
      const percent = written(`%, ${what}`, pair, (share) => formatPercent(share, 1), order, what)
      return { ...percent, values: [formatPercentValue(main, 1), formatPercentValue(other, 1)] }
    }
  }
}

/** Of a measure that stands behind another one: "Longest wait 204 ms against 9 ms." */
export function alsoSentence({ what, unit }: Comparable, [main, other]: Pair): string {
  const write = { ms: formatMs, count: formatCount, bytes: formatBytes, share: (share: number) => formatPercent(share, 1) }[unit]
  const name = unit === 'count' ? nounFor(2, what) : what
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${write(main)} against ${write(other)}.`
}

/** `noun` ends the sentence. */
function written(unit: string, [main, other]: Pair, format: (value: number) => string, order: Measure['order'], noun: string): Measure {
  const values = [format(main), format(other)] as const
  return { unit, values, order, sentence: `${values[0]} against ${values[1]} ${noun}.` }
}
