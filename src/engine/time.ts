/**
 * Virtual time is an integer number of microseconds, so that sums are exact and the same
 * in every browser. Durations are rounded once, here, where they enter the engine.
 */

export const US_PER_MS = 1000

/** Milliseconds to integer microseconds; half a microsecond rounds up. */
export function msToUs(ms: number): number {
  return Math.round(ms * US_PER_MS)
}

/** Microseconds to milliseconds, exact to the microsecond. */
export function usToMs(us: number): number {
  return us / US_PER_MS
}
