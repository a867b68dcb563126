/**
 * Lines of a log as they are looked through: the text of each once, in the order in which they are written; those that a filter lets through; and
 * how many of them have been written at a moment.
 */
import type { LogEntry, LogOutcome, LogPick } from '../../scene/log'
import { formatMs } from '../../words/format'
import { statusWords } from '../../words/statusWords'

export interface LogLine extends LogEntry {
  /** All that is read on it, in lower case, with plain spaces. */
  readonly text: string
}

export interface LogFilter {
  /** Words that are all in a line. */
  readonly words: string
  /** Empty: any. */
  readonly outcomes: readonly LogOutcome[]
  /** By the names of picks; what is not picked may be anything. */
  readonly picked: Readonly<Record<string, string>>
}

export const ALL_LINES: LogFilter = { words: '', outcomes: [], picked: {} }

export function linesOf(entries: readonly LogEntry[]): readonly LogLine[] {
  return entries.map((entry) => ({ ...entry, text: textOf(entry) })).toSorted((a, b) => a.atMs - b.atMs)
}

function textOf({ atMs, outcome, status, method, url, waitMs, cacheStatus, tags, note = '' }: LogEntry): string {
  const parts = [plain(formatMs(atMs)), outcome, statusWords(status), method, url, ...Object.values(tags), plain(formatMs(waitMs)), cacheStatus, note]
  return parts.join(' ').toLowerCase()
}

/** As somebody types it. */
const plain = (text: string): string => text.replaceAll(/(?<=\d)\s(?=\d)/g, '').replaceAll(/\s/g, ' ')

export function linesLike(lines: readonly LogLine[], { words, outcomes, picked }: LogFilter): readonly LogLine[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const picks = Object.entries(picked)
  return lines.filter(({ text, outcome, tags }) =>
    (outcomes.length === 0 || outcomes.includes(outcome)) && picks.every(([name, value]) => tags[name] === value) && wanted.every((word) => text.includes(word)))
}

/** How many of the lines have been written. */
export function writtenAt(lines: readonly LogLine[], ms: number): number {
  return lines.findLastIndex(({ atMs }) => atMs <= ms) + 1
}

/** The values that a pick has in the lines, in alphabetical order. */
export function valuesOf(lines: readonly LogLine[], { name }: LogPick): readonly string[] {
  return [...new Set(lines.flatMap(({ tags }) => tags[name] ?? []))].toSorted()
}
