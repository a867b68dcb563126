/**
 * The shapes of a scene's screen, by the window. They have other parts, not only other places for them:
 * wide has a column for code and levers; tabs has them behind a tab of the story; beside is for windows that are low, with story
 * and instruments in one column beside the stage; column is a phone held upright, where the page scrolls and levers come as a
 * sheet. The style sheets that follow them have the same conditions (widths.test.ts).
 */
import { useMedia } from '../useMedia'

export type Shape = 'wide' | 'tabs' | 'beside' | 'column'

export const COLUMN = '(width < 520px), (width <= 960px) and (orientation: portrait)'
export const BESIDE = '(520px <= width <= 960px) and (orientation: landscape), (width > 960px) and (height < 560px)'
export const WIDE = '(width >= 1280px) and (height >= 560px)'

export function useShape(): Shape {
  const [column, beside, wide] = [useMedia(COLUMN), useMedia(BESIDE), useMedia(WIDE)]
  return shapeOf(column, beside, wide)
}

/** The shape of the window at this moment. */
export function shapeNow(): Shape {
  const [column, beside, wide] = [COLUMN, BESIDE, WIDE].map((query) => window.matchMedia(query).matches)
  return shapeOf(column, beside, wide)
}

function shapeOf(column = false, beside = false, wide = false): Shape {
  if (column) return 'column'
  if (beside) return 'beside'
  return wide ? 'wide' : 'tabs'
}
