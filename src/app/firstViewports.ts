/**
 * The windows that the build draws a scene's first picture for: one for each shape of its screen (scene/widths.ts). The page
 * shows the one whose query holds, and the app takes that one over as it stands; what else the window is comes after that.
 */
import type { Size } from '../stage/draw/density'
import { BESIDE, COLUMN, type Shape, WIDE } from './scene/widths'

export interface FirstViewport {
  readonly shape: Shape
  /** Where it is shown, if none before it in the list is. */
  readonly query: string
  /** The room that its stage has in a common window of this shape (px); in others the picture is scaled. */
  readonly stage: Size
}

export const FIRST_VIEWPORTS: readonly FirstViewport[] = [
  { shape: 'column', query: COLUMN, stage: { width: 390, height: 351 } },
  { shape: 'beside', query: BESIDE, stage: { width: 506, height: 289 } },
  { shape: 'wide', query: WIDE, stage: { width: 716, height: 572 } },
  { shape: 'tabs', query: 'all', stage: { width: 672, height: 440 } },
]

/** Id of the element that holds the picture for this window. */
export const firstId = ({ shape }: FirstViewport): string => `first-${shape}`
