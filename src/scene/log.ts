/**
 * A log of what users asked, as a scene words it: a line for each request, written when the answer has come. The page shows the lines up to the
 * playhead, and finds some among them.
 */
import type { LeverValues } from '../cdn/levers'
import type { RequestView, RunView } from './runView'

export type LogOutcome = 'hit' | 'miss' | 'stale' | 'error'

export interface LogEntry {
  /** Number of the request in the run. */
  readonly request: number
  /** When the line is written: the answer has come, or nobody waits for it any more (ms since the run began). */
  readonly atMs: number
  readonly outcome: LogOutcome
  /** 0: nobody has answered. */
  readonly status: number
  readonly method: string
  readonly url: string
  readonly waitMs: number
  /** RFC 9211; empty when no cache was asked. */
  readonly cacheStatus: string
  /** By the names of the log's `picks`; what does not stand there is unknown. */
  readonly tags: Readonly<Record<string, string>>
  /** A few words more, at its end. */
  readonly note?: string
}

/** Something by which lines are picked, in a menu of the values that they have: a region. */
export interface LogPick {
  /** Its name in `tags`. */
  readonly name: string
  /** "Region" */
  readonly label: string
}

export interface SceneLog<V extends LeverValues> {
  readonly picks: readonly LogPick[]
  /** Lines of one step, in any order. Asked once for a run and a step. */
  lines(run: RunView<V>, step: string): readonly LogEntry[]
}

/** The line of a request, with what only its scene knows of it; null while it has no answer. */
export function logEntryOf(request: RequestView, tags: LogEntry['tags']): LogEntry | null {
  const { id, atMs, method, url, status, waitMs, cacheStatus } = request
  if (status === null || waitMs === null) return null
  return { request: id, atMs: atMs + waitMs, outcome: logOutcomeOf(request), status, method, url, waitMs, cacheStatus, tags }
}

/** An answer that is an error is one, whoever gave it; else what the first cache decided. */
export function logOutcomeOf({ status, outcome }: Pick<RequestView, 'status' | 'outcome'>): LogOutcome {
  if (status === null || status === 0 || status >= 400) return 'error'
  return outcome === 'hit' || outcome === 'stale' ? outcome : 'miss'
}
