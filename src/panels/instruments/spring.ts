/**
 * A critically damped spring in closed form: it comes to rest as fast as one can without
 * swinging over. What moves it and when is not known here.
 */

export interface Spring {
  readonly from: number
  readonly to: number
  /** At the start, in units a second. */
  readonly velocity: number
}

export interface SpringState {
  readonly value: number
  readonly velocity: number
}

/** Natural frequency (radians a second). */
const OMEGA = 21
/** From here on the rest of the way is too short to see (s). */
export const SETTLED_S = 0.42

export function springAt({ from, to, velocity }: Spring, seconds: number): SpringState {
  if (seconds >= SETTLED_S) return { value: to, velocity: 0 }
  const away = from - to
  const push = velocity + OMEGA * away
  const left = away + push * seconds
  const fade = Math.exp(-OMEGA * seconds)
  return { value: to + left * fade, velocity: (push - OMEGA * left) * fade }
}
