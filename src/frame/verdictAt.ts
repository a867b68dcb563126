/**
 * A contract at a moment: what was promised in a board, and what came of it so far.
 */
import { type VerdictNotes, countedBoard, verdictNotes } from '../reading/countedBoard'
import type { Reading } from '../reading/reading'
import type { InstrumentOf } from '../scene/types'
import { viewOf } from '../scene/viewOf'
import { boardAt } from './boardAt'
import type { LineFrame } from './boardFrame'
import type { Moment } from './moment'

export interface Clause extends LineFrame {
  readonly limit: NonNullable<LineFrame['limit']>
  readonly verdict: NonNullable<LineFrame['verdict']>
}

export interface VerdictFrame {
  /** When the step began (ms of the run). */
  readonly beganMs: number
  /** What is judged is counted from then on (ms since the step began); null where it is from its beginning. */
  readonly fromMs: number | null
  /** The picture of the step is a board whose values are of so many last seconds; null where they are like these. */
  readonly boardOfLastS: number | null
  readonly clauses: readonly Clause[]
  /** The small print with the marks of its numbers, as `say` wraps them. */
  readonly note: string
}

/** What is looked up once for a run. */
export const verdictIndex = (run: Reading): VerdictNotes => verdictNotes(run)

/** Null in a step without one of these boards. */
export function verdictAt({ run, frame: { step, position } }: Moment, options: InstrumentOf<'verdict'>, notes: VerdictNotes): VerdictFrame | null {
  const { id, startUs } = run.steps[step]!
  const board = options.boards[id]
  if (board === undefined) return null
  const { panels, fromMs } = boardAt(run, position, board)
  const clauses = panels.filter((panel): panel is Clause => panel.kind === 'line' && panel.limit !== null)
  const view = viewOf(run.scene, step)
  const shown = view.kind === 'board' ? countedBoard(run, view.board, step).board : undefined
  return { beganMs: startUs / 1000, fromMs, boardOfLastS: shown?.isOfBins ? shown.binS : null, clauses, note: notes(step, options) }
}
