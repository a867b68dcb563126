/**
 * The time axis of the sequence diagram. Its end is one of a few round numbers, so that it
 * seldom moves while a request goes on.
 */

/** Each can be cut into six whole parts; longer axes go on by these factors. */
const ENDS_MS = [60, 90, 120, 150, 180, 240, 300, 420, 600]
const FACTORS = [1.5, 4 / 3]
const TICKS = 6

export interface TimeScale {
  readonly endMs: number
  readonly ticks: readonly number[]
  y(ms: number): number
}

/** From `top` to `bottom` px, long enough for `extentMs`. */
export function timeScale(extentMs: number, top: number, bottom: number): TimeScale {
  const endMs = endFor(extentMs)
  const perMs = (bottom - top) / endMs
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => (endMs / TICKS) * i)
  return { endMs, ticks, y: (ms) => top + Math.min(ms, endMs) * perMs }
}

function endFor(extentMs: number): number {
  const known = ENDS_MS.find((end) => end >= extentMs)
  if (known !== undefined) return known
  let end = ENDS_MS.at(-1)!
  for (let i = 0; end < extentMs; i++) end = Math.round(end * FACTORS[i % FACTORS.length]!)
  return end
}
