/**
 * The time axis of the sequence diagram. Its end doubles, so that it seldom moves while a
 * request goes on.
 */

const FIRST_END_MS = 150
const TICKS = 6

export interface TimeScale {
  readonly endMs: number
  readonly ticks: readonly number[]
  y(ms: number): number
}

/** From `top` to `bottom` px, long enough for `extentMs`. */
export function timeScale(extentMs: number, top: number, bottom: number): TimeScale {
  let endMs = FIRST_END_MS
  while (endMs < extentMs) endMs *= 2
  const perMs = (bottom - top) / endMs
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => (endMs / TICKS) * i)
  return { endMs, ticks, y: (ms) => top + Math.min(ms, endMs) * perMs }
}
