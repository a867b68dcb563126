/**
 * A sheet of headers at a moment, ready to draw: for each what the caches held when its second request came, and what
 * became of that one.
 */
import type { OutcomeName } from '../trace/traceKinds'
import type { SlotFrame } from './types'

export interface SheetFrame {
  readonly rows: readonly SheetRowFrame[]
  /** The row that is tried now, or was last: what is on its way is drawn there. */
  readonly current: number
}

export interface SheetRowFrame {
  readonly name: string
  readonly note: string
  /** The field as the origin sent it with the first answer; empty before, and without one. */
  readonly header: string
  readonly state: 'to come' | 'playing' | 'done'
  /** Virtual time since its first request was made, while it plays; 0 else (ms). */
  readonly sinceMs: number
  /** What each cache on the way holds: at the moment, and as the second request found it from then on. */
  readonly held: readonly SheetCell[]
  /** null before it is sent. */
  readonly second: SheetSecond | null
}

export interface SheetCell {
  readonly node: number
  readonly slot: SlotFrame
}

export interface SheetSecond {
  readonly request: number
  /** How many columns it has passed on its way so far, with a share of the way to the next; 0 is its own browser. */
  readonly reached: number
  readonly outcome: OutcomeName | null
  /** So far, until it has its answer (ms). */
  readonly waitMs: number
  readonly done: boolean
  /** What the origin answered; null when it was not asked, or has not answered yet. */
  readonly origin: { readonly status: number; readonly bytes: number } | null
}
