/**
 * A moment of what users offer and what they get, ready to draw: rates in equal stretches of the step so far, and how breakers stood. loadAt.ts
 * makes it. Rates are requests a second, times ms since the step began.
 */
import type { BreakerState } from '../trace/breakerStates'

/** A stretch of the time of the step. */
export interface LoadBin {
  /** Users' requests that were made in it. */
  readonly offered: number
  /** Users' requests that were answered in it with something that is no error. */
  readonly answered: number
  /** Requests that reached the origin in it: those that are sent again among them. */
  readonly origin: number
  /** A user's request that ended in it, one that failed if there is one; -1 where none ended. */
  readonly request: number
}

/** How a breaker stands over the time of the step: spans without gaps, the first closed unless it was another before. */
export interface BreakerSpan {
  readonly fromMs: number
  readonly toMs: number
  readonly state: BreakerState
}

export interface BreakerRow {
  readonly node: number
  readonly name: string
  readonly spans: readonly BreakerSpan[]
}

export interface LoadFrame {
  readonly binMs: number
  readonly lengthMs: number
  readonly nowMs: number
  /** Those that are over. */
  readonly bins: readonly LoadBin[]
  /** In so many of them the load lasted. */
  readonly loaded: number
  /** The last of the time until now, as long as one of them; when users ask no more, until the last of them asked. */
  readonly latest: LoadBin
  readonly isOver: boolean
  /** The highest rates in the whole step, so that scales stay: of what users offer, of what they offer and get, and of all. */
  readonly mostOffered: number
  readonly mostLoad: number
  readonly most: number
  /** What the origin can do in a second. */
  readonly capacity: number
  /** Requests that are at the origin now, in its queue or worked on. */
  readonly inside: number
  /** Of caches whose breaker has ever turned. */
  readonly breakers: readonly BreakerRow[]
}
