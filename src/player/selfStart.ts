/**
 * A step that begins to play by itself, because the learner has answered its question. Who then presses Play, as one is used to,
 * wants it to play: that one press does not stop it.
 */
import type { Playhead } from './playhead'

/** So long after the beginning a press is still meant to begin (ms of presentation at speed 1). */
const GRACE_MS = 1000

export class SelfStart {
  readonly #playhead: Playhead
  #begunAt: number | null = null

  constructor(playhead: Playhead) {
    this.#playhead = playhead
  }

  begin(): void {
    this.#begunAt = this.#playhead.position
  }

  /** Whether a press at this moment is that press; the next one is not. */
  takesPress(speed: number): boolean {
    const begunAt = this.#begunAt
    this.#begunAt = null
    if (begunAt === null || this.#playhead.position < begunAt) return false
    return this.#playhead.sinceMs(begunAt) < GRACE_MS * speed
  }
}
