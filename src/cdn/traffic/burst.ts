/**
 * Poisson arrivals that rush in now and then: a push notification, a link on a large site.
 */
import { invariant } from '../../engine/invariant'
import type { Arrivals } from './arrivals'
import { poisson } from './poisson'

export interface BurstOptions {
  /** The rate during a burst as a multiple of the quiet one. */
  readonly factor: number
  /** From the start of one burst to the start of the next (ms); the first begins with the traffic. */
  readonly everyMs: number
  /** How long a burst lasts (ms). */
  readonly lastsMs: number
}

/** `burst({ factor: 20, everyMs: 5000, lastsMs: 500 })`: half a second at twenty times the rate, every five seconds. */
export function burst({ factor, everyMs, lastsMs }: BurstOptions): Arrivals {
  invariant(factor >= 0 && lastsMs > 0 && everyMs >= lastsMs, `a burst of ${lastsMs} ms every ${everyMs} ms at ${factor} times the rate cannot be: it must fit its period`)
  return { gap: poisson.gap, swell: (sinceMs) => (sinceMs % everyMs < lastsMs ? factor : 1) }
}
