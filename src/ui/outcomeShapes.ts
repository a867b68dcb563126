/**
 * The shape of every outcome beside its word (look.md): colour is never alone. Shapes are SVG
 * path data on a 12 by 12 grid, usable as `new Path2D(path)` as well.
 */
import type { OUTCOME_WORDS } from '../words/outcomeWords'

export type OutcomeShape = keyof typeof OUTCOME_WORDS

export interface ShapeSpec {
  readonly path: string
  /** Drawn as a line of this width instead of a filled shape. */
  readonly stroke?: number
}

const CIRCLE = 'M1.8 6a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z'

export const OUTCOME_SHAPES: Readonly<Record<OutcomeShape, ShapeSpec>> = {
  hit: { path: CIRCLE },
  miss: { path: 'M6 .8 11.2 6 6 11.2 .8 6z' },
  stale: { path: 'M6 1.2 11.2 10.4H.8z' },
  revalidated: { path: 'M6 1.4a4.6 4.6 0 0 0 0 9.2zM6 1.4a4.6 4.6 0 0 1 0 9.2v-1.2a3.4 3.4 0 0 0 0-6.8z' },
  purge: { path: CIRCLE, stroke: 1.6 },
  bypass: { path: 'M4 1.6 8.6 6 4 10.4', stroke: 2.2 },
  error: { path: 'M2 2l8 8M10 2l-8 8', stroke: 2.2 },
  unanswered: { path: 'M2.4 2.4h7.2v7.2H2.4z', stroke: 1.6 },
  direct: { path: 'M2.4 2.4h7.2v7.2H2.4z' },
  answered: { path: 'M6 .9 10.4 3.4v5.2L6 11.1 1.6 8.6V3.4z' },
  plain: { path: 'M3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0z', stroke: 1.4 },
}
