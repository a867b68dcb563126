/**
 * The life of one copy on an edge over a stretch of virtual time, ready to draw: what the
 * origin had, what the edge held, what users got. All times are ms of virtual time.
 */
import type { OutcomeName } from '../trace/traceKinds'

export interface BandFrame {
  /** The stretch on view. */
  readonly fromMs: number
  readonly toMs: number
  /** Where its axis counts from: the beginning of the step. */
  readonly zeroMs: number
  readonly nowMs: number
  /** As long as any wait of the whole run at least, so that the scale of waits stays. */
  readonly longestMs: number
  readonly lives: readonly BandLife[]
  readonly requests: readonly BandRequest[]
  readonly offers: readonly BandOffer[]
  readonly outages: readonly BandOutage[]
  /** Cache-Control as the origin would send it now; empty without one. */
  readonly header: string
  /** What has reached the origin in the stretch on view, refused or not, ascending. */
  readonly asked: readonly BandAsk[]
  /** Most requests of users that begin within one of `binMs` anywhere in the run: the scale of both loads. */
  readonly binMs: number
  readonly mostInBin: number
  /** How long users went on getting what the origin had no more. */
  readonly lags: readonly BandLag[]
  /** Words on the axis. */
  readonly marks: readonly { readonly atMs: number; readonly text: string }[]
}

/** A request that has reached the origin. */
export interface BandAsk {
  readonly atMs: number
  /** It was down. */
  readonly refused: boolean
}

export interface BandLag {
  readonly content: string
  /** When the origin changed it. */
  readonly fromMs: number
  /** When the last user asked who got it. */
  readonly toMs: number
}

/** What the origin had, from one change of its content to the next one or to now. */
export interface BandOffer {
  readonly content: string
  readonly startMs: number
  readonly endMs: number
}

/** A time in which the origin answered nobody. */
export interface BandOutage {
  readonly startMs: number
  readonly endMs: number
}

/** One life of the copy: from the moment it was stored or validated to the next such moment. */
export interface BandLife {
  /** The number of its record: the same in every frame. */
  readonly id: number
  readonly content: string
  readonly startMs: number
  /** When it was replaced, validated or lost; null while the edge holds it. */
  readonly endMs: number | null
  /** Until when it is fresh, may be served stale while it is refreshed, and may be served when the origin fails. */
  readonly freshUntilMs: number
  readonly revalidateUntilMs: number
  readonly errorUntilMs: number
}

export interface BandRequest {
  readonly request: number
  readonly startMs: number
  /** So far, when it has no answer yet. */
  readonly waitMs: number
  readonly outcome: OutcomeName | null
  /** null while it has no answer. */
  readonly status: number | null
  readonly content: string
  /** The origin itself would have answered otherwise at that moment. */
  readonly outdated: boolean
  readonly refresh: BandRefresh | null
}

/** What left for the origin behind an answer that was given. */
export interface BandRefresh {
  readonly startMs: number
  /** null while it is on its way. */
  readonly endMs: number | null
  /** What came back has renewed the copy. */
  readonly renewed: boolean
}
