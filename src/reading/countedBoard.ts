/**
 * A board of a scene as it was counted from a run, whole steps at a time. What of it is known at a moment is in src/frame/boardAt.
 */
import { invariant } from '../engine/invariant'
import { type Board, type BoardBin, type BoardPanel, binsOf, boardProblems } from '../scene/board'
import type { InstrumentOf } from '../scene/types'
import { sayFor } from '../scene/say'
import type { Reading } from './reading'
import { RunReport } from './report'

/** The ends of an axis. */
export interface Scale {
  readonly low: number
  readonly high: number
}

interface CountedBoard {
  readonly board: Board
  readonly bins: readonly BoardBin[]
  /** Of each panel: an axis that has room for all that it will show, so that it stays. */
  readonly scales: readonly Scale[]
}

const made = new WeakMap<Reading['trace'], Map<string, CountedBoard>>()

/** Counted once for a run and a step: it can take as long as several pictures. Throws where the scene has no such board, or its columns do not fit the step. */
export function countedBoard(run: Reading, name: string, step: number): CountedBoard {
  const ofRun = made.get(run.trace) ?? new Map<string, CountedBoard>()
  made.set(run.trace, ofRun)
  const { id } = run.steps[step]!
  const key = `${id} ${name}`
  const known = ofRun.get(key)
  if (known) return known
  const count = run.scene.boards?.[name]
  invariant(count, `scene ${run.scene.slug} has no board "${name}"`)
  const report = new RunReport(run)
  const board = count(report, id)
  const bins = board.binS > 0 ? binsOf(report, id, board.binS) : []
  const problems = boardProblems(board, bins.length)
  invariant(problems.length === 0, `board "${name}" of step "${id}" cannot be shown: ${problems.join('; ')}`)
  const counted = { board, bins, scales: board.panels.map(scaleOf) }
  ofRun.set(key, counted)
  return counted
}

/** What the small print of verdicts says in a step, with its marks. */
export type VerdictNotes = (step: number, options: InstrumentOf<'verdict'>) => string

/** Each is written once: it may be counted from all requests. */
export function verdictNotes(run: Reading): VerdictNotes {
  const report = new RunReport(run)
  const written = new Map<number, string>()
  return (step, { note }) => {
    const text = written.get(step) ?? note?.(report, sayFor(report, step), run.steps[step]!.id) ?? ''
    written.set(step, text)
    return text
  }
}

/** Over the highest value (a factor). */
const HEADROOM = 1.1
/** Shares that are never below this have an axis of their own, down to somewhat below the lowest: one failure in a thousand is seen there. */
const HIGH_SHARE = 0.8
const [BELOW, LEAST_BELOW, ABOVE] = [1.25, 0.0005, 0.06]

function scaleOf(panel: BoardPanel): Scale {
  if (panel.kind === 'mix') return { low: 0, high: mostOf((panel.parts[0]?.counts ?? []).map((_, bin) => panel.parts.reduce((sum, { counts }) => sum + counts[bin]!, 0))) }
  if (panel.kind === 'rows') return { low: 0, high: mostOf(panel.rows.flatMap(({ values }) => values)) }
  const shown = [...panel.values, ...(panel.limit ? [panel.limit.value] : [])].filter(Number.isFinite)
  if (panel.format !== 'percent') return { low: 0, high: mostOf(shown) * HEADROOM }
  const least = Math.min(1, ...shown)
  const low = least < HIGH_SHARE ? 0 : 1 - (1 - least) * BELOW - LEAST_BELOW
  return { low, high: 1 + (1 - low) * ABOVE }
}

/** At least something, so that an axis has a length. */
const mostOf = (values: readonly number[]): number => values.reduce((most, value) => (value > most ? value : most), 0) || 1
