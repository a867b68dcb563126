/**
 * What was recorded of crowds at real caches, as a scene has it beside its run.
 */
import type { OutcomeName } from '../trace/traceKinds'

export interface RecordedCrowd {
  /** The request with which the step's own crowd comes. */
  readonly since: string
  readonly rows: readonly RecordedRow[]
  /** A sentence under the rows: what to see in them. */
  readonly told: string
}

export interface RecordedRow {
  /** Whose cache it was. */
  readonly name: string
  /** How many had which outcome, as the course calls them. */
  readonly outcomes: Readonly<Partial<Record<OutcomeName, number>>>
  /** Requests that reached the origin. */
  readonly fetches: number
  /** Time to the first byte: least, middle, most (ms). */
  readonly waitsMs: readonly [least: number, middle: number, most: number]
}
