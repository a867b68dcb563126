/**
 * What has left the origin, in words and numbers.
 */
import type { SentAnswer } from '../../../frame/sentAnswers'
import type { OriginFrame } from '../../../frame/types'
import { formatBytes, formatCount, NO_BREAK_SPACE } from '../../../words/format'
import { nounFor } from '../../../words/plural'

export interface BytesText {
  /** Number and unit. */
  readonly value: readonly [string, string]
  /** "2 requests, 1 conditional"; "1 answer, 27 requests failed" */
  readonly requests: string
}

export function bytesText({ requests, conditional, contentBytes, headBytes, sent, failed }: OriginFrame & { readonly sent: number; readonly failed: number }): BytesText {
  const [number = '', unit = ''] = formatBytes(contentBytes + headBytes).split(NO_BREAK_SPACE)
  const counted = (count: number, noun: string): string => `${formatCount(count)}${NO_BREAK_SPACE}${nounFor(count, noun)}`
  if (failed > 0) return { value: [number, unit], requests: `${counted(sent, 'answer')}, ${counted(failed, 'request')} failed` }
  const asked = counted(requests, 'request')
  return { value: [number, unit], requests: conditional > 0 ? `${asked}, ${formatCount(conditional)}${NO_BREAK_SPACE}conditional` : asked }
}

/** "304, 90 B", for those who cannot see its bar. */
export const answerText = ({ status, bytes, past }: SentAnswer): string =>
  `${status}, ${formatBytes(bytes)}${past ? ', in a step before' : ''}`

/** Whose bars are shown: "in this step; bars: the last 7 of 9 answers; outlines: steps before". `sent`: how many have left in this step. */
export function barsNote(shown: readonly SentAnswer[], sent: number): string {
  const own = shown.filter(({ past }) => !past).length
  const bars = own < sent ? `bars: the last ${own} of ${formatCount(sent)} answers` : 'each bar is one answer'
  return ['in this step', bars, ...(own < shown.length ? ['outlines: steps before'] : [])].join('; ')
}
