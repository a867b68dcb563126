/**
 * What is read of requests that meet at a cache: shapes for whoever draws or prints them.
 */
import type { OutcomeName } from '../trace/traceKinds'
import type { WaitEndName } from '../trace/waitEnds'

/** What a request does between its arrival at a cache and its answer there: it waits for another's fetch, or fetches. Times of the run (ms). */
export type DoorPart =
  | {
      readonly kind: 'waits'
      readonly fromMs: number
      /** null while it goes on. */
      readonly toMs: number | null
      /** The request that fetches for it, at the end of the wait or now. */
      readonly for: number
      /** null while it goes on. */
      readonly end: WaitEndName | null
    }
  | {
      readonly kind: 'fetches'
      readonly fromMs: number
      readonly toMs: number | null
      /** For all that wait. */
      readonly leads: boolean
    }

/** One request that has come to a cache, as a bar: from when it was made to its answer. */
export interface DoorRow {
  readonly request: number
  readonly url: string
  readonly fromMs: number
  /** null while it has no answer; one that was given up has none. */
  readonly toMs: number | null
  readonly outcome: OutcomeName | null
  /** null without an answer. */
  readonly status: number | null
  readonly parts: readonly DoorPart[]
}

/** Requests that meet at a cache: who leads and who waits for whom. */
export interface DoorHistory {
  /** In the order in which they were made. */
  readonly rows: readonly DoorRow[]
  /** When another request began to fetch in the place of one that brought nothing to share. */
  readonly batons: readonly { readonly atMs: number; readonly from: number; readonly to: number }[]
  /** When the cache remembered that answers to a key cannot be shared, and for how long; 0 when it forgot that. */
  readonly hitForMiss: readonly { readonly atMs: number; readonly key: string; readonly forMs: number }[]
}
