/**
 * A moment of a board, ready to draw: what is known of each figure by then. boardAt.ts makes it. Times are ms since the step began; of the bins only
 * those are told that are over.
 */
import type { Scale } from '../reading/countedBoard'
import type { PartTone } from '../scene/board'
import type { FigureFormat, Limit, VerdictName } from '../words/figures'

export interface BoardFrame {
  /** When each bin ends, of the whole step. */
  readonly binEndsMs: readonly number[]
  readonly lengthMs: number
  readonly nowMs: number
  /** Of how many of the last seconds the values are; null where they are of the step so far. */
  readonly ofLastS: number | null
  /** What is judged is counted from then on; null where it is from the beginning. */
  readonly fromMs: number | null
  /** Stretches so far in which something failed. */
  readonly failing: readonly { readonly fromMs: number; readonly toMs: number }[]
  readonly panels: readonly PanelFrame[]
}

export type PanelFrame = LineFrame | MixFrame | RowsFrame

interface FrameBase {
  readonly id: string
  readonly title: string
}

export interface LineFrame extends FrameBase {
  readonly kind: 'line'
  readonly format: FigureFormat
  readonly values: readonly number[]
  /** The request that decided in each of these, -1 for none; empty where nobody says. */
  readonly requests: readonly number[]
  readonly scale: Scale
  readonly limit: Limit | null
  /** So far; null where nothing was promised. */
  readonly verdict: VerdictName | null
  /** Null while it is not told; `bin` has the value that it stands at. */
  readonly decided: { readonly atMs: number; readonly bin: number; readonly request: number | null } | null
  readonly explainedBy: number | null
}

export interface MixFrame extends FrameBase {
  readonly kind: 'mix'
  /** All of the scene's, whether they occur or not. */
  readonly parts: readonly { readonly name: string; readonly tone: PartTone; readonly counts: readonly number[] }[]
  /** The most that is in a bin of the whole step. */
  readonly most: number
}

export interface RowsFrame extends FrameBase {
  readonly kind: 'rows'
  readonly format: FigureFormat
  /** Of the step so far, whatever the others are of. */
  readonly isSoFar: boolean
  /** The last value that is told; NaN where there is none. */
  readonly rows: readonly { readonly name: string; readonly value: number }[]
  readonly most: number
}
