/**
 * Numbers in prose. What these functions return is text with a mark that tells when the run
 * has shown the number; the reader sees a blank until then. A digit that did not pass through
 * here fails the tests.
 */
import type { RunReport } from '../reading/report'
import { NO_BREAK_SPACE, formatCount, formatMs, formatPercent } from '../words/format'

/** A measured number in prose: OPEN text MIDDLE knownAtUs CLOSE. Private-use characters, never typed. */
export const MEASURE_OPEN = '\uE000'
export const MEASURE_MIDDLE = '\uE001'
export const MEASURE_CLOSE = '\uE002'

export interface Say {
  /** The wait of the request of that name: "204 ms", known when it is answered. */
  wait(request: string): string
  /** A duration in ms, known at the end of the step unless `atMs` says otherwise. */
  ms(value: number, atMs?: number): string
  count(value: number, atMs?: number): string
  /** A share 0..1. */
  percent(share: number, atMs?: number): string
  /** Any other text that was read from the run: "3 of 6". */
  text(value: string, atMs?: number): string
  /** A constant of the world or a lever's value: known from the start. */
  given(value: number | string, unit?: string): string
}

/** Say for one step of a run: its end is when unnamed numbers are known. */
export function sayFor(report: RunReport, step: number): Say {
  const endMs = report.steps[step]?.endMs ?? 0
  const measured = (text: string, atMs = endMs): string =>
    `${MEASURE_OPEN}${text}${MEASURE_MIDDLE}${Math.round(atMs * 1000)}${MEASURE_CLOSE}`
  return {
    wait(name) {
      const { waitMs, atMs } = report.request(name)
      return waitMs === null ? measured('no answer') : measured(formatMs(waitMs), atMs + waitMs)
    },
    ms: (value, atMs) => measured(formatMs(value), atMs),
    count: (value, atMs) => measured(formatCount(value), atMs),
    percent: (share, atMs) => measured(formatPercent(share, 1), atMs),
    text: (value, atMs) => measured(value, atMs),
    given: (value, unit) => measured(`${typeof value === 'number' ? formatCount(value) : value}${unit ? `${NO_BREAK_SPACE}${unit}` : ''}`, 0),
  }
}

/** The prose as plain text with every number filled in. */
export function plainProse(text: string): string {
  const measures = new RegExp(`${MEASURE_OPEN}([^${MEASURE_MIDDLE}]*)${MEASURE_MIDDLE}[^${MEASURE_CLOSE}]*${MEASURE_CLOSE}`, 'g')
  return text
    .replace(measures, '$1')
    .replace(/\[\[(?:[^\]|]+\|)?([^\]]+)\]\]/g, '$1')
    .replace(/[`*]/g, '')
}
