/**
 * What the bench asks of its page, and what it gets back.
 */

/** What is drawn while pictures are timed, from nothing to the whole of playback. */
export const FRAME_MODES = ['empty', 'bare', 'stage', 'playback'] as const
/**
 * empty: requestAnimationFrame and nothing else. bare: a canvas of our own, arc() and fill() for
 * every packet. stage: the product's packets, painter and canvas layer. playback: the same with
 * the commits of new frames that the player makes.
 */
export type FrameMode = (typeof FRAME_MODES)[number]

export interface FrameAsk {
  readonly packets: number
  readonly mode: FrameMode
  readonly ms: number
}

export interface FrameRound {
  /** Time from one picture to the next (ms). */
  readonly intervals: readonly number[]
  /** Main-thread time from the start of a picture to after its paint (ms). */
  readonly work: readonly number[]
  /** Tasks of the main thread of 50 ms or more. */
  readonly longTasks: number
  readonly commits: number
  /** Packets in flight in the last picture. */
  readonly drawn: number
}

/** So many commits of new frames on a stage with so many places, with four slots each. */
export interface CommitsAsk {
  readonly pops: number
  /** Whether copies grow old. */
  readonly lives: boolean
  readonly commits: number
}

export interface CommitsRound {
  /** Time to make each frame (ms). */
  readonly frames: readonly number[]
  /** React's time with it (ms). */
  readonly commits: readonly number[]
  /** Slots in the picture. */
  readonly drawn: number
}
