/**
 * The virtual clock of a run and the spans of time in it. Nothing here or in the runner waits
 * in real time.
 */

/** 15 January 2026, a quarter of a second past noon, so that dates cut to seconds lie before the moment itself. */
const START_MS = 1_768_478_400_250

/** From one node to the next. */
export const HOP_MS = 2
/** After every exchange, for what a cache does in the background. */
export const SETTLE_MS = 20
/** What `pause_after` means. */
export const PAUSE_MS = 3000
/** How long a client waits for a response. */
export const PATIENCE_MS = 10_000

export class VirtualClock {
  #ms = START_MS

  nowMs(): number {
    return this.#ms
  }

  move(ms: number): void {
    this.#ms += ms
  }
}
