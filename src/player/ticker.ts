/**
 * The only place that measures time (src/app/wallClock.ts tells what day it is): it calls back once per picture while it runs. The
 * player sees elapsed milliseconds, never a time of day, so tests drive it by hand.
 */

export interface Ticker {
  /** Starts calling `onTick` with the ms since the last picture (0 at first). */
  start(onTick: (elapsedMs: number) => void): void
  stop(): void
}

/** Longest step that one picture may make: a tab that was hidden does not leap ahead (ms). */
const MAX_ELAPSED_MS = 100

export function animationTicker(): Ticker {
  let handle = 0
  return {
    start(onTick) {
      cancelAnimationFrame(handle)
      let last = -1
      const tick = (now: number): void => {
        handle = requestAnimationFrame(tick)
        onTick(last < 0 ? 0 : Math.min(MAX_ELAPSED_MS, now - last))
        last = now
      }
      handle = requestAnimationFrame(tick)
    },
    stop() {
      cancelAnimationFrame(handle)
    },
  }
}
