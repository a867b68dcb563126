/**
 * A moment of the picture of stamps, ready to draw: who asks, what each station decided, and what came back. stampsAt.ts makes it.
 */
import type { Mark, StampColumn } from '../trace/stamps'
import type { OutcomeName } from '../trace/traceKinds'

/**
 * What a stamp shows: what a station did; an instance that starts, or one that is there; a value from far away, or at hand; what the cache decided; a
 * request that waits for the answer to another, or has it; and what the origin did.
 */
export type StampMark = Mark | OutcomeName | 'cold' | 'warm' | 'far' | 'near' | 'waits' | 'shared' | 'asked' | 'sent'

export interface StampCell {
  readonly mark: StampMark
  /** What it says, the wordiest first. */
  readonly words: readonly string[]
}

export interface StampRow {
  readonly key: string
  readonly request: number
  /** A part of the page above it. */
  readonly isPart: boolean
  /** "Ana", or where nobody is logged in "a user"; where there are several places "Sydney", or "Ana, Sydney". Of a part nothing. */
  readonly who: string
  /** Two letters; empty where it does not say. */
  readonly country: string
  /** "/api/me" */
  readonly asks: string
  readonly state: 'to come' | 'open' | 'done'
  /** How far it has come: 0 is who asks, then a station each, the origin, and back at who asked; with a share of the way to the next. */
  readonly reached: number
  /** Where its answer turned back to the user, in the same measure; null before. */
  readonly turned: number | null
  /** One for each station, and one for the origin; null where it was not. */
  readonly cells: readonly (StampCell | null)[]
  /** null before it is answered. */
  readonly back: StampBack | null
}

export interface StampBack {
  /** What it shows and its status, the wordiest first. */
  readonly words: readonly string[]
  /** Whose content it is, where that is a stranger's; empty else. */
  readonly leakedFrom: string
  readonly failed: boolean
  readonly waitMs: number
}

export interface StampsFrame {
  readonly stations: readonly StampColumn[]
  /** Those of the step, also what is still to come: at most so many that a picture may have, those around the moment. */
  readonly rows: readonly StampRow[]
  /** Rows before the first of these. */
  readonly earlier: number
}
