/**
 * Numbers in prose, and moments. What these functions return is text with a mark that tells when the run
 * has shown the number; the reader sees a blank until then. A digit that did not pass through
 * here fails the tests. A moment is such a mark without a text.
 */
import type { RunView } from './runView'
import { type Noun, nounFor } from '../words/plural'
import { NO_BREAK_SPACE, formatBytes, formatCount, formatMs, formatPercent, formatTenths } from '../words/format'

/** A measured number in prose: OPEN text MIDDLE knownAtUs CLOSE, a moment without the text. Private-use characters, never typed. */
export const MEASURE_OPEN = '\uE000'
export const MEASURE_MIDDLE = '\uE001'
export const MEASURE_CLOSE = '\uE002'

export interface Say {
  /** The wait of the request of that name: "204 ms", known when it is answered. */
  wait(request: string): string
  /** A duration in ms, known at the end of the step unless `atMs` says otherwise. */
  ms(value: number, atMs?: number): string
  count(value: number, atMs?: number): string
  /** A number of things: "1 request", "1 284 requests"; `noun` is both forms where the second is not the first with an s. */
  counted(value: number, noun: Noun, atMs?: number): string
  /** A share 0..1. */
  percent(share: number, atMs?: number): string
  /** The same to a tenth of a percent, where shares of shares are compared. */
  tenths(share: number, atMs?: number): string
  /** An age or a lifetime in seconds: "36 s". */
  seconds(value: number, atMs?: number): string
  /** "24 kB" */
  bytes(value: number, atMs?: number): string
  /** Any other text that was read from the run: "v2", "504". */
  text(value: string, atMs?: number): string
  /**
   * No text: the sentence that it stands in, and what follows, waits until the request of that name was asked, or so long
   * after (ms). It stands at the beginning of the sentence: `${say.asked('first')}Her edge has no copy.`
   */
  asked(request: string, laterMs?: number): string
  /** The same, until that request was answered; the end of the step when it never is. */
  answered(request: string, laterMs?: number): string
  /** The same, until that time of the run (ms), or the end of the step. */
  from(atMs?: number): string
  /** `counted` of a constant that the scene declares or a lever's value. */
  givenCount(value: number, noun: Noun): string
  /**
   * A constant that the scene declares or a lever's value, known from the start: a count, or a
   * number with its unit. `say.given(VIDEO_BYTES, 'bytes')` is "10 MB".
   */
  given(value: number, unit?: Unit): string
}

export type Unit = 'count' | 'ms' | 's' | 'bytes' | 'percent'

const IN_WORDS: Readonly<Record<Unit, (value: number) => string>> = {
  count: formatCount,
  ms: formatMs,
  s: (value) => `${formatCount(value)}${NO_BREAK_SPACE}s`,
  bytes: formatBytes,
  percent: (share) => formatPercent(share, 1),
}

/** Where the playhead stands before anything has happened. */
const BEFORE_ALL_MS = -0.001

/** Say for one step of a run: its end is when unnamed numbers are known. */
export function sayFor(report: RunView, step: number): Say {
  const endMs = report.steps[step]?.endMs ?? 0
  const measured = (text: string, atMs = endMs): string =>
    `${MEASURE_OPEN}${text}${MEASURE_MIDDLE}${Math.round(atMs * 1000)}${MEASURE_CLOSE}`
  return {
    wait(name) {
      const { waitMs, atMs } = report.request(name)
      return waitMs === null ? measured('no answer') : measured(formatMs(waitMs), atMs + waitMs)
    },
    ms: (value, atMs) => measured(IN_WORDS.ms(value), atMs),
    count: (value, atMs) => measured(IN_WORDS.count(value), atMs),
    counted: (value, noun, atMs) => `${measured(IN_WORDS.count(value), atMs)} ${nounFor(Math.round(value), noun)}`,
    percent: (share, atMs) => measured(IN_WORDS.percent(share), atMs),
    tenths: (share, atMs) => measured(formatTenths(share, 1), atMs),
    seconds: (value, atMs) => measured(IN_WORDS.s(value), atMs),
    bytes: (value, atMs) => measured(IN_WORDS.bytes(value), atMs),
    text: (value, atMs) => measured(value, atMs),
    asked: (name, laterMs = 0) => measured('', report.request(name).atMs + laterMs),
    answered(name, laterMs = 0) {
      const { waitMs, atMs } = report.request(name)
      return measured('', waitMs === null ? endMs : atMs + waitMs + laterMs)
    },
    from: (atMs) => measured('', atMs),
    givenCount: (value, noun) => `${measured(IN_WORDS.count(value), BEFORE_ALL_MS)} ${nounFor(Math.round(value), noun)}`,
    given: (value, unit = 'count') => measured(IN_WORDS[unit](value), BEFORE_ALL_MS),
  }
}

/** The prose as plain text with every number filled in. */
export function plainProse(text: string): string {
  const measures = new RegExp(`${MEASURE_OPEN}([^${MEASURE_MIDDLE}]*)${MEASURE_MIDDLE}[^${MEASURE_CLOSE}]*${MEASURE_CLOSE}`, 'g')
  return text
    .replace(measures, '$1')
    .replace(/\[\[(?:[^\]|]+\|)?([^\]]+)\]\]/g, '$1')
    .replace(/\{\{[^|{}]*\|([^{}]*)\}\}/g, '$1')
    .replace(/[`*]/g, '')
}
