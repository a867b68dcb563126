/**
 * Shapes in the data of paths.
 */
import type { Box } from './geometry'
import { hundredth } from './rounded'

export function rectPath({ x, y, width, height }: Box): string {
  return `M${hundredth(x)} ${hundredth(y)}h${hundredth(width)}v${hundredth(height)}h${hundredth(-width)}z`
}
