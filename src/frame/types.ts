/**
 * One moment of a run, ready to draw: plain values, no functions, no time of its own. What
 * moves between two commits (packets in flight) is not here but in PacketBuffer, which the
 * canvas reads sixty times a second.
 */
import type { CopyLife } from '../trace/lifeAt'
import type { HealthName, OutcomeName, PhaseName, SlotStateName } from '../trace/traceKinds'
import type { LeverValues } from '../cdn/levers'
import type { OriginView } from '../scene/runView'
import type { StackLine } from '../scene/stack'
import type { WaitMark } from '../reading/waitSeries'
import type { FlashBuffer, QueueBuffer, StayFrame } from './standing'

export type Counters = Readonly<Record<OutcomeName, number>>

export interface SlotFrame {
  readonly key: string
  readonly state: SlotStateName
  /** The request that changed it last; -1 when none did. */
  readonly request: number
  /** Its copy's age and what is left of it; null when empty, or when the cache keeps copies for ever (scene 2). */
  readonly life: SlotLife | null
}

export type SlotLife = CopyLife

/** What an origin would answer now: the head that is on view. */
export interface OfferFrame {
  readonly url: string
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly content: string
  readonly bytes: number
}

export interface NodeFrame {
  readonly index: number
  /** Takes part under the levers of this moment. */
  readonly active: boolean
  readonly counters: Counters
  readonly slots: readonly SlotFrame[]
  /** An origin that displays one of its resources (OriginSpec.displays); null elsewhere. */
  readonly offer: OfferFrame | null
  /** Requests inside an origin now (working and waiting). */
  readonly inside: number
  /** What is wrong with it at this moment. */
  readonly health: HealthName
  /** A message is at work here or has just arrived: draw it lit. */
  readonly lit: boolean
}

export interface LinkFrame {
  readonly index: number
  readonly active: boolean
  /** Colour of the followed message that is on this link now; null when none is. */
  readonly tone: Tone | null
  /** Colour of the followed request that came by here and is answered, until another one is sent; null when none is. */
  readonly trace: Tone | null
}

export type Tone = OutcomeName | 'plain'

/** The request that the reader is asked to watch. */
export interface SpotlightFrame {
  readonly request: number
  /** "GET /logo.png" */
  readonly label: string
  readonly outcome: OutcomeName | null
  /** Since it was sent, or its whole wait when done (ms). */
  readonly elapsedMs: number
  readonly done: boolean
  /** A refresh runs behind its answer now. */
  readonly refreshing: boolean
  /** What the answer shows, and what the origin itself would have answered then; empty when nobody says. */
  readonly content: string
  readonly expectedContent: string
}

export interface ValueFrame {
  readonly name: string
  readonly text: string
  /** It changed at the line that runs now. */
  readonly fresh: boolean
}

/** The state of one listing at this moment. */
export interface CodeFrame {
  readonly listing: number
  /** It has run for the request that was followed last in this step. */
  readonly ran: boolean
  /** The line that runs now; 0 when none does. */
  readonly line: number
  /** The line waits for a call further down (a listing, the network). */
  readonly waiting: boolean
  readonly values: readonly ValueFrame[]
  /** The lines between the brackets, where it is a listing of layers; `line` counts the opening one, too. */
  readonly layers?: readonly LayerFrame[]
}

/** A layer of the cache that is listed, or one that a switch has taken out, in its place. */
export interface LayerFrame extends StackLine {
  /** The followed request is in it: 'runs' in the innermost, the others wait for that. */
  readonly state: 'runs' | 'waits' | 'rests'
}

/**
 * Waits of one client (region) that takes part. Marks are the named requests of earlier steps, then those of this one, evenly thinned where
 * they are very many; none where more than MOST_LINES clients take part. Quantiles count this step's latest answers.
 */
export interface WaitFrame {
  readonly client: number
  readonly floorMs: number
  readonly marks: readonly WaitMark[]
  /** More take part than have lines of their own: there are no marks, and only those are here that ask in this step, if any does. */
  readonly isOfMany: boolean
  /** So many of the marks, the first ones, are of earlier steps. */
  readonly past: number
  /** The marks of this step are one answer in so many, and the latest; the same for all clients. */
  readonly oneIn: number
  readonly count: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  /** Time that the oldest unanswered request has waited so far; null when none waits. */
  readonly pendingMs: number | null
  readonly pendingTone: Tone
}

