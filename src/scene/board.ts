/**
 * A board: figures of a step over its time, as a scene counts them from a run. It is drawn by src/stage/board, told at a moment by src/frame/boardAt,
 * and its promises are judged under the stage by the instrument `verdict`.
 */
import type { LeverValues } from '../cdn/levers'
import type { OutcomeName } from '../trace/traceKinds'
import type { FigureFormat, Limit } from '../words/figures'
import type { RunView } from './runView'

export interface Board {
  /** Width of a bin (s); `binsOf` says which bins a step has. */
  readonly binS: number
  /** 1 to MOST_PANELS, in the order in which they stand. */
  readonly panels: readonly BoardPanel[]
  /** Its figures are each of one bin, and what it shows as its value is the last one's; else they are of the step so far. */
  readonly isOfBins?: boolean
  /** What is judged on it is counted from so many seconds of the step on; from its beginning when absent. */
  readonly fromS?: number
  /** When something failed, which the charts shade; none where that is what is asked. */
  readonly failing?: readonly BoardBin[]
}

export type BoardPanel = LinePanel | MixPanel | RowsPanel

interface PanelBase {
  readonly id: string
  readonly title: string
}

/** A figure, and what was promised of it. */
export interface LinePanel extends PanelBase {
  readonly kind: 'line'
  readonly format: FigureFormat
  /** What the figure is at the end of each bin of the step; NaN where there is nothing. */
  readonly values: readonly number[]
  /** What was promised: it holds while no value is on the worse side. */
  readonly limit?: Limit
  /** `last`: of a figure that is counted from the beginning on, and that comes back, only the last value counts. Every one when absent. */
  readonly judged?: 'last'
  /** The request that decided in each bin (its number), -1 for none. */
  readonly requests?: readonly number[]
  /** The moment that decided (ms of the run) and its request; of a bin as a whole its last, where its value stands. It is told when its bin is over; where the last value counts, at the end. */
  readonly decided?: { readonly ms: number; readonly request: number | null } | null
  /** Number of the scene that explains it. */
  readonly explainedBy?: number
}

/** Good, and bad, in general; or what became of requests. */
export type PartTone = 'good' | 'warn' | 'bad' | 'plain' | OutcomeName

/** What something is made up of, stacked. */
export interface MixPanel extends PanelBase {
  readonly kind: 'mix'
  /** Counts by bin; the first is at the foot. */
  readonly parts: readonly { readonly name: string; readonly tone: PartTone; readonly counts: readonly number[] }[]
}

/** The same figure of several things. */
export interface RowsPanel extends PanelBase {
  readonly kind: 'rows'
  readonly format: FigureFormat
  /** Counted from the beginning of the step on, also where other figures are each of one bin. */
  readonly isSoFar?: boolean
  /** What each row is at the end of each bin. */
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/** Counts a board of a step (its id) from a run. The type of a method: scenes count with levers of their own. */
export type CountBoard<V extends LeverValues> = { count(run: RunView<V>, step: string): Board }['count']

/** A stretch of a step (ms of the run); the end does not belong to it. */
export interface BoardBin {
  readonly fromMs: number
  readonly toMs: number
}

export const MOST_PANELS = 12
/** More are no longer told apart in a small panel. */
const MOST_BINS = 240

/** Of this width from the beginning of the step to its end; the last is up to half as long again, or shorter by as much: what is left over would say nothing by itself. */
export function binsOf(run: Pick<RunView, 'step'>, step: string, binS: number): readonly BoardBin[] {
  const { startMs, endMs } = run.step(step)
  const widthMs = binS * 1000
  const count = Math.max(1, Math.round((endMs - startMs) / widthMs))
  return Array.from({ length: count }, (_, k) => ({ fromMs: startMs + k * widthMs, toMs: k === count - 1 ? endMs : startMs + (k + 1) * widthMs }))
}

/** What is wrong with a board of a step with so many bins, in sentences. */
export function boardProblems({ binS, panels }: Board, bins: number): string[] {
  if (!(binS > 0) || bins > MOST_BINS) return [`its bins are of ${binS} s, so that there are ${bins}; there may be ${MOST_BINS}`]
  const ids = panels.map(({ id }) => id)
  return [
    ...(panels.length < 1 || panels.length > MOST_PANELS ? [`it has ${panels.length} panels; 1 to ${MOST_PANELS} can be seen at once`] : []),
    ...ids.filter((id, k) => ids.indexOf(id) < k).map((id) => `two panels are called "${id}"`),
    ...panels.flatMap((panel) => Object.entries(seriesOf(panel)).filter(([, { length }]) => length !== bins).map(([name, { length }]) => `panel "${panel.id}" has ${length} values of ${name} for ${bins} bins`)),
  ]
}

/** All columns of a panel, by what they are. */
function seriesOf(panel: BoardPanel): Readonly<Record<string, readonly number[]>> {
  if (panel.kind === 'mix') return Object.fromEntries(panel.parts.map(({ name, counts }) => [name, counts]))
  if (panel.kind === 'rows') return Object.fromEntries(panel.rows.map(({ name, values }) => [name, values]))
  return { 'the figure': panel.values, ...(panel.requests ? { 'its requests': panel.requests } : {}) }
}
