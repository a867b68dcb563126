/** A load in words: over the plots, at their lines, and for those who cannot see them. */
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'
import { formatCount, formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'
import { beforeOf } from './loadWays'

/** "In the last second: 120 offered, 8 answered", the wordiest first. */
export function headTexts({ latest: { offered, answered }, isOver }: LoadFrame): readonly string[] {
  const [asked, given] = [formatCount(offered), formatCount(answered)]
  return [...(isOver ? [`In the last second of the load: ${asked} offered, ${given} answered`, `Last second of the load: ${asked} offered, ${given} answered`] : [`In the last second: ${asked} offered, ${given} answered`]), `${asked} offered, ${given} answered`, `${asked}, ${given}`]
}

export function insideTexts({ inside }: LoadFrame): readonly string[] {
  return [`${counted(inside, 'request')} at the origin`, `${formatCount(inside)} at the origin`, formatCount(inside)]
}

export const capacityTexts = ({ capacity }: LoadFrame): readonly string[] => [`the origin can: ${formatCount(Math.round(capacity))} a second on average`, `the origin can: ${formatCount(Math.round(capacity))} a second`, `can: ${formatCount(Math.round(capacity))}`, formatCount(Math.round(capacity))]

export const SERIES = [
  { look: 'answered', texts: ['answered', 'answered'] },
  { look: 'offered', texts: ['offered by users', 'offered'] },
  { look: 'origin', texts: ['came to the origin', 'to the origin'] },
] as const

/** What the two parts of the curve are, at the upper edge of its plot and on it; what it counts upwards stands before them. */
export const CURVE_PARTS = [
  { look: 'up', texts: ['load rises', 'way up'] },
  { look: 'down', texts: ['load falls', 'way back'] },
] as const
export const WAYS = { up: 'way up', down: 'way back' } as const

/** At the dot, and, on the way back, at what was answered of as much on the way up. */
export function nowTexts({ latest: { answered } }: LoadFrame, before: number | null): { readonly now: string; readonly before: string } {
  if (before === null) return { now: 'now', before: '' }
  const [given, was] = [formatCount(answered), formatCount(before)]
  return given === was ? { now: `now ${given}, as before`, before: '' } : { now: `now: ${given}`, before: `same load before: ${was}` }
}
export const UPWARDS = ['answered a second', 'answered'] as const

export function loadSentence(now: LoadFrame): string {
  const breakers = now.breakers.map(({ name, spans }) => `The breaker of ${name} is ${spans.at(-1)!.state}.`)
  const before = beforeOf(now)
  const compared = before === null ? [] : [`Of as much ${formatCount(before.answered)} were answered on the way up.`]
  return [`Offered load against answered load. ${headTexts(now)[0]!}. ${insideTexts(now)[0]!}.`, ...compared, ...breakers].join(' ')
}

/** What a press on a second opens. */
export function binName({ offered, answered }: LoadBin, second: number): string {
  return `Second ${formatCount(second + 1)}: ${counted(offered, 'request')} offered, ${formatCount(answered)} answered. Open one`
}

export const lengthText = ({ lengthMs }: LoadFrame): string => formatSeconds(lengthMs)
