/**
 * Poisson arrivals whose rate goes up or down in a straight line from the beginning of the
 * traffic to its end: a morning, a crowd that goes home.
 */
import { invariant } from '../../engine/invariant'
import type { Arrivals } from './arrivals'
import { poisson } from './poisson'

export interface RampOptions {
  /** The rate at the end as a multiple of the one at the beginning. */
  readonly factor: number
}

/** `ramp({ factor: 10 })`: ten times as many requests a second at the end as at the beginning. */
export function ramp({ factor }: RampOptions): Arrivals {
  invariant(factor >= 0, `a ramp to ${factor} times the rate cannot be: a rate is not below 0`)
  return { gap: poisson.gap, swell: (sinceMs, forMs) => 1 + (factor - 1) * (sinceMs / forMs) }
}
