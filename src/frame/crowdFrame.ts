/**
 * A moment at the door of a cache, ready to draw: requests as bars from when they were made to their answers, the batons that passed
 * between them, and what the origin had inside meanwhile. crowdAt.ts makes it. Times are ms since the crowd came, or since the step began.
 */
import type { OutcomeName } from '../trace/traceKinds'

/**
 * What a bar does: waits at the door for another's fetch; is on the way to the origin or back; waits there for a worker; is worked on. Of a page: there is a fresh copy.
 */
export type CrowdDoing = 'door' | 'way' | 'queue' | 'work' | 'copy'

export interface CrowdStretch {
  readonly doing: CrowdDoing
  readonly fromMs: number
  /** So far, while it goes on. */
  readonly toMs: number
}

export interface CrowdBar {
  /** The request behind it; of a page the last one that fetched it, -1 before. */
  readonly request: number
  readonly url: string
  readonly fromMs: number
  /** So far, while it is open. */
  readonly toMs: number
  readonly open: boolean
  readonly outcome: OutcomeName | null
  /** It ended without what it had asked for: with an error, or because its user had gone. */
  readonly failed: boolean
  /** It fetched for all that wait. */
  readonly led: boolean
  readonly parts: readonly CrowdStretch[]
}

/** Another one goes in the place of one that brought nothing to share: numbers of bars. */
export interface CrowdBaton {
  readonly atMs: number
  readonly from: number
  readonly to: number
}

/** Requests inside the origin from a moment on. */
export interface CrowdLoadStep {
  readonly atMs: number
  readonly inside: number
}

export interface CrowdLoad {
  /** So many it works on at a time. */
  readonly room: number
  readonly steps: readonly CrowdLoadStep[]
  /** The most at work, and in its queue, at once. */
  readonly mostAtWork: number
  readonly mostQueued: number
  /** When it refused one. */
  readonly refusedMs: readonly number[]
}

/** Something that begins or ends for all. */
export interface CrowdNote {
  readonly kind: 'expired' | 'remembered' | 'gave-up' | 'moved'
  readonly atMs: number
  /** Of a lever that was moved: which, and to what. */
  readonly words?: string
  /** For how long (ms); 0 where that is no question. */
  readonly forMs: number
}

/** Where the bars of an earlier crowd ended, in the order in which they came. */
export interface CrowdOutline {
  readonly name: string
  readonly endsMs: readonly number[]
}

export interface CrowdFrame {
  readonly rows: 'requests' | 'pages'
  readonly bars: readonly CrowdBar[]
  /** So many bars there will be, of them so many before the crowd. */
  readonly places: number
  readonly before: number
  readonly beginMs: number
  readonly nowMs: number
  /** Known from the beginning: an axis of time goes at least so far. */
  readonly leastMs: number
  readonly batons: readonly CrowdBaton[]
  readonly notes: readonly CrowdNote[]
  readonly outlines: readonly CrowdOutline[]
  readonly load: CrowdLoad
  /** Of the answers of the step; null before the first. */
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  /** Requests of the step that reached the origin, and users who went without what they had asked for. */
  readonly fetches: number
  readonly failed: number
}
