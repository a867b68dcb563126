/**
 * The contract of an instrument: what one kind of measurement under the stage consists of. An instrument is one object in a
 * folder of its own and one line in instruments.ts. What an author may declare of it is in src/scene/types.ts.
 */
import type { ComponentType } from 'react'
import type { Instant } from '../../frame/instant'
import type { Reading } from '../../reading/reading'
import type { Inputs } from '../../run/run.types'
import type { InstrumentKind, InstrumentOf } from '../../scene/types'

/** Makes the run of other inputs of the same scene, without holding up the page. */
export type OtherRuns = (inputs: Inputs) => Promise<Reading>

export interface PanelProps<K extends InstrumentKind, R> {
  readonly run: Reading
  readonly reading: R
  readonly options: InstrumentOf<K>
  /** On a phone: what is said in a row of single numbers, or across the whole width. */
  readonly compact: boolean
  readonly reducedMotion: boolean
  /** Absent in stills. */
  readonly others?: OtherRuns | undefined
  /** Opens a request (its number). */
  readonly onSelect: (request: number) => void
  /** Moves the playhead to a time of the run (ms). Absent in stills. */
  readonly onSeek?: ((ms: number) => void) | undefined
  /** A link to another scene, by its number; it is nothing where there is no such scene. Absent where there are no others. */
  readonly SceneLink?: ComponentType<SceneLinkProps> | undefined
}

export interface SceneLinkProps {
  readonly number: number
  readonly className?: string | undefined
}

/** What a figure is, and how it is written. */
export interface Comparable {
  /** In the words of a sentence: "p50, slowest region"; a counted thing in the singular. */
  readonly what: string
  /** A share is 0..1. */
  readonly unit: 'ms' | 'count' | 'bytes' | 'share'
  /** Most figures are costs. */
  readonly moreIsBetter?: boolean
}

/**
 * One kind of instrument. `R` is what it reads at a moment: plain values, ms and bytes. `X` is what it looks up in a run
 * (null where the frame and the index of the trace are enough); it is made once for a run, and only where it is shown.
 *
 * @example
 * export const ratioInstrument = defineInstrument({
 *   kind: 'ratio',
 *   index: answerIndex,
 *   read: ({ since, count }, _, answers) => answers.between(since, count),
 *   Panel: HitRatio,
 * })
 */
export interface InstrumentModule<K extends InstrumentKind, R, X> {
  readonly kind: K
  /** What `read` looks up. Pure, in one pass over the trace or less. */
  readonly index: (run: Reading) => X
  /** The moment as this instrument tells it. Pure; a few binary searches. */
  readonly read: (instant: Instant, options: InstrumentOf<K>, index: X) => R
  /** Draws a reading and decides nothing. It renders in Node as well. */
  readonly Panel: ComponentType<PanelProps<K, R>>
  /** The one figure by which two runs are compared. Absent where the stage already shows it. */
  readonly compares?: Comparable & {
    /** null while there is nothing to compare. */
    readonly figure: (reading: R) => number | null
  }
}
