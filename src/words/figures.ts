/**
 * Figures of a board: how each kind is written, what was promised of it, and whether that holds. Shares are 0 to 1, waits ms, ages seconds.
 */
import { NOTHING, NO_BREAK_SPACE, THIN_SPACE, formatCount, formatMs, formatSeconds } from './format'

export type FigureFormat = 'percent' | 'ms' | 'seconds' | 'count' | 'perSecond' | 'dollars'

/** The side of a limit on which nothing may be. */
export type WorseSide = 'above' | 'below'

export interface Limit {
  readonly value: number
  readonly worse: WorseSide
}

/** `open`: there is no value yet. */
export type VerdictName = 'holds' | 'broken' | 'open'

export const VERDICT_WORDS: Readonly<Record<VerdictName, string>> = { holds: 'holds', broken: 'broken', open: 'not yet' }

/** A value on the worse side of a limit; what is not there is on no side. */
export const isWorse = (value: number, limit: Limit): boolean => (limit.worse === 'above' ? value > limit.value : value < limit.value)

/** The wordiest first; a dash where there is nothing. */
export function figureTexts(value: number, format: FigureFormat): readonly string[] {
  if (!Number.isFinite(value)) return [NOTHING]
  switch (format) {
    case 'percent':
      return [percent(value)]
    case 'ms':
      return [formatMs(value)]
    case 'seconds':
      return [formatSeconds(value * 1000)]
    case 'count':
      return [formatCount(value)]
    case 'perSecond':
      return [`${rate(value)} a second`, `${rate(value)}/s`]
    case 'dollars':
      return [`$${dollars(value)}`]
  }
}

/** As short as it can be. */
export const figureText = (value: number, format: FigureFormat): string => figureTexts(value, format).at(-1)!

/** A value beside its limit: with as many decimals as tell the two apart. */
export function figureBeside(value: number, format: FigureFormat, limit: Limit | undefined): string {
  const text = figureText(value, format)
  if (!limit || value === limit.value || !Number.isFinite(value) || text !== figureText(limit.value, format)) return text
  const shown = format === 'percent' ? value * 100 : value
  const digits = [1, 2, 3, 4, 5, 6].find((one) => Number(shown.toFixed(one)) !== Number((format === 'percent' ? limit.value * 100 : limit.value).toFixed(one)))
  return digits === undefined ? text : text.replace(figures(text), shown.toFixed(digits))
}

/** The number in a text, with the spaces between its thousands. */
const figures = (text: string): string => new RegExp(`[\\d.${THIN_SPACE}]+`).exec(text)![0]

/** "at least 99.9%", "≥ 99.9%" */
export function promisedTexts(limit: Limit, format: FigureFormat): readonly string[] {
  const [words, sign] = limit.worse === 'above' ? ['at most', '≤'] : ['at least', '≥']
  const texts = figureTexts(limit.value, format)
  return [...texts.map((text) => `${words} ${text}`), `${sign}${NO_BREAK_SPACE}${texts.at(-1)!}`]
}

/** "1:44" since the step began. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`
}

/** Of what time a figure is. */
export const lastText = (seconds: number): string => `last ${seconds} s`

/** Between 99 and 100 to a hundredth, cut and not rounded: one failure in ten thousand is seen there. */
function percent(share: number): string {
  const hundredths = Math.floor(share * 10_000 + 1e-6) / 100
  return `${hundredths > 99 && hundredths < 100 ? hundredths : Math.round(share * 1000) / 10}%`
}

const rate = (value: number): string => (value < 10 ? String(Math.round(value * 10) / 10) : formatCount(value))
const dollars = (value: number): string => (value < 100 && !Number.isInteger(value) ? value.toFixed(2) : formatCount(value))
