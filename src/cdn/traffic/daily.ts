/**
 * Poisson arrivals whose rate rises and falls as in a day at one place: the traffic lasts from one midnight (UTC) to the next, however long that
 * is. Least before dawn, most in the evening; the figures are illustrative, and so is that all places share them.
 */
import type { Arrivals } from './arrivals'
import { poisson } from './poisson'

/** The rate at each full hour by the local clock, as a multiple of the day's mean. */
const HOURS = [0.8, 0.6, 0.5, 0.4, 0.4, 0.4, 0.5, 0.7, 0.9, 1, 1.1, 1.1, 1.2, 1.2, 1.1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.7, 1.6, 1.3, 0.9] as const

/** `offsetH`: hours by which local clocks there are ahead of UTC, a fraction or below 0 as well. */
export function daily({ offsetH }: { readonly offsetH: number }): Arrivals {
  return {
    gap: poisson.gap,
    swell(sinceMs, forMs) {
      const hour = ((((sinceMs / forMs) * HOURS.length + offsetH) % HOURS.length) + HOURS.length) % HOURS.length
      const full = Math.floor(hour)
      const [before, after] = [HOURS[full]!, HOURS[(full + 1) % HOURS.length]!]
      return before + (after - before) * (hour - full)
    },
  }
}
