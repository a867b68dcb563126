/**
 * A moment of the copies of one page in several caches, ready to draw: for how long each may be used, and when the origin was asked. livesAt.ts
 * makes it. Times are ms since the step began.
 */
import type { NodeKind } from '../cdn/nodeKinds'

/** A copy, from when it came until its time is over or it is taken away. */
export interface LifeSpan {
  readonly fromMs: number
  /** Known when it comes, unless it is taken away. */
  readonly endMs: number
  /** From here on its content is older than its origin allows, though the cache does not know; `endMs` where it never is. */
  readonly oldFromMs: number
  /** The user's request that fetched it; -1 where it was there without. */
  readonly request: number
}

export interface LivesRow {
  /** Its number among the nodes of the run. */
  readonly node: number
  readonly name: string
  readonly kind: NodeKind
  readonly spans: readonly LifeSpan[]
}

export interface LivesFrame {
  readonly rows: readonly LivesRow[]
  /** When requests of the step reached the origin. */
  readonly askedMs: readonly number[]
  /** Levers that have moved since the step began, in words. */
  readonly turns: readonly { readonly atMs: number; readonly text: string }[]
  readonly nowMs: number
  /** What an axis has to hold: the step, and what is left of its copies after it. */
  readonly lengthMs: number
}
