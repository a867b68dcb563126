/**
 * The values that a slider offers, from its left end to its right. A wide range on a short track would have several values on each
 * pixel, and what is small could not be chosen: so its steps are single ones at the low end and grow with the value, 1, 2, 5, 10 ...
 */

export interface SliderRange {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** So many places of one step each are told apart by hand on the track. */
const MOST_SINGLE = 36
/** A step is at most this share of what is there already. */
const SHARE = 0.2
const GROWTH = [1, 2, 5]

/** Ascending, with both ends and `kept` (the value at which a lever begins) among them. */
export function sliderStops({ min, max, step }: SliderRange, kept = min): readonly number[] {
  const stops = new Set([max, kept])
  const isSingle = (max - min) / step <= MOST_SINGLE
  /** The nearest value that is a whole number of steps above the least, without the last bit's error of a sum of fractions. */
  const onGrid = (value: number): number => Math.round((min + Math.round((value - min) / step) * step) * 1e6) / 1e6
  for (let value = min; value < max; ) {
    stops.add(value)
    const by = isSingle ? step : stepAt(value - min, step)
    // To a multiple, so that large values are round: the next one, or the one after it where that is hardly any way.
    const round = onGrid((Math.floor(value / by + 0.5 - 1e-9) + 1) * by)
    value = round > value ? round : onGrid(value + step)
  }
  return [...stops].sort((a, b) => a - b)
}

function stepAt(above: number, step: number): number {
  let found = step
  for (let ten = 1; ; ten *= 10) {
    for (const factor of GROWTH) {
      const wanted = step * ten * factor
      if (wanted > above * SHARE) return found
      found = wanted
    }
  }
}

/** The place of a value, or of the stop next to it. */
export function stopOf(stops: readonly number[], value: number): number {
  const above = stops.findIndex((stop) => stop >= value)
  if (above < 0) return stops.length - 1
  return above > 0 && value - stops[above - 1]! < stops[above]! - value ? above - 1 : above
}
