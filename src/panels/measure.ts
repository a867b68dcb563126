/**
 * One measure of two runs at one moment, in numbers and in a sentence.
 */
import { formatCount, formatMs, formatMsValue } from '../words/format'

export interface Measure {
  /** Under the number: "origin requests". */
  readonly unit: string
  readonly values: readonly [main: string, other: string]
  /** -1 when the main run does better (with what costs something: has less), 1 when it does worse. */
  readonly order: -1 | 0 | 1
  readonly sentence: string
}

export type Pair = readonly [main: number, other: number]

/** `what` follows the unit: "p50, slowest region". */
export function msMeasure(what: string, [main, other]: Pair): Measure {
  return {
    unit: `ms, ${what}`,
    values: [formatMsValue(main), formatMsValue(other)],
    order: orderOf(main, other),
    sentence: `${formatMs(main)} against ${formatMs(other)}: ${formatMs(Math.abs(main - other))} ${main < other ? 'less' : 'more'}.`,
  }
}

/** `noun` in the singular; it gets an s. */
export function countMeasure(noun: string, [main, other]: Pair): Measure {
  const values = [formatCount(main), formatCount(other)] as const
  return { unit: `${noun}s`, values, order: orderOf(main, other), sentence: `${values[0]} against ${values[1]} ${noun}${other === 1 ? '' : 's'}.` }
}

/** Less than half of the smallest digit shown is no difference (ms). */
export const differInMs = ([one, other]: Pair): boolean => Math.abs(one - other) >= 0.05

function orderOf(main: number, other: number): -1 | 0 | 1 {
  return main < other ? -1 : main > other ? 1 : 0
}