/** What one place of users has got, or waits for. */
export interface ResultFrame {
  readonly client: number
  /** Its followed request is under way; it has an answer in this step; its last answer is of an earlier step. */
  readonly state: 'waiting' | 'answered' | 'earlier'
  /** So far, or of the answer. */
  readonly ms: number
  /** The middle (p50) of many answers. */
  readonly isMiddle: boolean
  readonly tone: Tone
}

/** What has reached and left the origins so far. */
export interface OriginFrame extends OriginView {
  /** Requests that arrived in the last second of virtual time. */
  readonly rps: number
  readonly queued: number
  /** Requests a second that the origins can answer under the levers of this moment; Infinity when they need no time. */
  readonly capacityRps: number
}

/** One bar of the followed request's waterfall; times are relative to the request's start (ms). */
export interface WaterfallBar {
  /** 'wait': for an answer that does not come. 'pause': before another try. 'transfer': from a message's first byte to its last. */
  readonly phase: PhaseName | 'wait' | 'pause' | 'transfer'
  readonly from: number
  readonly to: number

  readonly startMs: number
  readonly endMs: number
  readonly tone: Tone
  /** After the answer: a refresh that the user does not wait for. */
  readonly behind: boolean
}

/** One arrow of the sequence diagram. */
export interface ArrowFrame {
  readonly phase: PhaseName
  /** "SYN", "ACK + ClientHello", "request": what crosses. */
  readonly label: string
  readonly from: number
  readonly to: number
  readonly startMs: number
  /** Its first byte has arrived; before `endMs` when the rest takes its time to pass. */
  readonly firstByteMs: number
  readonly endMs: number
  /** Share of the way at this moment, 0..1; a lost message does not come further than LOST_AT. */
  readonly progress: number
  readonly lost: boolean
  readonly tone: Tone
}

export interface Frame {
  /** The playhead: µs; a fraction tells events of the same µs apart. */
  readonly position: number
  readonly timeMs: number
  readonly step: number
  readonly levers: LeverValues
  readonly nodes: readonly NodeFrame[]
  readonly links: readonly LinkFrame[]
  readonly spotlight: SpotlightFrame | null
  readonly code: readonly CodeFrame[]
  readonly origin: OriginFrame
}

/** Messages in flight at one moment, in parallel arrays; `length` entries are valid. */
export interface PacketBuffer {
  length: number
  links: Int32Array
  /** Share of the link from its `from` end, 0..1. */
  along: Float32Array
  /** 1 towards the link's `to` end, -1 back. */
  directions: Int8Array
  /** Codes of Outcome, 0 is plain. */
  tones: Uint8Array
  requests: Int32Array
  /** 1 when the packet belongs to the spotlight. */
  followed: Uint8Array
  /** 1 when it was lost where it stands. */
  lost: Uint8Array
  readonly stay: StayFrame
  readonly flashes: FlashBuffer
  readonly queues: QueueBuffer
}

/** What the inspector shows of one request. */
export interface RequestDetail {
  readonly request: number
  /** "GET /logo.png" */
  readonly title: string
  /** Node index of the client. */
  readonly client: number
  readonly atMs: number
  readonly waitMs: number | null
  readonly status: number | null
  readonly outcome: OutcomeName | null
  /** What the answer shows, and what the origin itself would have answered then; empty when nobody says. */
  readonly content: string
  readonly expectedContent: string
  /** An attacker's request has made what the answer shows. */
  readonly forged: boolean
  /** The refresh behind the answer; its end and status are null while it runs. */
  readonly refresh: { readonly atMs: number; readonly endMs: number | null; readonly status: number | null } | null
  readonly bars: readonly WaterfallBar[]
  readonly decisions: readonly { readonly node: number; readonly outcome: OutcomeName; readonly reason: string }[]
  /** RFC 9211 field value; empty when no cache was asked. */
  readonly cacheStatus: string
  /** The same in a sentence: "MISS: this edge had no entry for this key. It showed v1." */
  readonly sentence: string
}

/** One row of the table of events, the text twin of the picture. */
export interface EventRow {
  readonly atMs: number
  readonly request: number
  readonly tone: Tone
  readonly text: string
}
