/**
 * boardAt(run, position, name): what a board of the scene says of the step on view by then. The scene counts the whole step once; a moment tells
 * those of its bins that are over. Not a part of the Frame: it comes with who draws it.
 */
import { usToMs } from '../engine/time'
import { type Scale, countedBoard } from '../reading/countedBoard'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import type { BoardPanel, LinePanel } from '../scene/board'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { type VerdictName, isWorse } from '../words/figures'
import type { BoardFrame, LineFrame, PanelFrame } from './boardFrame'
import { clampPosition, stepOfCount } from './frameAt'

/** Positions outside the run are clamped. */
export function boardAt(run: Reading, requested: number, name: string): BoardFrame {
  const position = clampPosition(run, requested)
  const step = stepOfCount(indexOf(run), countAt(run.trace, position))
  const { board, bins, scales } = countedBoard(run, name, step)
  const { startUs, endUs } = run.steps[step]!
  const ends = bins.map(({ toMs }) => toMs - usToMs(startUs))
  // A bin is over with the last microsecond that belongs to it.
  const over = lowerBound(bins.map(({ toMs }) => Math.round(toMs * 1000)), Math.floor(position) + 2)
  const at = { startMs: usToMs(startUs), ends, over }
  const nowMs = usToMs(Math.max(startUs, position) - startUs)
  const sinceStart = (ms: number): number => ms - usToMs(startUs)
  return {
    binEndsMs: ends, lengthMs: usToMs(endUs - startUs), nowMs, ofLastS: board.isOfBins ? board.binS : null, fromMs: board.fromS === undefined ? null : board.fromS * 1000,
    failing: (board.failing ?? []).map(({ fromMs, toMs }) => ({ fromMs: sinceStart(fromMs), toMs: Math.min(nowMs, sinceStart(toMs)) })).filter(({ fromMs, toMs }) => fromMs < toMs),
    panels: board.panels.map((panel, k) => panelFrame(panel, scales[k]!, at)),
  }
}

interface Told {
  /** When the step began (ms of the run). */
  readonly startMs: number
  /** When each bin ends, since then (ms), and how many of them are over. */
  readonly ends: readonly number[]
  readonly over: number
}

function panelFrame(panel: BoardPanel, scale: Scale, told: Told): PanelFrame {
  const { id, title } = panel
  const { over } = told
  switch (panel.kind) {
    case 'line':
      return lineFrame(panel, scale, told)
    case 'mix':
      return { id, title, kind: 'mix', parts: panel.parts.map(({ name, tone, counts }) => ({ name, tone, counts: counts.slice(0, over) })), most: scale.high }
    case 'rows':
      return { id, title, kind: 'rows', format: panel.format, isSoFar: panel.isSoFar ?? false, rows: panel.rows.map(({ name, values }) => ({ name, value: over > 0 ? values[over - 1]! : NaN })), most: scale.high }
  }
}

function lineFrame(panel: LinePanel, scale: Scale, told: Told): LineFrame {
  const { id, title, format, limit, requests, explainedBy } = panel
  const values = panel.values.slice(0, told.over)
  return {
    id, title, kind: 'line', format, values, requests: requests?.slice(0, told.over) ?? [], scale, limit: limit ?? null,
    verdict: verdictOf(panel, values), decided: decidedOf(panel, told), explainedBy: explainedBy ?? null,
  }
}

function verdictOf({ limit, judged }: LinePanel, values: readonly number[]): VerdictName | null {
  if (!limit) return null
  const known = values.filter(Number.isFinite)
  if (known.length === 0) return 'open'
  return (judged === 'last' ? known.slice(-1) : known).some((value) => isWorse(value, limit)) ? 'broken' : 'holds'
}

function decidedOf({ decided, judged }: LinePanel, { startMs, ends, over }: Told): LineFrame['decided'] {
  if (!decided || (judged === 'last' && over < ends.length)) return null
  const atMs = decided.ms - startMs
  const bin = Math.min(ends.length - 1, ends.findIndex((end) => atMs < end))
  return bin >= 0 && bin < over ? { atMs, bin, request: decided.request } : null
}
