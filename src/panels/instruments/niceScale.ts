/**
 * Round numbers for axes. Not d3-scale: two small functions are all the strips need.
 */

/** Ends of an axis that follows a growing bar: far enough apart that it does not rescale all the time. */
const ENDS = [1, 1.2, 1.5, 2, 3, 5, 8, 10]

const STEPS = [1, 2, 5, 10]

/** The smallest of 1, 2, 5 times a power of ten that cuts `max` into at most `count` parts. */
function niceStep(max: number, count: number): number {
  if (!(max > 0)) return 1
  const raw = max / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = STEPS.find((one) => one * power >= raw * (1 - 1e-9)) ?? 10
  return step * power
}

/** From 0 to `max`, both included when `max` is a multiple of the step. */
export function ticks(max: number, count: number): readonly number[] {
  const step = niceStep(max, count)
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, index) => index * step)
}

/** The first of a few round ends at or above `most`, at least `least`. */
export function growingAxisMax(least: number, most: number): number {
  if (most <= least) return least
  const power = 10 ** Math.floor(Math.log10(most))
  return (ENDS.find((one) => one * power >= most * (1 - 1e-9)) ?? 10) * power
}

/** `wanted`, or the next round number above `most` when that does not fit. */
export function axisMax(wanted: number, most: number): number {
  if (most <= wanted) return wanted
  const step = niceStep(most, 8)
  return Math.ceil(most / step) * step
}
