/**
 * What a scene may declare of its instruments, a line each. How they are drawn is in src/panels/instruments.
 */
import type { LeverValues } from '../cdn/levers'
import type { RecordedCrowd } from './recordedCrowd'
import type { RunView } from './runView'
import type { Say } from './say'

/** Ids of nodes by the name of their group: { Europe: ['paris', 'madrid'], Asia: ['tokyo'] }. */
export type PlaceGroups = Readonly<Record<string, readonly string[]>>

export type Instrument =
  | { readonly kind: 'gauge'; readonly max: number }
  /** Waits of every client. Where there are many, in groups: those declared, else continents. */
  | { readonly kind: 'waits'; readonly maxMs: number; readonly groups?: PlaceGroups }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'waterfall' }
  /** Hit ratios of users at the disks of the view, a column for each step: for views of disks and rings. */
  | { readonly kind: 'found' }
  /** Requests and bytes that left the origin: what a 304 saves and what it does not. */
  | { readonly kind: 'bytes' }
  /** Entries and bytes that the edges hold. */
  | { readonly kind: 'memory'; readonly maxBytes: number; readonly groups?: PlaceGroups }
  /** Answers whose content was not what the origin itself would have sent at that moment. */
  | { readonly kind: 'wrong'; readonly label: string }
  /** Who answered, code at a place, its cache or the origin, and how many answers came to a stranger. */
  | { readonly kind: 'answerers' }
  /** What was measured elsewhere of such a crowd, beside the run's own. */
  | {
      readonly kind: 'recorded'
      readonly title: string
      /** Time that the origin took there for one answer (ms); it had room for all. */
      readonly thinkMs: number
      /** In a step (its id) under the levers in force: a crowd like the step's, or a sentence that says why there is none, and where there is one. */
      readonly crowd: (step: string, levers: LeverValues) => RecordedCrowd | string
      /** As which of them the run in view behaves under these levers; empty for none. */
      readonly as: (levers: LeverValues) => string
    }
  /** What the origin was asked for in the step, in the run in view and in others: a run for each pair of a row and a column. */
  | {
      readonly kind: 'cells'
      readonly title: string
      readonly rows: readonly CellLine[]
      readonly columns: readonly CellLine[]
      /** Id of the first step at whose end the other runs are told; each step when absent. */
      readonly since?: string
      /** Ids of steps in which the other runs are not told: they would say nothing of it, or its solution. */
      readonly notIn?: readonly string[]
    }
  /** What share of all requests each tier answered, beside a chain of caches that was measured elsewhere. */
  | {
      readonly kind: 'chain'
      readonly title: string
      readonly measured: { readonly name: string; readonly links: readonly { readonly by: string; readonly share: number; readonly isOrigin?: boolean }[] }
    }
  /** What was promised in a board of the scene, what came of it so far, and the moment that decided. */
  | {
      readonly kind: 'verdict'
      readonly title: string
      /** Which board, by the id of a step; it may be another one than is drawn there. */
      readonly boards: Readonly<Record<string, string>>
      /** The title of what stands there in other steps: what became of their requests, by outcome. */
      readonly elsewhere: string
      /** Small print under the table, when all its numbers are known. */
      note?(run: RunView, say: Say, step: string): string
    }

/** A row or a column of a table of runs: levers at these values from the start to the end. */
interface CellLine {
  readonly label: string
  readonly levers: LeverValues
}

export type InstrumentKind = Instrument['kind']
export type InstrumentOf<K extends InstrumentKind> = Extract<Instrument, { readonly kind: K }>
