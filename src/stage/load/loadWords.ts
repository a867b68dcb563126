/** A load in words: over the plots, at their lines, and for those who cannot see them. */
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'
import { formatCount, formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'

/** "Offered 120 a second, answered 8", the wordiest first. */
export function headTexts({ current: { offered, answered } }: LoadFrame): readonly string[] {
  const [asked, given] = [formatCount(offered), formatCount(answered)]
  return [`In the last second: ${asked} offered, ${given} answered`, `${asked} offered, ${given} answered`, `${asked}, ${given}`]
}

export function insideTexts({ inside }: LoadFrame): readonly string[] {
  return [`${counted(inside, 'request')} at the origin`, `${formatCount(inside)} at the origin`, formatCount(inside)]
}

export const capacityTexts = ({ capacity }: LoadFrame): readonly string[] => [`the origin can: ${formatCount(Math.round(capacity))} a second`, `can: ${formatCount(Math.round(capacity))}`, formatCount(Math.round(capacity))]

export const SERIES = [
  { look: 'answered', texts: ['answered', 'answered'] },
  { look: 'offered', texts: ['offered by users', 'offered'] },
  { look: 'origin', texts: ['came to the origin', 'to the origin'] },
] as const

/** What the two parts of the curve are, at the upper edge of its plot; what it counts upwards stands before them. */
export const CURVE_PARTS = [
  { look: 'up', texts: ['while load rises', 'load rises'] },
  { look: 'down', texts: ['after its peak', 'after peak'] },
] as const
export const UPWARDS = ['answered a second', 'answered'] as const

export function loadSentence(now: LoadFrame): string {
  const breakers = now.breakers.map(({ name, spans }) => `The breaker of ${name} is ${spans.at(-1)!.state}.`)
  return [`Offered load against answered load. ${headTexts(now)[0]!}. ${insideTexts(now)[0]!}.`, ...breakers].join(' ')
}

/** What a press on a second opens. */
export function binName({ offered, answered }: LoadBin, second: number): string {
  return `Second ${formatCount(second + 1)}: ${counted(offered, 'request')} offered, ${formatCount(answered)} answered. Open one`
}

export const lengthText = ({ lengthMs }: LoadFrame): string => formatSeconds(lengthMs)
