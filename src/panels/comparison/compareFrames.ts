/**
 * What to say about two runs at one moment: the first measure that tells them apart. Origin
 * requests come first, because saving them is what a CDN is for; then the watched request;
 * then the slowest region.
 */
import type { Frame } from '../../frame/types'
import { formatCount, formatMs, formatMsValue } from '../../words/format'

export interface Measure {
  /** Under the number: "origin requests". */
  readonly unit: string
  readonly values: readonly [main: string, other: string]
  /** -1 when the main run has less, 1 when it has more. */
  readonly order: -1 | 0 | 1
  readonly sentence: string
}

type Pair = readonly [main: number, other: number]

export function compareFrames(main: Frame, other: Frame): Measure {
  const origin: Pair = [main.origin.requests, other.origin.requests]
  if (origin[0] !== origin[1]) return originMeasure(origin)
  const watched: Pair = [main.spotlight?.elapsedMs ?? 0, other.spotlight?.elapsedMs ?? 0]
  if (main.spotlight && other.spotlight && differ(watched)) return msMeasure('the request', watched)
  const slowest: Pair = [slowestMs(main), slowestMs(other)]
  if (differ(slowest)) return msMeasure('p50, slowest region', slowest)
  return { ...originMeasure(origin), sentence: 'No difference so far.' }
}

function originMeasure([main, other]: Pair): Measure {
  const values = [formatCount(main), formatCount(other)] as const
  const noun = other === 1 ? 'origin request' : 'origin requests'
  return { unit: 'origin requests', values, order: orderOf(main, other), sentence: `${values[0]} against ${values[1]} ${noun}.` }
}

function msMeasure(what: string, [main, other]: Pair): Measure {
  return {
    unit: `ms, ${what}`,
    values: [formatMsValue(main), formatMsValue(other)],
    order: orderOf(main, other),
    sentence: `${formatMs(main)} against ${formatMs(other)}: ${formatMs(Math.abs(main - other))} ${main < other ? 'less' : 'more'}.`,
  }
}

/** Less than half of the smallest digit shown is no difference. */
const differ = ([one, other]: Pair): boolean => Math.abs(one - other) >= 0.05

function slowestMs(frame: Frame): number {
  return Math.max(0, ...frame.waits.filter((wait) => wait.active).map((wait) => wait.p50Ms ?? 0))
}

function orderOf(main: number, other: number): -1 | 0 | 1 {
  return main < other ? -1 : main > other ? 1 : 0
}
