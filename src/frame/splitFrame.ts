/**
 * A moment of a split, ready to draw: where every user falls under the levers in force, and who of them has asked in this step.
 * splitAt.ts makes it.
 */
import { type Split, type Variant, hashNumber } from '../cdn/code/split'

/** One who has asked in this step, by her last request. */
export interface SplitAsker {
  /** Her number, in the order in which users signed up. */
  readonly user: number
  readonly request: number
  /** What the edge gave her then. */
  readonly got: Variant
}

export interface SplitFrame {
  /** null while there is none: then everybody gets A. */
  readonly split: Split | null
  readonly users: number
  /** What each is called, in the order in which they signed up. */
  readonly names: readonly string[]
  /** Users in a row of the picture. */
  readonly row: number
  /** Where each user falls in a hundred: those below the wanted percentage get B. All have 100 while there is no split. */
  readonly places: Float64Array
  /** Users with B: of all, and of each row. */
  readonly b: number
  readonly rows: readonly number[]
  readonly askers: readonly SplitAsker[]
}

/** The percentage that is to get B. */
export const wantedOf = ({ split }: SplitFrame): number => split?.percent ?? 0

export const variantAt = (frame: SplitFrame, user: number): Variant => (frame.places[user]! < wantedOf(frame) ? 'B' : 'A')

/** So many are in this row: the last one may have fewer. */
export const rowSize = ({ users, row }: SplitFrame, k: number): number => Math.min(row, users - k * row)

/** What the hash of the split makes of a user's name: a whole number. 0 while there is no split. */
export const hashOf = ({ split, names }: SplitFrame, user: number): number => (split ? hashNumber(names[user]!, split.hash) : 0)
